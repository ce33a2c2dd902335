"""The legend: which colour is what, how many there are, and which are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder


class KindShown(NamedTuple):
    """A kind of annotation: its name, the style that it is drawn in, how many there are, if it is shown."""

    name: str
    title: str
    style: str
    number: int
    shown: bool


class KindsScreen(PassingModal[None]):
    """Switches kinds on and off; the text behind follows at once."""

    CSS_PATH = styles_folder() / "kinds.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q", "dismiss", show=False),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
    ]

    def __init__(self, kinds: Iterable[KindShown], show: Callable[[set[str]], None]) -> None:
        """List ``kinds``; ``show`` is called with the names of those that are to be shown."""
        super().__init__()
        self._kinds = tuple(kinds)
        self._show = show

    def compose(self) -> ComposeResult:
        """The kinds, and how to switch them."""
        width = max(len(kind.title) for kind in self._kinds)
        with Vertical(id="kinds"):
            yield Static("What is shown", id="heading", markup=False)
            yield SelectionList[str](
                *(
                    Selection(
                        Content.assemble(
                            (kind.title.ljust(width), kind.style), f"  {kind.number:>6,}"
                        ),
                        kind.name,
                        kind.shown,
                    )
                    for kind in self._kinds
                ),
                compact=True,
            )
            yield Static("space  on and off    esc  back", id="hint", markup=False)

    def action_move(self, direction: str) -> None:
        """Move in the list."""
        kinds = self.query_one(SelectionList)
        kinds.action_cursor_down() if direction == "down" else kinds.action_cursor_up()

    def on_selection_list_selected_changed(self, event: SelectionList.SelectedChanged[str]) -> None:
        """Draw the text as it is now wanted."""
        self._show(set(event.selection_list.selected))
