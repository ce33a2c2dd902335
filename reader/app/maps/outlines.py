"""The coasts and borders of the world, read from ``reader/app/data/outlines.txt``."""

from __future__ import annotations

import functools
import itertools
from importlib.resources import files
from typing import Literal, NamedTuple

OutlineKind = Literal["coast", "border"]

_KINDS: dict[str, OutlineKind] = {"c": "coast", "b": "border"}
_UNIT = 100
"""The table counts hundredths of a degree."""


class Outline(NamedTuple):
    """A stretch of coast or border: its points in degrees, and the box around them.

    ``xs`` go on beyond 180 where it crosses the date line.
    """

    kind: OutlineKind
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    west: float
    east: float
    south: float
    north: float


@functools.cache
def outlines(*, fine: bool) -> tuple[Outline, ...]:
    """All outlines, coarse (off by up to 0.1 degrees) or ``fine`` (0.03 degrees)."""
    text = files("reader.app").joinpath("data/outlines.txt").read_text(encoding="ascii")
    level = "1" if fine else "0"
    return tuple(_outline(line) for line in text.splitlines() if line[0] == level)


def _outline(line: str) -> Outline:
    numbers = [int(number) / _UNIT for number in line[3:].replace(",", " ").split()]
    xs = tuple(itertools.accumulate(numbers[::2]))
    ys = tuple(itertools.accumulate(numbers[1::2]))
    return Outline(_KINDS[line[1]], xs, ys, min(xs), max(xs), min(ys), max(ys))
