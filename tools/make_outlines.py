"""Makes ``reader/app/data/outlines.txt``: the coasts and borders of the world, for the maps.

Run once in a while, with a package that the project itself does not need::

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python tools/make_outlines.py package

``world-atlas`` (ISC licence) holds Natural Earth's countries (public domain) as TopoJSON: lines that
neighbours share are one "arc" (https://github.com/topojson/topojson-specification). An arc of one
country is a coast, one of two is a border. Lines are simplified by the method of Douglas and Peucker.
"""

from __future__ import annotations

import collections
import itertools
import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]

TARGET = Path(__file__).parents[1] / "reader/app/data/outlines.txt"
HEADER = (
    "# Coasts (c) and borders (b) of the world, coarse (0) and fine (1), from Natural Earth "
    "(naturalearthdata.com, public domain) by tools/make_outlines.py. A line each: hundredths of a "
    "degree east and north, the first point and then the steps from point to point.\n"
)
LEVELS = (("countries-110m.json", 0.1), ("countries-50m.json", 0.03))
"""The files, from coarse to fine, and by how many degrees a simplified line may be off."""
LONGEST = 60
"""Points of a line at most, so that those out of view can be passed over."""


def arcs(topology: dict[str, Any]) -> Iterator[tuple[str, list[Point]]]:
    """Each arc with its kind: c or b."""
    used: collections.Counter[int] = collections.Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        rings = (
            country["arcs"] if country["type"] == "Polygon" else itertools.chain(*country["arcs"])
        )
        # An arc that is walked backwards is counted as its complement.
        used.update({arc if arc >= 0 else ~arc for ring in rings for arc in ring})
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for number, steps in enumerate(topology["arcs"]):
        xs = itertools.accumulate(step[0] for step in steps)
        ys = itertools.accumulate(step[1] for step in steps)
        points = [(west + x * wide, south + y * high) for x, y in zip(xs, ys, strict=True)]
        yield "b" if used[number] > 1 else "c", points


def whole(points: list[Point]) -> list[Point]:
    """``points`` without a leap where they cross the date line: they go on beyond 180 degrees."""
    turns = [0.0]
    for before, after in itertools.pairwise(points):
        leap = after[0] - before[0]
        turns.append(turns[-1] - (360 if leap > 180 else -360 if leap < -180 else 0))
    return [(x + turn, y) for (x, y), turn in zip(points, turns, strict=True)]


def without_seams(points: list[Point]) -> Iterator[list[Point]]:
    """``points`` cut where they run along the date line or the pole: the map ends there, no land does."""
    piece: list[Point] = []
    for before, after in itertools.pairwise(points):
        along = abs(abs(before[0]) - 180) < 0.02 and abs(before[0] - after[0]) < 0.02
        if not along and max(before[1], after[1]) > -89.9:
            piece = piece or [before]
            piece.append(after)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """The fewest of ``points`` from whose line none is farther off than ``tolerance``."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        distance, farthest = max(
            ((off(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if distance > tolerance:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(keep)]


def off(point: Point, start: Point, end: Point) -> float:
    """How far ``point`` is from the line, in degrees of latitude: those of longitude are narrower."""
    narrow = math.cos(math.radians(point[1]))
    dx, dy = (end[0] - start[0]) * narrow, end[1] - start[1]
    px, py = (point[0] - start[0]) * narrow, point[1] - start[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
    return math.hypot(px - along * dx, py - along * dy)


def written(points: Iterable[Point]) -> Iterator[str]:
    """``points`` as lines of the table, cut into pieces that share their ends."""
    rounded = [(round(100 * x), round(100 * y)) for x, y in points]
    rounded = [point for point, _ in itertools.groupby(rounded)]
    for first in range(0, len(rounded) - 1, LONGEST - 1):
        piece = rounded[first : first + LONGEST]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(piece)]
        yield " ".join(f"{x},{y}" for x, y in (piece[0], *steps))


def main() -> None:
    """Read the two topologies and write the table."""
    if len(sys.argv) != 2:
        sys.exit("The folder of the package is wanted: see the head of this file.")
    lines = []
    for level, (name, tolerance) in enumerate(LEVELS):
        topology = json.loads((Path(sys.argv[1]) / name).read_text(encoding="utf-8"))
        for kind, points in arcs(topology):
            for piece in without_seams(whole(points)):
                lines += [
                    f"{level}{kind} {line}\n" for line in written(simplified(piece, tolerance))
                ]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
