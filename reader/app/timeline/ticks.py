"""The marks and labels along a scale of time."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from typing import NamedTuple

from reader.app.timeline.scale import Piece
from reader.times import MONTHS

_YEAR, _MONTH = 365.2425, 30.436875
_LAST = datetime.date.max.toordinal()


class Tick(NamedTuple):
    """A mark at ``column``: its own ``label`` ("7"), and the larger unit that it is in ("Nov 2024")."""

    column: int
    label: str
    context: str


class _Step(NamedTuple):
    """Ticks so many hours, days, months or years apart, with labels of so many cells at most."""

    unit: str
    number: int
    days: float
    cells: int


_STEPS = (
    *(_Step("hour", count, count / 24, 5) for count in (1, 2, 3, 6, 12)),
    _Step("day", 1, 1, 2),
    _Step("week", 1, 7, 2),
    *(_Step("month", count, count * _MONTH, 3) for count in (1, 3, 6)),
    *(
        _Step("year", digit * power, digit * power * _YEAR, 4)
        for power in (1, 10, 100, 1000)
        for digit in (1, 2, 5)
    ),
)


def ticks(piece: Piece) -> list[Tick]:
    """As many ticks as there is room for along ``piece``."""
    step = next(
        (step for step in _STEPS if step.days / piece.per_column >= step.cells + 2), _STEPS[-1]
    )
    found = []
    for day, label, context in _MAKERS[step.unit](piece, step.number):
        if piece.start <= day < piece.end:
            found.append(Tick(piece.column(day), label, context))
    return found


def _hours(piece: Piece, count: int) -> Iterator[tuple[float, str, str]]:
    first = math.floor(piece.start)
    for number in range(math.ceil((piece.end - first) * 24 / count)):
        days, hours = divmod(number * count, 24)
        date = _date(first + days)
        if date is not None:
            label = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
            yield first + number * count / 24, f"{hours}:00", label


def _days(piece: Piece, count: int) -> Iterator[tuple[float, str, str]]:
    first = math.ceil(piece.start)
    if count == 7:
        first += -(first - 1) % 7  # day 1 of the calendar was a Monday
    for day in range(first, math.ceil(piece.end), count):
        date = _date(day)
        if date is not None:
            yield day, str(date.day), f"{MONTHS[date.month - 1]} {date.year}"


def _months(piece: Piece, count: int) -> Iterator[tuple[float, str, str]]:
    for year in _range_of_years(piece):
        for month in range(1, 13, count):
            date = datetime.date(year, month, 1)
            yield date.toordinal(), MONTHS[month - 1], str(year)


def _years(piece: Piece, count: int) -> Iterator[tuple[float, str, str]]:
    for year in _range_of_years(piece):
        if year % count == 0:
            yield datetime.date(year, 1, 1).toordinal(), str(year), ""


_MAKERS = {
    "hour": _hours,
    "day": _days,
    "week": lambda piece, count: _days(piece, 7 * count),
    "month": _months,
    "year": _years,
}


def _range_of_years(piece: Piece) -> range:
    first = _date(max(1, math.floor(piece.start))) or datetime.date.max
    last = _date(math.floor(piece.end)) or datetime.date.max
    return range(first.year, last.year + 1)


def _date(day: int) -> datetime.date | None:
    return datetime.date.fromordinal(day) if 1 <= day <= _LAST else None
