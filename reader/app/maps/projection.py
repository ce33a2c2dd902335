"""Which part of the world a map shows, and where on it a place lies.

The projection is equirectangular, with the degrees of longitude as wide as they are at the middle of
the map. A terminal's cell is twice as high as wide and holds two by four dots of braille, so a dot is
square.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

CELL_WIDTH, CELL_HEIGHT = 2, 4
"""Dots of a braille cell."""

_NARROWEST = 0.25
"""Nearer to the poles than about 75 degrees a degree of longitude is drawn no narrower."""
_CLOSEST = 0.02
"""Degrees of latitude a dot, at the closest: the outlines are no more exact."""
_ROOM = 0.72
"""The share of the map's width and height that places to be fitted take up: names need the rest."""
_TRIES = 4
"""How often a map is fitted anew to the middle that the last fit gave it; the room to spare does the rest."""
_LEAST_WIDTH = 16.0
"""Degrees of latitude that the width of a fitted map takes up at least, so that a coast may be in view."""


class View(NamedTuple):
    """A map of ``columns`` by ``rows`` cells: its middle in degrees, degrees of latitude a dot."""

    longitude: float
    latitude: float
    scale: float
    columns: int
    rows: int

    @property
    def width(self) -> int:
        """Dots from left to right."""
        return self.columns * CELL_WIDTH

    @property
    def height(self) -> int:
        """Dots from top to bottom."""
        return self.rows * CELL_HEIGHT

    @property
    def east_scale(self) -> float:
        """Degrees of longitude a dot."""
        return self.scale / max(_NARROWEST, math.cos(math.radians(self.latitude)))

    def dot(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies, in dots from the left and from the top, on whichever side it is nearer."""
        east = turned(longitude - self.longitude)
        x = self.width / 2 + east / self.east_scale
        return x, self.height / 2 - (latitude - self.latitude) / self.scale

    def cell(self, longitude: float, latitude: float) -> tuple[int, int] | None:
        """The column and row of the cell that shows a place, or None where that is out of view."""
        x, y = self.dot(longitude, latitude)
        edge = 1e-6  # the poles, and the rim of the whole world, belong to the map
        if not (-edge <= x <= self.width + edge and -edge <= y <= self.height + edge):
            return None
        column = min(max(math.floor(x / CELL_WIDTH), 0), self.columns - 1)
        return column, min(max(math.floor(y / CELL_HEIGHT), 0), self.rows - 1)

    def sized(self, columns: int, rows: int) -> View:
        """The same part of the world on a map of another size."""
        ratio = max(self.columns / max(1, columns), self.rows / max(1, rows))
        return self._replace(columns=columns, rows=rows, scale=self.scale * ratio).kept()

    def moved(self, columns: float, rows: float) -> View:
        """The map with its middle so many cells further to the right and down."""
        return self._replace(
            longitude=self.longitude + columns * CELL_WIDTH * self.east_scale,
            latitude=self.latitude - rows * CELL_HEIGHT * self.scale,
        ).kept()

    def place(self, column: float, row: float) -> tuple[float, float]:
        """The longitude and latitude that a point of the map, in cells, shows."""
        east = (column * CELL_WIDTH - self.width / 2) * self.east_scale
        north = (self.height / 2 - row * CELL_HEIGHT) * self.scale
        return turned(self.longitude + east), min(max(self.latitude + north, -90.0), 90.0)

    def zoomed(self, times: float, about: tuple[float, float] | None = None) -> View:
        """The map at ``times`` the size; the place ``about``, else the middle, stays where it is."""
        longitude, latitude = about or (self.longitude, self.latitude)
        return self._replace(
            longitude=longitude - turned(longitude - self.longitude) / times,
            latitude=latitude - (latitude - self.latitude) / times,
            scale=self.scale / times,
        ).kept()

    def centred(self, longitude: float, latitude: float) -> View:
        """The map with a place in its middle."""
        return self._replace(longitude=longitude, latitude=latitude).kept()

    def kept(self) -> View:
        """The map held within the world: no smaller than the whole, nothing beyond the poles."""
        widest = max(180 / max(1, self.height), 360 / max(1, self.width))
        scale = min(max(self.scale, _CLOSEST), widest)
        most = max(0.0, 90 - self.height * scale / 2)
        latitude = min(max(self.latitude, -most), most)
        return self._replace(scale=scale, latitude=latitude, longitude=turned(self.longitude))


def fitted_view(
    places: Iterable[tuple[float, float]], columns: int, rows: int, least: float = _LEAST_WIDTH
) -> View:
    """The map that shows all ``places`` (longitude and latitude); the whole world where there are none.

    It is no closer than ``least`` degrees (of latitude) over its width.
    """
    points = list(places)
    world = View(0, 0, 360, max(1, columns), max(1, rows)).kept()
    if not points:
        return world
    west, span = _arc([longitude for longitude, _ in points])
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle = world._replace(longitude=turned(west + span / 2), latitude=(south + north) / 2)
    view = middle
    # Held within the world the middle may lie nearer to the equator, where degrees are wider.
    for _ in range(_TRIES):
        narrow = view.scale / view.east_scale
        scale = max(
            (north - south) / (view.height * _ROOM),
            span * narrow / (view.width * _ROOM),
            least / view.width,
        )
        view = middle._replace(scale=scale).kept()
    return view


def turned(longitude: float) -> float:
    """``longitude`` as it is usually written: from -180 up to 180 degrees."""
    return (longitude + 180) % 360 - 180


def _arc(longitudes: list[float]) -> tuple[float, float]:
    """The shortest stretch of the globe that holds all ``longitudes``: where it begins, how long it is."""
    around = sorted(set(map(turned, longitudes)))
    nexts = [*around[1:], around[0] + 360]
    gap, after = max((later - here, later) for here, later in zip(around, nexts, strict=True))
    return turned(after), 360 - gap
