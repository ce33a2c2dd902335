"""One row that says what is open, what the engine is doing, and how far one has read."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from reader.app.painting import fitted
from reader.engine.messages import Progress

_STEPS = {
    "starting": "starting the engine",
    "loading": "loading the model",
    "reading": "reading",
    "joining": "putting it together",
    "gazetteer": "making the gazetteer (once)",
}
_BAR = 10
_LEAST = 8
"""A title cut to fewer cells than this says nothing."""

_SAID = 4.0
"""Seconds for which a word about what was done stands."""


class StatusLine(Static):
    """Title at the left, what was done or the engine's state in the middle, the position at the right."""

    def __init__(self, title: str) -> None:
        """Show ``title``, and nothing else yet."""
        super().__init__(id="status", markup=False)
        self._title = title
        self._engine = ""
        self._failed = False
        self._position = 0.0
        self._matches = ""
        self._selection = ""
        self._said = ""
        self._silence: Timer | None = None

    @property
    def failed(self) -> bool:
        """Whether what is said of the engine is a failure."""
        return self._failed

    def show_progress(self, progress: Progress) -> None:
        """Say what the engine is doing, with a bar where its length is known."""
        bar = ""
        if progress.total and progress.done < progress.total:
            full = _BAR * progress.done // progress.total
            bar = f" {'━' * full}{'╌' * (_BAR - full)}"
        self.show_engine(_STEPS[progress.step] + bar)

    def show_engine(self, words: str, *, failed: bool = False) -> None:
        """Say ``words`` about the engine; a failure stands out."""
        self._engine, self._failed = words, failed
        self._compose_line()

    def show_position(self, progress: float) -> None:
        """Say how far one has read, from 0 to 1."""
        self._position = progress
        self._compose_line()

    def show_matches(self, words: str) -> None:
        """Say what the search found."""
        self._matches = words
        self._compose_line()

    def show_selection(self, words: str) -> None:
        """Say how much is selected; once that changes, no word stands in its way."""
        if words != self._selection:
            if words and self._selection:
                self._said = ""
            self._selection = words
            self._compose_line()

    def say(self, words: str) -> None:
        """Say ``words`` about what was just done, for a few seconds."""
        if self._silence is not None:
            self._silence.stop()
        self._said = words
        self._silence = self.set_timer(_SAID, self._fall_silent)
        self._compose_line()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self._compose_line()

    def _fall_silent(self) -> None:
        self._said = ""
        self._compose_line()

    def _compose_line(self) -> None:
        if not self.size.width:
            return
        middle, style = self._said, "$text-accent"
        if not middle:
            middle, style = self._engine, "$text-error" if self._failed else "$foreground-muted"
        right = f"{self._selection or self._matches}  {self._position:.0%}".strip()
        if self._said and cell_len(middle) + cell_len(right) + 4 > self.size.width:
            right = f"{self._position:.0%}"
        room = max(0, self.size.width - cell_len(right) - 2)
        if self._said:
            middle = fitted(middle, room)
        elif self._failed:
            middle = fitted(middle, max(room * 2 // 3, room - cell_len(self._title) - 2))
        left = room - cell_len(middle) - 2
        title = f"{fitted(self._title, left)}  " if left >= _LEAST else ""
        gap = " " * max(1, self.size.width - sum(map(cell_len, (title, middle, right))))
        self.update(
            Content.assemble(title, (middle, style), gap, (right, "$foreground-muted")),
        )
