"""Readings of quarters and half-years, which a company's report tells of and compares."""

from __future__ import annotations

import datetime

from reader.engine.timex import calendar
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.grammar import Match
from reader.engine.timex.named import in_year, told_year
from reader.engine.timex.values import NO_YEAR, WRITTEN_OUT, Timex, date, unplaced

_REPORT_REACH = 3000
"""How far back, in code points, a quarter told before is still the one reported on."""


def quarter(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the third quarter", "second half of 2024", "Q3", "this year's first quarter"."""
    number = match.number("ordinal") if match.has("ordinal") else 2
    unit = "H" if match.kinds.get("unit") == "HALF" else "Q"
    if number > (2 if unit == "H" else 4):
        return None
    months = 6 if unit == "H" else 3
    start = (number - 1) * months + 1
    told = told_year(match, anchor) if match.has("year") or match.has("which") else None
    if told is not None:
        return in_year(calendar.made(told, start), unit, match, anchor)
    bare_half = match.kinds.get("unit") == "HALF" and not match.has("year")
    if bare_half and (not anchor.published or match.after != "OF"):
        return None
    published = anchor.published
    if published is None:
        return unplaced("Q", f"XXXX-{unit}{number}", NO_YEAR)
    past = start <= published.month or anchor.tense(match.start) == "future"
    day = calendar.made(published.year if past else published.year - 1, start)
    return date(
        day, unit, f"the last one up to {published}" if past else f"the year before {published}"
    )


def quarter_ended(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the quarter" of "the quarter ended Sept. 30": the calendar quarter of its middle month."""
    if anchor.published is None:
        return unplaced("Q")
    middle = (match.number("month") - 2) % 12 + 1
    day = calendar.made(anchor.published.year, middle)
    if day and day > anchor.published:
        day = calendar.shift(day, "Y", -1)
    return date(day, "Q", f"its end is told, the last one up to {anchor.published}")


def current_quarter(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the quarter", "the latest period", "the year-earlier quarter": the one that the text tells of."""
    day, reason = _reported_quarter(match, anchor)
    if day is None:
        return None if match.has("period") else unplaced("Q")
    if match.has("ago"):
        return date(calendar.shift(day, "Y", -1), "Q", f"a year before {calendar.value(day, 'Q')}")
    if match.has("year"):
        return date(calendar.made(match.number("year"), day.month), "Q", WRITTEN_OUT)
    return date(day, "Q", reason)


def _reported_quarter(match: Match, anchor: Anchor) -> tuple[datetime.date | None, str]:
    """The quarter that a company's report is about, and why: the one told, else the last whole one."""
    published = anchor.published
    last = calendar.shift(published, "Q", -1) if published else None
    told = anchor.quarter if match.start - anchor.quarter_end < _REPORT_REACH else None
    if told is None or told.day is None:
        return (None if match.has("period") else last), f"the quarter before {published}"
    day = reported(told.day, anchor)
    to_come = published is not None and day > published
    current = published is not None and calendar.value(day, "Q") == calendar.value(published, "Q")
    if last and (to_come or (current and match.has("latest"))):
        return last, f"the quarter before {published}"
    return day, f"told before: {told.value}"


def reported(day: datetime.date, anchor: Anchor) -> datetime.date:
    """The quarter reported on, where the last one told was already that of a year before."""
    published = anchor.published
    if published and (published - day).days > 400:
        return calendar.shift(day, "Y", 1) or day
    return day
