"""The dates of an article in the order of time."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from typing import NamedTuple

from reader.annotations import When
from reader.times import Stretch, meaning


class Moment(NamedTuple):
    """One day, month, year...: its name ("Thu 7 Nov 2024"), and what speaks of it, in text order.

    Times of a day belong to the day. ``stretch`` is where it lies in the calendar, if anything tells it.
    """

    words: str
    stretch: Stretch | None
    whens: tuple[When, ...]


class Chronology(NamedTuple):
    """What is told of time: in the order of time what is ``placed``, in text order what is not.

    ``lasting`` are durations, ``repeated`` are sets ("every Monday"), ``vague`` is "now" and "in the
    past", ``unresolved`` what nothing places.
    """

    placed: list[Moment]
    lasting: list[Moment]
    repeated: list[Moment]
    vague: list[Moment]
    unresolved: list[Moment]


def chronology(whens: Iterable[When]) -> Chronology:
    """``whens`` sorted and grouped."""
    groups: dict[tuple[int, str], list[When]] = collections.defaultdict(list)
    for when in whens:
        groups[_group(when)].append(when)
    told = Chronology([], [], [], [], [])
    for (where, value), members in groups.items():
        alone = members[0].value if len(members) == 1 else value
        words, stretch = meaning(alone, members[0].type)
        told[where].append(Moment(words, stretch, tuple(members)))
    told.placed.sort(key=_by_time)
    return told


def _group(when: When) -> tuple[int, str]:
    """Which list of the chronology ``when`` belongs to, and the value that it shares there."""
    if when.type == "DURATION":
        return 1, when.value
    if when.type == "SET":
        return 2, when.value
    if when.value.endswith("_REF"):
        return 3, when.value
    if meaning(when.value, when.type).stretch is None:
        return 4, when.value
    day = when.value.partition("T")[0]
    return 0, day


def _by_time(moment: Moment) -> tuple[float, float]:
    assert moment.stretch is not None  # else it would not be placed
    return moment.stretch.start, -moment.stretch.end
