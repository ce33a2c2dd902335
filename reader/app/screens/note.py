"""The editor of a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from reader.app.themes import styles_folder
from reader.harmless import harmless

_PAUSE = 0.5
"""Seconds without a key after which what was written is kept."""


class NoteScreen(ModalScreen[str]):
    """Write a note; the result is its words.

    What is written is kept at every pause in typing, so that a crash costs no more than the last words;
    there is nothing to confirm and no way to close it that loses anything.
    """

    CSS_PATH = styles_folder() / "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "close", "Keep and close", show=False)
    ]

    def __init__(self, quoted: str, body: str, keep: Callable[[str], bool]) -> None:
        """Edit ``body``, a note on the words ``quoted``.

        ``keep`` is called to keep what is written; it returns False where that could not be done.
        """
        super().__init__()
        self._quoted = quoted
        self._kept = self._written = harmless(body)
        self._keep = keep
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """The quoted words above, the editor, and how to close it below."""
        with Vertical(id="note"):
            yield Static(self._quoted, id="quoted", markup=False)
            yield TextArea(self._written, id="editor", show_line_numbers=False)
            yield Static("esc  keep and close", id="hint", markup=False)

    def on_mount(self) -> None:
        """Start at the end of what is there."""
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        editor.focus()

    def on_unmount(self) -> None:
        """Keep what is written when the program ends, too."""
        self._keep_now()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Wait for a pause in typing, then keep it."""
        self._written = event.text_area.text
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._keep_now)

    def action_close(self) -> None:
        """Keep what is written and close; what cannot be kept stays open."""
        self._written = self.query_one(TextArea).text
        self._keep_now()
        if self._kept == self._written:
            self.dismiss(self._written)

    def _keep_now(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self._written != self._kept and self._keep(self._written):
            self._kept = self._written
