"""Marks of places on a map, and their names where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from reader.annotations import Entity
from reader.app.maps.projection import View
from reader.app.painting import fitted
from reader.geography import is_country, is_probable
from reader.harmless import one_line

POINT, AREA = "●", "○"
_LONGEST = 24


class Spot(NamedTuple):
    """A place on the map: ``area`` is a country, of which only the middle is known."""

    entity: Entity
    longitude: float
    latitude: float
    area: bool
    probable: bool

    @property
    def name(self) -> str:
        """What stands beside the mark; "?" after it means probably."""
        return fitted(one_line(self.entity.name), _LONGEST) + ("?" if self.probable else "")


class Sign(NamedTuple):
    """Text on the map at a cell: the mark of spot number ``spot``, or its name."""

    row: int
    column: int
    text: str
    spot: int
    is_mark: bool

    @property
    def width(self) -> int:
        """How many cells it takes up."""
        return cell_len(self.text)


def spot(entity: Entity) -> Spot | None:
    """Where ``entity`` lies, or None where that is not known."""
    place = entity.place
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return Spot(entity, place.longitude, place.latitude, is_country(place), is_probable(place))


def signs(view: View, spots: Sequence[Spot], chosen: int | None) -> list[Sign]:
    """The marks in view, and as many names as do not overlap: the chosen one's first, then in order.

    Of the spots in one cell, the first has its mark there.
    """
    order = sorted(range(len(spots)), key=lambda number: number != chosen)
    marks: dict[tuple[int, int], Sign] = {}
    for number in order:
        cell = view.cell(spots[number].longitude, spots[number].latitude)
        if cell is not None:
            shape = AREA if spots[number].area else POINT
            marks.setdefault(cell, Sign(cell[1], cell[0], shape, number, is_mark=True))
    taken = {(column, row) for column, row in marks}
    names = []
    for mark in marks.values():
        name = spots[mark.spot].name
        length = cell_len(name)
        for row, column in _places_for(mark, length):
            cells = {(x, row) for x in range(column, column + length)}
            around = {(column - 1, row), (column + length, row)} - {(mark.column, mark.row)}
            inside = 0 <= row < view.rows and column >= 0 and column + length <= view.columns
            if inside and not taken & (cells | around):
                taken |= cells
                names.append(Sign(row, column, name, mark.spot, is_mark=False))
                break
    return [*marks.values(), *names]


def _places_for(mark: Sign, length: int) -> list[tuple[int, int]]:
    """The rows and columns at which a name may begin, the best first."""
    middle = mark.column - length // 2
    return [
        (mark.row, mark.column + 2),
        (mark.row, mark.column - 1 - length),
        (mark.row - 1, middle),
        (mark.row + 1, middle),
        (mark.row - 1, mark.column + 1),
        (mark.row + 1, mark.column + 1),
        (mark.row - 1, mark.column - length),
        (mark.row + 1, mark.column - length),
    ]
