"""From days to columns: a scale of time that is broken where nothing is told.

An article may tell of three days in November and of 1776. On one even scale the days would fall on one
spot; so the scale is cut at long stretches in which nothing begins, and each piece is even in itself.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.times import Stretch

BREAK = 3
"""Columns between two pieces."""

_NARROWEST = 14
"""Columns of a piece at least."""
_MOST_PIECES = 6
_CROWDED = 2.0
"""Marks nearer than so many columns to each other are crowded."""
_LONG = 0.34
"""A stretch is long where it takes up so large a share of its piece."""
_MARGIN = 0.04
"""The share of a piece that is left free at each end."""


class Piece(NamedTuple):
    """A stretch of time, in days, drawn evenly from the column ``left`` up to ``right``."""

    start: float
    end: float
    left: int
    right: int

    @property
    def per_column(self) -> float:
        """Days of a column."""
        return (self.end - self.start) / (self.right - self.left)

    def column(self, day: float) -> int:
        """The column of ``day``, the first or last one for what is outside."""
        at = self.left + math.floor((day - self.start) / self.per_column)
        return min(max(at, self.left), self.right - 1)


class Scale(NamedTuple):
    """Pieces in the order of time."""

    pieces: tuple[Piece, ...]

    def column(self, day: float) -> int:
        """The column at which ``day`` is drawn."""
        index = bisect.bisect_right([piece.start for piece in self.pieces], day) - 1
        return self.pieces[max(0, index)].column(day)

    def columns(self, stretch: Stretch) -> tuple[int, int]:
        """The first and the last column of ``stretch``."""
        first = self.column(stretch.start)
        # The moment at which it ends is no part of it.
        return first, max(first, self.column(math.nextafter(stretch.end, 0)))


def scale(stretches: Iterable[Stretch], columns: int) -> Scale:
    """The scale on which ``stretches``, one or more, are told apart best in so many columns."""
    told = sorted(set(stretches))
    starts = sorted({stretch.start for stretch in told})
    groups = _groups(starts, columns)
    extents = _extents(groups, told)
    room = columns - BREAK * (len(groups) - 1) - _NARROWEST * len(groups)
    # A piece in which more is told gets more room, but not in proportion: the others are to be read too.
    weights = [math.sqrt(len(group)) for group in groups]
    ends = [sum(weights[: i + 1]) / sum(weights) for i in range(len(groups))]
    shares = [round(end * max(0, room)) for end in ends]
    pieces, left = [], 0
    for (start, end), before, after in zip(extents, [0, *shares], shares, strict=False):
        right = left + max(1, min(_NARROWEST, columns // len(groups)) + after - before)
        pieces.append(Piece(start, end, left, right))
        left = right + BREAK
    return Scale(tuple(pieces))


def _groups(starts: list[float], columns: int) -> list[list[float]]:
    """``starts`` cut at long gaps, as long as that keeps marks apart and there is room."""
    groups = [starts]
    while len(groups) < min(_MOST_PIECES, (columns + BREAK) // (_NARROWEST + BREAK)):
        width = columns / (len(groups) + 1)
        cut = max(
            ((_crowded(group, width), -i) for i, group in enumerate(groups) if _gap(group)),
            default=(0, 0),
        )
        if not cut[0]:
            break
        index = -cut[1]
        at = _gap(groups[index])
        groups[index : index + 1] = [groups[index][:at], groups[index][at:]]
    return groups


def _crowded(group: Sequence[float], width: float) -> int:
    """How many marks of ``group`` would be crowded on an even scale of ``width`` columns."""
    near = (group[-1] - group[0]) / width * _CROWDED
    return sum(after - before < near for before, after in itertools.pairwise(group))


def _gap(group: Sequence[float]) -> int:
    """The number of the start after the longest gap of ``group``, 0 where that is not long."""
    if len(group) < 3:
        return 0
    gap, at = max((group[i] - group[i - 1], i) for i in range(1, len(group)))
    return at if gap > _LONG * (group[-1] - group[0]) else 0


def _extents(groups: list[list[float]], told: list[Stretch]) -> list[tuple[float, float]]:
    """From when to when the piece of each group goes; they do not overlap."""
    extents: list[tuple[float, float]] = []
    for index, group in enumerate(groups):
        first, last = group[0], group[-1]
        lengths = [s.end - s.start for s in told if first <= s.start <= last]
        shortest, span = min(lengths), last - first
        # What lasts longer than the piece ends at its edge: its start is what the piece shows.
        ends = [min(s.end, last + max(shortest, span)) for s in told if first <= s.start <= last]
        end = max(ends)
        margin = shortest if not span else _MARGIN * (end - first)
        before = extents[-1][1] if extents else 0.0
        after = groups[index + 1][0] if index + 1 < len(groups) else math.inf
        extents.append((max(first - margin, before), min(end + margin, after)))
    return extents
