"""Reckoning with days, and TIMEX3 values of days, weeks, months, quarters and years.

A unit is written as in a TIMEX3 duration: D, W, M, Q, Y, or with a factor: 2W, 10Y, 100Y.
"""

from __future__ import annotations

import calendar
import datetime
import re

_UNIT = re.compile(r"(\d*)(\w+)")
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12}
_DAYS = {"D": 1, "W": 7}
WIDTHS = {
    unit: width
    for width, unit in enumerate(("D", "WE", "W", "2W", "M", "Q", "H", "Y", "10Y", "100Y"))
}
"""The units by width: a date is counted from only in units as wide as its own or wider."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season starts (meteorological, northern)."""


def split(unit: str) -> tuple[int, str]:
    """The factor and the plain unit of ``unit``: "10Y" is 10 and "Y"."""
    match = _UNIT.fullmatch(unit)
    assert match is not None
    return int(match[1] or 1), match[2]


def shift(day: datetime.date, unit: str, count: int) -> datetime.date | None:
    """The day ``count`` units after ``day`` (before it if negative); None outside the calendar.

    A day that the month does not have becomes its last: a month after 31 January is 28 February.
    """
    factor, plain = split(unit)
    count *= factor
    try:
        if plain in _DAYS:
            return day + datetime.timedelta(days=count * _DAYS[plain])
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[plain], 12)
        last = calendar.monthrange(year, month + 1)[1]
        return day.replace(year=year, month=month + 1, day=min(day.day, last))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def made(year: int, month: int = 1, day: int = 1) -> datetime.date | None:
    """The date, or None where there is none: 31 February, the year 0."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def value(day: datetime.date, unit: str) -> str:
    """The TIMEX3 value of the ``unit`` that holds ``day``: 2024-11-07, 2024-W45, 2024-Q4, 202."""
    match unit:
        case "D":
            return day.isoformat()
        case "W" | "2W":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case "WE":
            return value(day, "W") + "-WE"
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "Q":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "H":
            return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
        case "10Y":
            return f"{day.year // 10:03d}"
        case "100Y":
            return f"{day.year // 100:02d}"
        case _:
            return f"{day.year:04d}"


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}
_UNKNOWN |= {"M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX", "10Y": "XXX", "100Y": "XX"}


def unknown(unit: str) -> str:
    """The value of a ``unit`` that nothing places."""
    return _UNKNOWN.get(unit, "XXXX")


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian ``year`` (the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def holiday(rule: str, year: int) -> datetime.date:
    """The day in ``year`` of a holiday by its rule, as ``data/timex_holidays.txt`` writes them."""
    if rule.startswith("easter"):
        return easter(year) + datetime.timedelta(days=int(rule.split()[1]))
    if "-" in rule[:3]:
        return datetime.date(year, int(rule[:2]), int(rule[3:]))
    month, weekday, which, *after = map(int, rule.split())
    first, length = calendar.monthrange(year, month)
    days = range(1 + (weekday - 1 - first) % 7, length + 1, 7)
    day = days[which - 1] if which > 0 else days[which]
    return datetime.date(year, month, day) + datetime.timedelta(days=sum(after))
