"""Where it happened: the places of an article on a map of the world."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from reader.annotations import Entity
from reader.app.cards import place_facts
from reader.app.items import Source, clean
from reader.app.keymap import Keymap
from reader.app.maps.names import Spot, spot
from reader.app.screens.card import CardScreen, Choice
from reader.app.subjects import Found
from reader.app.themes import styles_folder
from reader.app.widgets.map_view import MapView
from reader.geography import CREDIT


class MapScreen(Screen[Choice | None]):
    """Shows the places; the result is where the person goes in the text, or None."""

    CSS_PATH = styles_folder() / "map.tcss"
    AUTO_FOCUS = "#map"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,M,q", "dismiss(None)", "Back")]

    def __init__(self, source: Source, cursor: int, keys: Keymap) -> None:
        """Show the places of ``source``; that at the offset ``cursor``, or the first, is chosen."""
        super().__init__()
        self._source = source
        self._keys = keys
        named = source.named("place")
        self._spots = [here for entity in named if (here := spot(entity)) is not None]
        self._missing = [clean(entity.name) for entity in named if spot(entity) is None]
        self._first = self._at(cursor) if self._spots else None

    def compose(self) -> ComposeResult:
        """What the map shows, the map, the chosen place, and whom the knowledge is owed to."""
        yield Static(self._heading(), id="heading", markup=False)
        yield MapView(self._spots, self._first)
        yield Static(id="chosen", markup=False)
        yield Static(CREDIT, id="credit", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Tell of the chosen place."""
        self.on_map_view_moved()

    def on_map_view_moved(self) -> None:
        """Tell of the place that is chosen now."""
        chosen = self.query_one(MapView).spot
        words = (
            _told(chosen) if chosen else Content("The article names no place that is on the map.")
        )
        self.query_one("#chosen", Static).update(words)

    def on_map_view_chosen(self, message: MapView.Chosen) -> None:
        """Go to the first mention of the place, or open its card."""
        chosen = self.query_one(MapView).spot
        if chosen is None:
            return
        span = _first_mention(chosen.entity)
        if message.card:
            found = Found(chosen.entity, span)
            self.app.push_screen(CardScreen(self._source, found, self._keys), self._follow)
        else:
            self.dismiss(Choice(span))

    def _follow(self, choice: Choice | None) -> None:
        """Where a card leads, the map gives way."""
        if choice is not None:
            self.dismiss(choice)

    def _at(self, cursor: int) -> int:
        """The number of the place that is mentioned at ``cursor``, else the first."""
        for number, each in enumerate(self._spots):
            if any(m.start <= cursor < m.end for m in each.entity.mentions):
                return number
        return 0

    def _heading(self) -> Content:
        number = len(self._spots)
        words = f"{number} place{'s' if number != 1 else ''}"
        if self._missing:
            words += f"; not resolved: {', '.join(self._missing)}"
        return Content.assemble(("Where", "bold $accent"), f"   {words}")


def _told(chosen: Spot) -> Content:
    entity = chosen.entity
    facts = dict(place_facts(entity.place)) if entity.place else {}
    facts["Mentions"] = str(len(entity.mentions))
    parts = [(f"{label} ", "$aside", f"{words}   ") for label, words in facts.items()]
    return Content.assemble(
        (f"{clean(entity.name)}   ", "bold $entity-place"),
        *(piece for label, style, words in parts for piece in ((label, style), words)),
    )


def _first_mention(entity: Entity) -> tuple[int, int]:
    first = next((m for m in entity.mentions if m.form == "name"), entity.mentions[0])
    return first.start, first.end
