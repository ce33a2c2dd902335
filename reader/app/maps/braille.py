"""Outlines drawn as dots of braille."""

from __future__ import annotations

from typing import NamedTuple

from reader.app.maps.outlines import Outline, OutlineKind, outlines
from reader.app.maps.projection import View

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille pattern, by row and column (Unicode 15, section 21.1)."""
_BLANK = 0x2800
_FINE_BELOW = 0.2
"""Degrees a dot below which the fine outlines are drawn."""


class Picture(NamedTuple):
    """The dots of a map: a braille pattern for each cell, row by row; 0 is empty.

    Coasts and borders lie apart, since they are drawn in different colours.
    """

    coast: bytearray
    border: bytearray


def picture(view: View) -> Picture:
    """The outlines that ``view`` shows."""
    drawn = Picture(*(bytearray(view.columns * view.rows) for _ in range(2)))
    layers: dict[OutlineKind, bytearray] = {"coast": drawn.coast, "border": drawn.border}
    half = min(180.0, view.width / 2 * view.east_scale)
    tall = view.height / 2 * view.scale
    west, east = view.longitude - half, view.longitude + half
    south, north = view.latitude - tall, view.latitude + tall
    for outline in outlines(fine=view.scale < _FINE_BELOW):
        if outline.south > north or outline.north < south:
            continue
        for turn in (-360, 0, 360):
            if outline.west + turn <= east and outline.east + turn >= west:
                _draw(layers[outline.kind], outline, view, turn)
    return drawn


def braille(pattern: int) -> str:
    """The character with the dots of ``pattern``."""
    return chr(_BLANK + pattern)


def _draw(cells: bytearray, outline: Outline, view: View, turn: int) -> None:
    """Join the points of ``outline``, turned by so many degrees, with lines of dots."""
    across, up = 1 / view.east_scale, 1 / view.scale
    width, height, columns = view.width, view.height, view.columns
    left = width / 2 - (view.longitude - turn) * across
    top = height / 2 + view.latitude * up
    # The world ends half a turn away from the middle.
    reach = min(width / 2, 180 * across)
    low, high = width / 2 - reach, width / 2 + reach
    xs = [left + x * across for x in outline.xs]
    ys = [top - y * up for y in outline.ys]
    last_x, last_y = xs[0], ys[0]
    for x, y in zip(xs, ys, strict=True):
        dx, dy = x - last_x, y - last_y
        if -1 <= dx <= 1 and -1 <= dy <= 1:
            if low <= x < high and 0 <= y < height:
                cells[(int(y) >> 2) * columns + (int(x) >> 1)] |= _BITS[int(y) & 3][int(x) & 1]
        elif max(x, last_x) >= low and min(x, last_x) <= high:
            steps = int(max(abs(dx), abs(dy))) + 1
            for step in range(1, steps + 1):
                u, v = last_x + dx * step / steps, last_y + dy * step / steps
                if low <= u < high and 0 <= v < height:
                    cells[(int(v) >> 2) * columns + (int(u) >> 1)] |= _BITS[int(v) & 3][int(u) & 1]
        last_x, last_y = x, y
