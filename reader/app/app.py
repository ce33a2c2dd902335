"""The Textual application: its screens, themes and what holds them together."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import signal
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual import constants, events
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.app import clipboard
from reader.app.commands import COMMANDS
from reader.app.driver import Driver
from reader.app.early_keys import EarlyKeys
from reader.app.opening import Opened, begun, known_names, opened
from reader.app.preferences import Preferences
from reader.app.screens.outside import OutsideScreen
from reader.app.screens.reading import ReadingScreen
from reader.app.shelf import Shelf
from reader.app.themes import defaults, find, for_sixteen_colours, names, styles_folder, themes
from reader.corrections import KnownNames
from reader.errors import ReaderError
from reader.formats import is_address
from reader.harmless import harmless, one_line
from reader.library import Library
from reader.marks import Mark

if TYPE_CHECKING:
    from reader.app.screens.library import Choice

_HAVE_OURS = {"Theme", "Keys", "Quit"}
"""Commands of Textual's for which there are some of ours."""

_PROBLEMS = 5
"""How many problems with the settings are told in one notice."""


class NewsreadApp(App[None]):
    """Reads one article at a time, and keeps what the person adds to it."""

    TITLE = "newsread"
    ENABLE_COMMAND_PALETTE = True
    # The other screens bring their own when they open; a default screen's would not be loaded.
    CSS_PATH = styles_folder() / "reading.tcss"

    def __init__(
        self,
        first: Opened | Shelf | None,
        library: Library | None,
        *,
        model: str,
        notice: str = "",
        preferences: Preferences | None = None,
        welcome: bool = False,
    ) -> None:
        """Begin with ``first``, an article or several to read, or with the list of what was read lately.

        ``library`` is closed at the end; without one nothing is kept, and ``notice`` says why. ``model``
        is what the engine is told to use. Without ``preferences`` the defaults hold. With
        ``welcome`` the tour is shown with the first article.
        """
        # A browser is drawn in by Textual's own driver.
        super().__init__(driver_class=None if constants.DRIVER else Driver)
        self._library = library
        self._model = model
        self._notice = notice
        self._shelf = first if isinstance(first, Shelf) else None
        opening = first.first if isinstance(first, Shelf) else first
        self.preferences = preferences or Preferences()
        self._early = EarlyKeys(self)
        self._reading = None if opening is None else self._screen(opening)
        for theme in themes():
            self.register_theme(theme)
        if welcome and self._reading is not None:
            self._reading.when_furnished(self._welcome)
        self._problems = [*self.preferences.problems]
        self._dress(self.preferences.settings.theme, self._problems.extend)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of kinds in themes that are not ours."""
        return defaults(self.current_theme)

    def get_default_screen(self) -> Screen[Any]:
        """The article at once, without an empty screen beneath it."""
        return self._reading or super().get_default_screen()

    def on_load(self) -> None:
        """Quit as by key when the system, or the end of the terminal, ends the program.

        From before the terminal is set up: it has to be put right again.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            # Where the app does not run in the main thread, signals are somebody else's.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self.exit, None, 128 + number)

    def on_mount(self) -> None:
        """Say what is unusual, and without an article show the library."""
        if self._problems:
            self._tell_problems(self._problems)
        if self._notice:
            self._tell(self._notice)
        if self._reading is None:
            self._choose()

    def on_ready(self) -> None:
        """The first paint is done: collect garbage again, but not what was imported."""
        gc.freeze()
        gc.enable()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, but not while the panel is on its way: Textual fails where it closes what it mounts."""
        end = functools.partial(super().exit, result, return_code, message)
        if self._reading is None:
            end()
        else:
            self._reading.when_furnished(end)

    async def on_event(self, event: events.Event) -> None:
        """Let no control characters in with what is pasted; hold keys until they can take effect."""
        if isinstance(event, events.Key) and self._early.hold(event, early=self._is_early):
            return
        if isinstance(event, events.Paste):
            event.text = harmless("\n".join(event.text.splitlines()).expandtabs(4))
        await super().on_event(event)

    @property
    def _is_early(self) -> bool:
        """Whether the panel and the search bar, to which a key may lead, are still on their way."""
        reading = self._reading
        return reading is not None and reading.is_current and not reading.furnished

    def on_unmount(self) -> None:
        """Keep the position and let go of everything."""
        if self._reading is not None:
            self._reading.leave()
        if self._library is not None:
            self._library.close()
        self.preferences.save()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every command of ours, then Textual's."""
        if isinstance(screen, ReadingScreen):
            for command in COMMANDS:
                if command.name != "command_palette":
                    yield SystemCommand(
                        command.title,
                        f"{command.group}  {screen.keys.shown(command.name)}",
                        lambda action=command.action: screen.run_action(action),
                    )
        yield from (
            command
            for command in super().get_system_commands(screen)
            if command.title not in _HAVE_OURS
        )

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the system's clipboard, else to the terminal's; always to the app's own, to paste from."""
        self._clipboard = text
        tool = clipboard.tool()
        if tool is None:
            super().copy_to_clipboard(text)
        else:
            self.run_worker(lambda: self._copy_by(tool, text), thread=True)

    def _copy_by(self, tool: tuple[str, ...], text: str) -> None:
        """In a thread: a display may be slow."""
        if not clipboard.copied(tool, text):
            self.call_from_thread(super().copy_to_clipboard, text)

    def action_theme(self) -> None:
        """Let the person choose the colours."""
        from reader.app.screens.theme import ThemeScreen  # noqa: PLC0415 - not before the first paint

        before = self.preferences.settings.theme

        def close(chosen: str | None) -> None:
            if chosen is None:
                self._dress(before)
            else:
                self.preferences.choose(theme=chosen)

        shown = self.theme if self._sixteen else before
        self.push_screen(ThemeScreen(names(ansi=self._sixteen), shown, self._dress), close)

    def _dress(self, name: str, tell: Callable[[Sequence[str]], None] | None = None) -> None:
        """Put on the theme called ``name``, and ``tell`` what is wrong with it."""
        theme, problems = find(name)
        if self._sixteen:
            theme = for_sixteen_colours(theme)
        self.register_theme(theme)
        self.theme = theme.name
        if problems and tell is not None:
            tell(problems)

    @property
    def _sixteen(self) -> bool:
        """Whether the terminal has sixteen colours and is to show them."""
        return self.console.color_system == "standard" and not self.no_color

    def action_help(self) -> None:
        """Show every key."""
        from reader.app.screens.help import HelpScreen  # noqa: PLC0415 - not before the first paint

        self.push_screen(HelpScreen(self.preferences.keys))

    def _welcome(self) -> None:
        """Show the tour, unless the person is at work already."""
        if not self._early.waiting:
            self.action_tour()

    def action_tour(self) -> None:
        """Show what a newcomer should know."""
        from reader.app.screens.tour import TourScreen  # noqa: PLC0415 - as above

        def go_on(key: events.Key | None) -> None:
            if key is not None:
                self.post_message(key)

        self.preferences.set_toured()
        self.push_screen(TourScreen(self.preferences.keys), go_on)

    def action_library(self) -> None:
        """Show the library, and open what the person chooses."""
        from reader.app.screens.library import LibraryScreen  # noqa: PLC0415 - as above

        reading = self._reading.article_id if self._reading is not None else 0
        self.push_screen(LibraryScreen(self._library, reading), self._open_choice)

    def action_articles(self) -> None:
        """Show the articles that there are to choose from, and open the one that is chosen."""
        from reader.app.screens.listing import ListingScreen  # noqa: PLC0415 - as above

        if self._shelf is None:
            self._say("This is the only article.")
        else:
            screen = ListingScreen(self._shelf.listing, self._shelf.index)
            self.push_screen(screen, self._open_entry)

    def action_step(self, which: str) -> None:
        """To the "next_article" or the "previous_article" of several."""
        by = 1 if which == "next_article" else -1
        index = self._shelf.beside(by) if self._shelf is not None else None
        if self._shelf is None:
            self._say("This is the only article.")
        elif index is None:
            self._say("This is the last article." if by > 0 else "This is the first article.")
        else:
            self._open_entry(index)

    def _choose(self) -> None:
        """Let the person choose an article, where none is read."""
        if self._shelf is not None:
            self.action_articles()
        else:
            self.action_library()

    def _open_entry(self, index: int | None) -> None:
        if index is None:
            if self._reading is None:
                self.exit()
            return
        assert self._shelf is not None  # the index is one of its
        if address := self._shelf.to_fetch(index):
            self._say(f"Fetching {one_line(address)}")
        known = known_names(self._library)
        self.run_worker(lambda: self._prepare_entry(index, known), thread=True, exclusive=True)

    def _prepare_entry(self, index: int, known: KnownNames) -> None:
        """Read an article of the list in a thread: it may have to be fetched."""
        assert self._shelf is not None  # as above
        worker = get_current_worker()
        try:
            ready, notice = self._shelf.opened(index, self._model, known)
        except ReaderError as error:
            if not worker.is_cancelled:
                self.call_from_thread(self._refuse, index, str(error))
            return
        if not worker.is_cancelled:
            self.call_from_thread(self._read_entry, index, ready, notice)
        elif ready.engine is not None:
            ready.engine.stop()

    def _read_entry(self, index: int, ready: Opened, notice: str) -> None:
        assert self._shelf is not None  # as above
        self._shelf.index = index
        self._read(ready)
        if notice:
            self._tell(notice)

    def _refuse(self, index: int, sentence: str) -> None:
        """Say why an article can't be read; the next step leads past it."""
        assert self._shelf is not None  # as above
        self._shelf.index = index
        self._tell(sentence)
        if self._reading is None:
            self._choose()

    def _open_choice(self, choice: Choice | None) -> None:
        if choice is None:
            if self._reading is None:
                self.exit()
        elif choice.mark and self._reading and self._reading.article_id == choice.recent.article_id:
            self._reading.go_to_mark(choice.mark.id)
        elif choice.recent.source == "-" or is_address(choice.recent.source):
            self._reopen(choice)  # a page is fetched where it is asked for, not again
        else:
            known = known_names(self._library)
            self.run_worker(lambda: self._prepare(choice, known), thread=True, exclusive=True)

    def _prepare(self, choice: Choice, known: KnownNames) -> None:
        """Read the article in a thread; a file that is gone is read from the library."""
        recent = choice.recent
        try:
            ready = opened(recent.source, recent.published, self._model, known)
        except ReaderError as error:
            ready = None
            notice = f"{error} This is the text as it was kept."
        if get_current_worker().is_cancelled:  # the person has chosen another meanwhile
            if ready is not None and ready.engine is not None:
                ready.engine.stop()
        elif ready is None:
            self.call_from_thread(self._reopen, choice, notice)
        else:
            self.call_from_thread(self._read, ready, choice.mark)

    def on_outside_screen_reread(self, message: OutsideScreen.Reread) -> None:
        """Read the file that is open anew."""
        known = known_names(self._library)
        self.run_worker(lambda: self._reread(message, known), thread=True, exclusive=True)

    def _reread(self, message: OutsideScreen.Reread, known: KnownNames) -> None:
        """In a thread; a file that can't be read now leaves what is on the screen."""
        try:
            ready = opened(message.source, message.published, self._model, known)
        except ReaderError as error:
            self.call_from_thread(self._tell, str(error))
        else:
            self.call_from_thread(self._read, ready)

    def _reopen(self, choice: Choice, notice: str = "") -> None:
        """Read the text that the library keeps: the file is gone, or it was standard input."""
        assert self._library is not None  # the list came from it
        try:
            article = self._library.text_of(choice.recent.article_id)
        except ReaderError as error:
            self._tell(str(error))
            if self._reading is None:
                self.action_library()
            return
        if notice:
            self._tell(notice)
        self._read(begun(article, self._model, known_names(self._library)), choice.mark)

    def _read(self, ready: Opened, mark: Mark | None = None) -> None:
        if self._reading is not None:
            self._reading.leave()
        for _ in self.screen_stack[1:]:  # the article before, and what the person opened meanwhile
            self.pop_screen()
        self._reading = reading = self._screen(ready)
        self.push_screen(reading)
        if mark is not None:
            reading.when_furnished(lambda: reading.go_to_mark(mark.id))

    def _screen(self, ready: Opened) -> ReadingScreen:
        screen = ReadingScreen(ready, self._library, self._model, self.preferences)
        screen.when_furnished(self._early.press)
        return screen

    def _tell_problems(self, problems: Sequence[str]) -> None:
        shown = [*problems[:_PROBLEMS]]
        if len(problems) > _PROBLEMS:
            shown.append(f"And {len(problems) - _PROBLEMS} more: newsread config tells all.")
        self.notify(
            "\n".join(map(one_line, shown)),
            title="config.toml",
            severity="warning",
            timeout=15,
            markup=False,
        )

    def _say(self, sentence: str) -> None:
        self.notify(sentence, timeout=3, markup=False)

    def _tell(self, sentence: str) -> None:
        self.notify(one_line(sentence), severity="warning", timeout=15, markup=False)
