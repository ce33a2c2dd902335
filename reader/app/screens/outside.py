"""What leads out of the article and back: links, the person's editor, and a file that has changed."""

from __future__ import annotations

import bisect
import subprocess
import threading
from pathlib import Path

from textual.app import SuspendNotSupported
from textual.message import Message

from reader.app.opening import Opened
from reader.app.preferences import Preferences
from reader.app.screens.exploring import ExploringScreen
from reader.errors import ReaderError
from reader.harmless import one_line

_PAUSE = 2.0
"""Seconds between looks at the file."""

_State = tuple[int, int, int]
"""What tells that a file is another: its inode, when it was changed, its size."""


class OutsideScreen(ExploringScreen):
    """Opens the passage in the person's editor, and offers to read a changed file anew."""

    class Changed(Message):
        """The article's file is no longer as it was."""

    class Reread(Message):
        """The article from ``source`` is to be opened anew, of the day ``published`` if that was told."""

        def __init__(self, source: str, published: str | None) -> None:
            """Carry both to the app."""
            super().__init__()
            self.source = source
            self.published = published

    _link: str | None = None
    """Where the link under the cursor leads."""

    def __init__(self, opened: Opened, model: str, preferences: Preferences) -> None:
        """Show ``opened.article``, whose file is not looked at yet."""
        super().__init__(opened, model, preferences)
        self._left = threading.Event()  # the person may be gone before the screen is mounted

    def on_mount(self) -> None:
        """Look at the file from time to time, in a thread: a disk may be slow."""
        if self._article.source != "-" and "://" not in self._article.source:
            threading.Thread(target=self._watch, daemon=True).start()

    def leave(self) -> None:
        """Look no more."""
        super().leave()
        self._left.set()

    def on_outside_screen_changed(self) -> None:
        """Offer to read it."""
        key = self.keys.hint("reload")
        self.notify(f"The file has changed: {key} reads it anew.", timeout=10, markup=False)

    def on_text_view_moved(self) -> None:
        """Say where the link under the cursor leads, before it is opened."""
        link = self._link_here()
        if link is not None and link != self._link:
            self._status.say(f"{self.keys.hint('open_link')} opens {one_line(link)}")
        self._link = link

    def action_open_link(self) -> None:
        """Open the link under the cursor in the person's browser; without one copy its address."""
        from reader.app import browser  # noqa: PLC0415 - on use

        link = self._link_here()
        if link is None:
            key = self.keys.hint("next_link")
            self._status.say(f"There is no link here; {key} goes to the next.")
        elif (command := browser.command(link)) is None:
            self.app.copy_to_clipboard(link)
            self._status.say(f"No browser here: {one_line(link)} is copied.")
        else:
            self.run_worker(lambda: browser.open_by(command), thread=True)
            self._status.say(f"Opened {one_line(link)}")

    def _link_here(self) -> str | None:
        cursor = self._view.cursor
        index = bisect.bisect_right(self._article.links, cursor, key=lambda link: link.start)
        link = self._article.links[index - 1] if index else None
        return link.target if link is not None and cursor < link.end else None

    def action_reload(self) -> None:
        """Read the article's file anew; the marks find their places in it."""
        if self._article.source == "-":
            self._status.say("Standard input cannot be read again.")
        else:
            self.app.post_message(self.Reread(self._article.source, self._told_day))

    def action_edit(self) -> None:
        """Open the passage in the person's editor."""
        from reader.app import editor  # noqa: PLC0415 - on use

        try:
            file, line = editor.place(self._article, self._view.cursor)
            self._run(editor.command(file, line))
        except SuspendNotSupported:
            self._status.say("No editor can be opened from here.")
        except (ReaderError, OSError) as error:
            sentence = one_line(f"The editor can't be started: {error}")
            self.notify(sentence, severity="error", markup=False)

    def _run(self, command: list[str]) -> None:
        """Give the terminal to ``command`` until it ends. Raises OSError where it can't be started."""
        failed: OSError | None = None
        with self.app.suspend():
            try:
                subprocess.run(command, check=False)  # noqa: S603 - the person's own command, no shell
            except OSError as error:  # here, since the terminal does not come back from an error
                failed = error
        if failed is not None:
            raise failed

    @property
    def _told_day(self) -> str | None:
        return self._article.published if self._article.published_from == "option" else None

    def _watch(self) -> None:
        path = Path(self._article.source).expanduser()
        known = _state(path)
        while not self._left.wait(_PAUSE):
            now = _state(path)
            if now is not None and now != known:
                known = now
                self.post_message(self.Changed())


def _state(path: Path) -> _State | None:
    """None where there is no file: it may be about to come back."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
