"""The chooser of themes, which shows each on the article while one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder
from reader.harmless import one_line


class ThemeScreen(PassingModal[str | None]):
    """A list of themes; the result is the name of the one chosen, or None."""

    CSS_PATH = styles_folder() / "theme.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,t", "dismiss(None)", "Back", show=False),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
    ]

    def __init__(self, names: Sequence[str], current: str, show: Callable[[str], None]) -> None:
        """List ``names``, beginning at ``current``; ``show`` puts one on while it is looked at."""
        super().__init__()
        self._names = names
        self._current = current
        self._show = show

    def compose(self) -> ComposeResult:
        """The list, and how to close it."""
        with Vertical(id="themes"):
            yield OptionList(*(Option(_line(n, n == self._current)) for n in self._names))
            yield Static("enter  keep    esc  back", id="hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the theme that is on."""
        if self._current in self._names:
            self.query_one(OptionList).highlighted = self._names.index(self._current)

    def action_move(self, direction: str) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if direction == "down" else options.action_cursor_up()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Put on the one under the cursor."""
        self._show(self._names[event.option_index])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The person keeps it."""
        self.dismiss(self._names[event.option_index])


def _line(name: str, current: bool) -> str:  # noqa: FBT001 - said by its name
    return f"{'•' if current else ' '} {one_line(name)}"
