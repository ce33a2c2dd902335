"""Marks above a scale, stacked where they would lie on each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.app.timeline.scale import Scale
from reader.times import Stretch


class Bar(NamedTuple):
    """What moment number ``moment`` takes up: columns from ``first`` to ``last``, in a ``lane`` above 0."""

    moment: int
    first: int
    last: int
    lane: int


def bars(scale: Scale, stretches: Sequence[Stretch], lanes: int) -> list[Bar]:
    """A bar for each of ``stretches``, which are in the order of time; the short ones lowest.

    There are at most so many ``lanes``; what finds no room in them lies over others in the highest.
    """
    spans = [scale.columns(stretch) for stretch in stretches]
    order = sorted(range(len(spans)), key=lambda i: (spans[i][1] - spans[i][0], spans[i][0], i))
    taken: list[list[tuple[int, int]]] = [[] for _ in range(max(1, lanes))]
    placed = []
    for moment in order:
        first, last = spans[moment]
        # A column between bars keeps them apart; points need none.
        apart = 1 if last > first else 0
        lane = next(
            (
                number
                for number, lane in enumerate(taken)
                if all(last + apart < begin or end + apart < first for begin, end in lane)
            ),
            len(taken) - 1,
        )
        taken[lane].append((first, last))
        placed.append(Bar(moment, first, last, lane))
    return placed
