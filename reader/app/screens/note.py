"""The editor of a mark's words and tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder
from reader.harmless import harmless, one_line

_PAUSE = 0.5
"""Seconds without a key after which what was written is kept."""

_AGAIN = 3.0
"""Seconds after which keeping is tried again where it failed."""


class Written(NamedTuple):
    """The words of a mark, and its tags."""

    body: str
    tags: tuple[str, ...]


class NoteScreen(PassingModal[Written]):
    """Write a note; the result is what was written.

    What is written is kept at every pause in typing, so that a crash costs no more than the last words;
    there is nothing to confirm and no way to close it that loses anything.
    """

    CSS_PATH = styles_folder() / "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep and close", show=False),
        Binding("ctrl+g", "give_up", "Close what can't be kept", show=False),
    ]

    def __init__(
        self,
        quoted: str,
        written: Written,
        keep: Callable[[Written], str],
        *,
        at_tags: bool = False,
    ) -> None:
        """Edit what is ``written`` on the words ``quoted``; ``at_tags`` begins at the tags.

        ``keep`` is called to keep what is written; it returns a sentence where that could not be done.
        """
        super().__init__()
        self._quoted = quoted
        self._tags_line = ", ".join(map(one_line, written.tags))
        self._kept = self._written = Written(harmless(written.body), tags_in(self._tags_line))
        self._keep = keep
        self._at_tags = at_tags
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The quoted words above, the editor, the tags, and how to close it below."""
        with Vertical(id="note"):
            yield Static(self._quoted, id="quoted", markup=False)
            yield TextArea(self._written.body, id="editor", show_line_numbers=False)
            with Horizontal(id="tags-row"):
                yield Static("tags", id="tags-label")
                yield Input(self._tags_line, placeholder="apart by commas", id="tags", compact=True)
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Start at the end of what is there."""
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        (self.query_one(Input) if self._at_tags else editor).focus()
        self._say("")

    def on_unmount(self) -> None:
        """Keep what is written when the program ends, too."""
        self._keep_now()

    def on_text_area_changed(self) -> None:
        """Wait for a pause in typing, then keep it."""
        self._wait()

    def on_input_changed(self) -> None:
        """Wait for a pause in typing, then keep it."""
        self._wait()

    def on_input_submitted(self) -> None:
        """Enter in the tags ends it."""
        self.action_close()

    def action_close(self) -> None:
        """Keep what is written and close; what cannot be kept stays open."""
        self._take()
        self._keep_now()
        if self._kept == self._written:
            self.dismiss(self._written)

    def action_give_up(self) -> None:
        """Close although it cannot be kept; the words go to the clipboard."""
        self._take()
        self._keep_now()
        if self._kept != self._written:
            self.app.copy_to_clipboard(self._written.body)
            self._written = self._kept
        self.dismiss(self._kept)

    def _take(self) -> None:
        self._written = Written(self.query_one(TextArea).text, tags_in(self.query_one(Input).value))

    def _wait(self, seconds: float = _PAUSE) -> None:
        self._take()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(seconds, self._keep_now)

    def _keep_now(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self._written == self._kept:
            return
        problem = self._keep(self._written)
        if not problem:
            self._kept = self._written
        elif self.is_running:
            self._pause = self.set_timer(_AGAIN, self._keep_now)
        self._say(problem)

    def _say(self, problem: str) -> None:
        words = "esc  keep and close   tab  words and tags"
        if problem:
            words = f"Not kept yet: {one_line(problem)} The words stay here.\n"
            words += "esc  try again   ctrl+g  copy them and close"
        for hint in self.query("#hint").results(Static):  # none where the program ends
            hint.set_class(bool(problem), "-problem")
            hint.update(words)


def tags_in(line: str) -> tuple[str, ...]:
    """The tags of a line in which they stand apart by commas, once each, without "#"."""
    words = (" ".join(tag.split()).removeprefix("#").strip() for tag in line.split(","))
    return tuple(dict.fromkeys(filter(None, words)))
