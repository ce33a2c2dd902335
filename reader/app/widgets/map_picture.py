"""A map of the world, or of a part of it, with places on it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.app.maps.braille import braille, picture
from reader.app.maps.names import Spot, signs
from reader.app.maps.projection import View, fitted_view
from reader.app.wrapping import graphemes

_REGION, _CONTINENT = 16.0, 44.0
"""Degrees of latitude that a map is wide at least: about a town; about a country."""

_Cell = tuple[str, str]
"""A character and the name of its style; "" is the right half of a wide character."""


class MapPicture(Widget):
    """Draws the outlines of a part of the world, with marks and names of ``spots``.

    It is fitted to the spots until it is moved.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"map--{name}" for name in ("coast", "border", "mark", "name", "chosen")
    }

    def __init__(self, spots: Sequence[Spot], chosen: int | None = None) -> None:
        """Show ``spots``, that number ``chosen`` standing out."""
        super().__init__(id="map")
        self.spots = tuple(spots)
        self.chosen = chosen
        self._moved: View | None = None
        self._land: tuple[View, list[list[_Cell]]] | None = None
        self._strips: list[Strip] = []

    @property
    def view(self) -> View:
        """The part of the world that is shown."""
        columns, rows = max(1, self.size.width), max(1, self.size.height)
        if self._moved is not None:
            return self._moved.sized(columns, rows)
        least = _CONTINENT if any(spot.area for spot in self.spots) else _REGION
        places = [(spot.longitude, spot.latitude) for spot in self.spots]
        return fitted_view(places, columns, rows, least)

    def show(self, view: View | None) -> None:
        """Show another part of the world; None fits the map to the spots again."""
        self._moved = view
        self.redraw()

    def redraw(self) -> None:
        """Draw anew: the chosen spot is another."""
        self._strips = []
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the map."""
        if not self._strips:
            self._strips = self._drawn()
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips = []

    def on_resize(self) -> None:
        """Draw anew in another size."""
        self.redraw()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        """As wide as there is room."""
        return container.width

    def _drawn(self) -> list[Strip]:
        view = self.view
        rows = [row.copy() for row in self._outlines(view)]
        for sign in signs(view, self.spots, self.chosen):
            chosen = sign.spot == self.chosen
            style = "chosen" if chosen else "mark" if sign.is_mark else "name"
            cells: list[_Cell] = []
            for start, end, width in graphemes(sign.text):
                cells += [(sign.text[start:end], style), *[("", style)] * (width - 1)]
            rows[sign.row][sign.column : sign.column + len(cells)] = cells
        base = self.rich_style
        styles = {
            name: base + self.get_component_rich_style(f"map--{name}", partial=True)
            for name in ("coast", "border", "mark", "name", "chosen")
        }
        styles[""] = base
        return [Strip(_segments(row, styles), len(row)) for row in rows]

    def _outlines(self, view: View) -> list[list[_Cell]]:
        """The rows of the map without places; kept while the part of the world is the same."""
        if self._land is None or self._land[0] != view:
            self._land = (view, _land(view))
        return self._land[1]


def _land(view: View) -> list[list[_Cell]]:
    drawn = picture(view)
    cells = [
        (" ", "")
        if not coast | border
        else (braille(coast | border), "coast" if coast else "border")
        for coast, border in zip(drawn.coast, drawn.border, strict=True)
    ]
    return [cells[i : i + view.columns] for i in range(0, len(cells), view.columns)]


def _segments(row: list[_Cell], styles: dict[str, Style]) -> list[Segment]:
    return [
        Segment("".join(text for text, _ in cells), styles[style])
        for style, cells in itertools.groupby(row, key=lambda cell: cell[1])
    ]
