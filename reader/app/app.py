"""The Textual application: its screens, themes and what holds them together."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.screen import Screen

from reader.app.commands import COMMANDS
from reader.app.opening import Opened, begun, opened
from reader.app.screens.reading import ReadingScreen
from reader.app.themes import DARK, LIGHT, defaults, styles_folder, themes
from reader.errors import ReaderError
from reader.library import Library, Recent


class NewsreadApp(App[None]):
    """Reads one article at a time, and keeps what the person adds to it."""

    TITLE = "newsread"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH: ClassVar = sorted(styles_folder().glob("*.tcss"))

    def __init__(self, first: Opened | None, *, model: str) -> None:
        """Begin with ``first``, or with the list of what was read lately; ``model`` is for the engine."""
        super().__init__()
        self._first = first
        self._model = model
        self._reading: ReadingScreen | None = None
        self.library: Library | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of kinds in themes that are not ours."""
        return defaults(dark=self.current_theme.dark)

    def on_mount(self) -> None:
        """Open the library and the first screen."""
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK
        try:
            self.library = Library.open()
        except ReaderError as error:
            self._tell(f"{error} Nothing that you add will be kept.")
        if self.library is not None and self.library.notice:
            self._tell(self.library.notice)
        if self._first is not None:
            self._read(self._first)
        else:
            self.action_library()

    def on_unmount(self) -> None:
        """Keep the position and let go of everything."""
        if self._reading is not None:
            self._reading.leave()
        if self.library is not None:
            self.library.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of ours, then Textual's."""
        if isinstance(screen, ReadingScreen):
            for command in COMMANDS:
                if command.in_palette:
                    yield SystemCommand(
                        command.title,
                        f"{command.group}  {command.shown}",
                        lambda action=command.action: screen.run_action(action),
                    )
        yield from super().get_system_commands(screen)

    def action_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def action_help(self) -> None:
        """Show every key."""
        from reader.app.screens.help import HelpScreen  # noqa: PLC0415 - not before the first paint

        self.push_screen(HelpScreen())

    def action_library(self) -> None:
        """Show what was read lately, and open what the person chooses."""
        from reader.app.screens.library import LibraryScreen  # noqa: PLC0415 - as above

        recent: tuple[Recent, ...] = ()
        if self.library is not None:
            with contextlib.suppress(ReaderError):
                recent = self.library.recent()
        self.push_screen(LibraryScreen(recent), self._open_recent)

    def _open_recent(self, recent: Recent | None) -> None:
        if recent is None:
            if self._reading is None:
                self.exit()
            return
        self.run_worker(lambda: self._prepare(recent), thread=True, exclusive=True)

    def _prepare(self, recent: Recent) -> None:
        """Read the article in a thread; a file that is gone is read from the library."""
        try:
            ready = opened(recent.source, recent.published, self._model)
        except ReaderError as error:
            self.call_from_thread(self._reopen, recent, str(error))
        else:
            self.call_from_thread(self._read, ready)

    def _reopen(self, recent: Recent, why: str) -> None:
        assert self.library is not None  # the list came from it
        try:
            article = self.library.text_of(recent.article_id)
        except ReaderError as error:
            self._tell(str(error))
            return
        if recent.source != "-":
            self.notify(f"{why} This is the text as it was kept.", markup=False)
        self._read(begun(article, self._model))

    def _read(self, ready: Opened) -> None:
        if self._reading is not None:
            self._reading.leave()
            self.pop_screen()
        self._reading = ReadingScreen(ready, self.library, self._model)
        self.push_screen(self._reading)

    def _tell(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", timeout=15, markup=False)
