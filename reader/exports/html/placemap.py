"""Where the places of an article are: a map as large as they need, in equal steps of degrees."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.annotations import Annotations, Entity
from reader.exports.html.elements import element, escaped
from reader.exports.html.lists import section as list_section
from reader.harmless import one_line

_WIDTH = 640.0
_LEAST_DEGREES = 8.0
_STEPS = (1, 2, 5, 10, 15, 30, 45)
"""Degrees between the lines of the graticule."""
_LETTER, _LINE = 7.0, 14.0
"""About the size of a label's letters, to keep labels off each other."""


class _Window(NamedTuple):
    """What is shown: degrees west, south, east and north; ``scale`` is units for a degree north."""

    west: float
    south: float
    east: float
    north: float
    scale: float
    narrowing: float

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Units from the left and the top."""
        x = (longitude - self.west) * self.scale * self.narrowing
        return x, (self.north - latitude) * self.scale


def section(annotations: Annotations) -> str:
    """The map, or nothing where no place is known."""
    places = [(entity, *_where(entity)) for entity in annotations.entities if _is_shown(entity)]
    if not places:
        return ""
    window = _window([(latitude, longitude) for _, latitude, longitude in places])
    frame = element("rect", width=_WIDTH, height=window.height, class_="sea")
    label = "Where: the article's places on a map"
    drawing = element(
        "svg",
        frame,
        element("path", d=_graticule(window), class_="graticule"),
        *_dots(places, window),
        viewBox=f"0 0 {_WIDTH:g} {window.height:.0f}",
        role="group",
        aria_label=label,
        class_="map",
    )
    return list_section("place", "Map", drawing)


def _is_shown(entity: Entity) -> bool:
    place = entity.place
    return (
        entity.kind == "place"
        and place is not None
        and None not in (place.latitude, place.longitude)
    )


def _where(entity: Entity) -> tuple[float, float]:
    assert entity.place is not None
    assert entity.place.latitude is not None
    assert entity.place.longitude is not None
    return entity.place.latitude, entity.place.longitude


def _window(points: Sequence[tuple[float, float]]) -> _Window:
    """Room for all ``points`` and a quarter more, twice as wide as high on the ground."""
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    middle, centre = (south + north) / 2, (west + east) / 2
    narrowing = max(0.2, math.cos(math.radians(middle)))
    high = max(_LEAST_DEGREES, (north - south) * 1.25, (east - west) * 1.25 * narrowing / 2)
    high = min(high, 180.0)
    wide = 2 * high / narrowing
    low = max(-90.0, min(90.0 - high, middle - high / 2))
    left = max(-180.0, min(180.0 - wide, centre - wide / 2)) if wide < 360 else centre - wide / 2
    scale = _WIDTH / (wide * narrowing)
    return _Window(left, low, left + wide, low + high, scale, narrowing)


def _graticule(window: _Window) -> str:
    step = next((s for s in _STEPS if (window.north - window.south) / s <= 5), _STEPS[-1])
    lines = []
    for degrees in range(math.ceil(window.south / step) * step, math.floor(window.north) + 1, step):
        _, y = window.point(degrees, window.west)
        lines.append(f"M0 {y:.1f}H{_WIDTH:g}")
    for degrees in range(math.ceil(window.west / step) * step, math.floor(window.east) + 1, step):
        x, _ = window.point(window.north, degrees)
        lines.append(f"M{x:.1f} 0V{window.height:.1f}")
    return "".join(lines)


def _dots(places: Sequence[tuple[Entity, float, float]], window: _Window) -> Iterator[str]:
    """A dot for each place, those mentioned most with their names where there is room."""
    taken: list[tuple[float, float, float, float]] = []
    for entity, latitude, longitude in sorted(places, key=lambda one: -len(one[0].mentions)):
        x, y = window.point(latitude, longitude)
        name = one_line(entity.name)
        dot = element("circle", cx=x, cy=y, r=5.0)
        title = element("title", escaped(name))
        width = len(name) * _LETTER
        left = x + 8 if x + 8 + width < _WIDTH else x - 8 - width
        box = (left, y - _LINE / 2, left + width, y + _LINE / 2)
        label = ""
        if not any(_overlap(box, other) for other in taken):
            taken.append(box)
            label = element("text", escaped(name), x=left, y=y + 4)
        yield element("a", title, dot, label, href=f"#e{entity.id}", aria_label=name)


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
