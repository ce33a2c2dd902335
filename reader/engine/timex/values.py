"""What a temporal expression means: a TIMEX3 value, and the words that say why."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from reader.annotations import TimexType
from reader.engine.timex import calendar

WRITTEN_OUT = "written out"
NO_YEAR = "nothing tells the year"
NO_DATE = "nothing tells the article's date"


STEPS = {"LAST": -1, "PAST": -1, "NEXT": 1, "COMING": 1, "THIS": 0, "CURRENT": 0}
"""How many periods away from the article's own a word leads, by its kind in the grammar."""


class Timex(NamedTuple):
    """The meaning of one expression.

    ``day`` is the first day of what a DATE or TIME means, where that is known, and ``unit`` how much of
    the calendar it takes up (D, W, M, Q, Y...). A time of day that has yet to find its day has the ``unit``
    "T" and a ``value`` that starts with T. ``alone`` is false for what only means something beside
    another expression ("night").
    """

    type: TimexType
    value: str
    reason: str
    day: datetime.date | None = None
    unit: str = ""
    alone: bool = True


NOTHING = Timex("DATE", "", "")
"""The reading of words that look temporal and are not: they are passed over as a whole ("years old")."""


def date(day: datetime.date | None, unit: str, reason: str) -> Timex:
    """The DATE of one ``unit`` that holds ``day``; one outside the calendar is only in the past."""
    if day is None:
        return Timex("DATE", "PAST_REF", reason)
    return Timex("DATE", calendar.value(day, unit), reason, day, unit)


def unplaced(unit: str, value: str = "", reason: str = NO_DATE) -> Timex:
    """A DATE of one ``unit`` that nothing places in time."""
    return Timex("DATE", value or calendar.unknown(unit), reason)
