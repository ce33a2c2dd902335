"""The dialog in which a person says what is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.correcting.choices import Choice, Line, Page, Ticks
from reader.app.correcting.keeping import Edit
from reader.app.drawing import style_of
from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder
from reader.harmless import harmless

_KEY_ROOM = 3
"""Cells for a line's key."""

_LABEL_ROOM = 32
"""The most cells by which what stands behind the labels is aligned."""


class CorrectionScreen(PassingModal[Edit | None]):
    """Leads from page to page until an edit is chosen and kept; the result is that edit, or None.

    Everything is done with the arrows and Enter, with a line's own key where nothing is typed, or with
    the mouse. Escape goes back a page.
    """

    CSS_PATH = styles_folder() / "correction.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "move('down')", show=False, priority=True),
        Binding("up", "move('up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    def __init__(self, page: Page, keep: Callable[[Edit], bool]) -> None:
        """Begin with ``page``; ``keep`` returns False where an edit could not be kept, and says why."""
        super().__init__()
        self._pages = [page]
        self._ticks: list[Ticks] = [page.ticks]
        self._keep = keep
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """The question, room to type, the answers, and which keys do what."""
        with Vertical(id="correction"):
            yield Static(id="question", markup=False)
            yield Static(id="about", markup=False)
            yield Input(id="typed", compact=True)
            yield OptionList(id="answers", markup=False, compact=True)
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()

    def action_back(self) -> None:
        """To the page before, or out."""
        self._pages.pop()
        self._ticks.pop()
        if self._pages:
            self._ask()
        else:
            self.dismiss(None)

    def action_move(self, motion: str) -> None:
        """Move among the answers, wherever the keys are."""
        getattr(self._answers, f"action_{_MOTIONS[motion]}")()

    def on_key(self, event: events.Key) -> None:
        """Where nothing is typed, a line's key chooses it."""
        if self._pages[-1].placeholder or event.character is None:
            return
        for line in self._lines:
            if isinstance(line, Choice) and line.key and line.key == event.character:
                event.stop()
                self._choose(line)
                return
        if event.character in _LETTERS:
            self.action_move(_LETTERS[event.character])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the answers that fit what is typed."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the answer that is lit."""
        event.stop()
        self._answers.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The person chose a line."""
        event.stop()
        line = self._lines[event.option_index]
        if isinstance(line, Choice):
            self._choose(line)

    def _choose(self, choice: Choice) -> None:
        then = choice.then
        if isinstance(then, Page):
            self._pages.append(then)
            self._ticks.append(then.ticks)
            self._ask()
        elif isinstance(then, Edit):
            if self._keep(then):
                self.dismiss(then)
        else:
            self._ticks[-1] ^= {then}
            self._list(keeping=True)

    def _ask(self) -> None:
        """Show the page on top."""
        page = self._pages[-1]
        self.query_one("#question", Static).update(harmless(page.title))
        about = self.query_one("#about", Static)
        about.update(harmless(page.about))
        about.display = bool(page.about)
        field = self.query_one("#typed", Input)
        field.display = bool(page.placeholder)
        field.placeholder = page.placeholder
        with self.prevent(Input.Changed):
            field.value = page.typed
        (field if page.placeholder else self._answers).focus()
        back = "back" if len(self._pages) > 1 else "close"
        self.query_one("#hint", Static).update(f"↑ ↓ enter  choose    esc  {back}")
        self._list()

    def _list(self, *, keeping: bool = False) -> None:
        """Show the answers of the page; ``keeping`` the line that is lit."""
        page, answers = self._pages[-1], self._answers
        lit = answers.highlighted if keeping else None
        typed = self.query_one("#typed", Input).value if page.placeholder else ""
        self._lines = page.lines(typed, self._ticks[-1])
        answers.clear_options()
        widths = [
            len(line.label) for line in self._lines if isinstance(line, Choice) and line.detail
        ]
        room = max((width for width in widths if width <= _LABEL_ROOM), default=0)
        for line in self._lines:
            drawn = self._drawn(line, room, keys=not page.placeholder)
            answers.add_option(Option(drawn, disabled=not isinstance(line, Choice)))
        first = next((n for n, line in enumerate(self._lines) if isinstance(line, Choice)), None)
        answers.highlighted = first if lit is None else lit

    def _drawn(self, line: Line, room: int, *, keys: bool) -> Content:
        """A line: its key, its tick, its words in the colour of their kind, and what stands behind."""
        if not isinstance(line, Choice):
            return Content.styled(harmless(line.label), "$aside")
        gap = " " * (2 + max(0, room - len(line.label)))
        tick = ""
        if isinstance(line.then, str):
            tick = "☑ " if line.then in self._ticks[-1] else "☐ "
        return Content.assemble(
            (f"{line.key:<{_KEY_ROOM}}" if keys else "", "$text-accent"),
            tick,
            (harmless(line.label), style_of(line.kind) if line.kind else ""),
            gap if line.detail else "",
            (harmless(line.detail), "$aside"),
        )

    @property
    def _answers(self) -> OptionList:
        return self.query_one(OptionList)


_MOTIONS = {
    "down": "cursor_down",
    "up": "cursor_up",
    "page_down": "page_down",
    "page_up": "page_up",
}
_LETTERS = {"j": "down", "k": "up"}
