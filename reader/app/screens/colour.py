"""The choice of a mark's colour."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder
from reader.marks import COLOURS, Colour

Chosen = Colour | msgspec.UnsetType
"""A colour, or UNSET for none."""

_NONE = "none"


class ColourScreen(PassingModal[Chosen | None]):
    """Five colours, and where that makes sense none; the result is None where nothing is chosen."""

    CSS_PATH = styles_folder() / "colour.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
    ]

    def __init__(self, title: str, current: Colour | None, *, none: bool) -> None:
        """Ask for the colour of what ``title`` says; with ``none``, it may have no colour."""
        super().__init__()
        self._title = title
        self._names: list[str] = [*COLOURS, _NONE] if none else [*COLOURS]
        self._current = current or (_NONE if none else COLOURS[0])

    def compose(self) -> ComposeResult:
        """The title and a line a colour."""
        with Vertical(id="colour"):
            yield Static(self._title, id="colour-title", markup=False)
            yield OptionList(*(Option(_line(name), id=name) for name in self._names))

    def on_mount(self) -> None:
        """Start at the colour that it has."""
        self.query_one(OptionList).highlighted = self._names.index(self._current)

    def on_key(self, event: events.Key) -> None:
        """A colour's initial or number chooses it; 0 and n choose none."""
        for number, name in enumerate(COLOURS, 1):
            if event.character in {name[0], str(number)}:
                self.dismiss(name)
        if event.character in {"0", "n"} and _NONE in self._names:
            self.dismiss(msgspec.UNSET)

    def action_move(self, direction: str) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if direction == "down" else options.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The person chose a line."""
        name = self._names[event.option_index]
        self.dismiss(next((colour for colour in COLOURS if colour == name), msgspec.UNSET))


def _line(name: str) -> Content:
    tint = "" if name == _NONE else f"$highlight-text on $highlight-{name}"
    return Content.assemble((f" {name[0]} ", "bold"), (f" {name:<8}", tint))
