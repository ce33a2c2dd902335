"""Readings of periods counted from another: last month, that year, two weeks ago."""

from __future__ import annotations

import datetime

from reader.engine.timex import calendar
from reader.engine.timex.amounts import length
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.grammar import Match
from reader.engine.timex.quarters import reported
from reader.engine.timex.values import NO_YEAR, NOTHING, STEPS, Timex, date, unplaced

_TOLD = {"PREVIOUS": -1, "FOLLOWING": 1, "THAT": 0, "SAME": 0}
_NAMES = {"D": "day", "W": "week", "2W": "fortnight", "WE": "weekend", "M": "month", "Q": "quarter"}
_NAMES |= {"H": "half-year", "Y": "year", "10Y": "decade", "100Y": "century", "1000Y": "millennium"}
_ENDS = frozenset({"POINT", "COMMA", "BREAK", "SIGN", "DASH", "AND"})
_SPANNING = frozenset({"OVER", "IN", "FOR", "WITHIN", "OF", "BY"})
_QUARTER_REACH = 700
"""How far back, in code points, a quarter told before still sets the measure of "a year earlier"."""


def period(match: Match, anchor: Anchor) -> Timex | None:
    """Read "last month", "this week", "the following year", "that day"."""
    unit, mode = match.string("unit"), match.kinds["mode"]
    if unit not in _NAMES:
        return None  # "the last minute"
    if mode == "NEXT" and match.has("the") and match.before not in _SPANNING:
        return _told_period(match, anchor, unit, 1)
    if mode in _TOLD:
        return _told_period(match, anchor, unit, _TOLD[mode])
    published = anchor.published
    if published is None:
        return unplaced(unit)
    step = STEPS[mode]
    names = {-1: "before", 0: "of", 1: "after"}
    reason = f"{_NAMES[unit]} {names[step]} {published}"
    if unit == "D" and mode == "THIS":
        return date(published, "D", reason)
    return date(_stepped(published, unit, step), unit, reason)


def _stepped(day: datetime.date, unit: str, count: int) -> datetime.date | None:
    """``day`` moved by ``count`` units, on the first day of its month for months and more."""
    return calendar.shift(day, "W" if unit == "WE" else unit, count)


def _told_period(match: Match, anchor: Anchor, unit: str, step: int) -> Timex | None:
    told = anchor.told_within(unit)
    if told is None and anchor.told and match.kinds.get("mode") in {"THAT", "SAME"}:
        return None  # "that day" in the story of a year
    origin = told.day if told else anchor.published
    if origin is None:
        return unplaced(unit)
    value = told.value if told else str(origin)
    names = {-1: "before", 0: "of", 1: "after"}
    return date(_stepped(origin, unit, step), unit, f"{_NAMES[unit]} {names[step]} {value}")


def weekend(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the weekend", "last weekend", "this weekend"."""
    published, mode = anchor.published, match.kinds.get("mode")
    if published is None:
        return unplaced("WE")
    step = STEPS.get(mode or "", 0)
    in_it = published.isoweekday() > 5
    told_of = mode in {None, "PAST"} and anchor.tense(match.start) in {"past", None}
    if not in_it and (told_of or mode == "LAST"):
        step = -1
    return date(calendar.shift(published, "W", step), "WE", f"weekend near {published}")


def whole(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the year", "the week", "the month": the article's own, or how long where an end is told."""
    unit = match.string("unit")
    if unit not in _NAMES:
        return None  # "the minute", "the second"
    if match.after == "ENDED":
        return Timex("DURATION", f"P1{unit}", "how long")
    if match.after in {"THAT", "WHEN", "BEFORE", "AFTER"} or _is_bare_day(match):
        return None
    if anchor.published is None:
        return unplaced(unit)
    return date(anchor.published, unit, f"{_NAMES[unit]} of {anchor.published}")


def _is_bare_day(match: Match) -> bool:
    """Whether this is "the day", which tells nothing; "late in the day" does."""
    return match.string("unit") == "D" and match.lexemes[match.first].kind == "THE"


def beside(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the day before", "the year after": beside the date told; not "the day before the vote"."""
    if match.string("unit") not in _NAMES or match.after not in _ENDS:
        return NOTHING
    step = -1 if match.kinds["side"] == "BEFORE" else 1
    return _told_period(match, anchor, match.string("unit"), step)


def year_end(match: Match, anchor: Anchor) -> Timex | None:
    """Read "year-end": the last day of the article's year."""
    if match.string("unit") != "Y":
        return None
    if anchor.published is None:
        return unplaced("D", "XXXX-12-31", NO_YEAR)
    return date(
        calendar.made(anchor.published.year, 12, 31), "D", f"the year of {anchor.published}"
    )


def ago(match: Match, anchor: Anchor) -> Timex | None:
    """Read "two weeks ago", "a year earlier", "three days later", "a decade from now"."""
    unit, kind = match.string("unit"), match.kinds["direction"]
    if match.has("few"):
        return _vaguely(unit, kind)
    count = float(match.values.get("number", 1)) + (0.5 if match.has("half") else 0)
    count = 0.5 if match.has("halfonly") else count
    back = kind in {"AGO", "EARLIER"}
    origin, name = anchor.published, str(anchor.published)
    quarter = anchor.quarter
    near = quarter is not None and match.start - anchor.quarter_end < _QUARTER_REACH
    if near and back and unit == "Y" and count == 1 and quarter and quarter.day:
        day = calendar.shift(reported(quarter.day, anchor), "Y", -1)
        return date(day, "Q", f"a year before {quarter.value}")
    if kind in {"EARLIER", "LATER"} and anchor.told:
        told = anchor.told_within(unit)
        if told is None:
            return None  # "three days later" in the story of a year
        origin, name = told.day, told.value
    return _distance(origin, unit, count, name, back=back)


def _vaguely(unit: str, kind: str) -> Timex:
    """Read "a few days ago", "several years from now"; "a few days later" only tells how long."""
    if kind == "LATER":
        return Timex("DURATION", length(unit, None), "how long after what was told")
    past = kind in {"AGO", "EARLIER"}
    return Timex("DATE", "PAST_REF" if past else "FUTURE_REF", "the past" if past else "the future")


def _distance(
    origin: datetime.date | None, unit: str, count: float, name: str, *, back: bool
) -> Timex:
    if unit.startswith("T"):
        return date(origin, "D", f"hours from {name}") if origin else unplaced("D")
    if origin is None:
        return unplaced(unit if unit in {"D", "W", "M"} else "Y")
    sign = -1 if back else 1
    if count != int(count):
        months = {"Y": 12, "10Y": 120, "100Y": 1200}.get(unit)
        if months is None:
            return date(calendar.shift(origin, "D", 0), "Y", name)
        day = calendar.shift(origin, "M", sign * int(count * months))
    else:
        day = calendar.shift(origin, unit, sign * int(count))
    size = unit if unit in {"D", "W", "M", "Q"} else "W" if unit == "2W" else "Y"
    if day is None:
        return Timex("DATE", "PAST_REF" if back else "FUTURE_REF", "beyond the calendar")
    plural = "" if count == 1 else "s"
    reason = f"{count:g} {_NAMES[unit]}{plural} {'before' if back else 'after'} {name}"
    return date(day, size, reason)
