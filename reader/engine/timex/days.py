"""Readings of days: written out, without a year, weekdays, "yesterday", holidays."""

from __future__ import annotations

import datetime
import re

from reader.engine.timex import calendar
from reader.engine.timex.anchor import Anchor, Tense
from reader.engine.timex.grammar import Match
from reader.engine.timex.numerals import full_year
from reader.engine.timex.values import NO_DATE, NO_YEAR, NOTHING, WRITTEN_OUT, Timex, date, unplaced

_CLOCK_KINDS = frozenset({"CLOCK", "DAY", "DAY_WORD", "MERIDIEM", "ZONE", "NOON", "ON"})


def iso(match: Match, _: Anchor) -> Timex | None:
    """Read "2024-11-07", "2024-11-07T10:00Z"."""
    written = match.string("iso").replace(" ", "T")
    day = calendar.made(*map(int, written[:10].split("-")))
    if day is None:
        return None
    if "T" not in written:
        return date(day, "D", WRITTEN_OUT)
    if int(written[11:13]) > 24 or int(written[14:16]) > 59:
        return None
    return Timex("TIME", written, WRITTEN_OUT, day, "D")


def slashed(match: Match, _: Anchor) -> Timex | None:
    """Read "11/7/2024" (month first unless it cannot be), "2024/11/07", "7.11.2024" (day first)."""
    written = match.string("slashed")
    first, second, third = (int(part) for part in re.split(r"[/.]", written))
    if first > 999:
        day = calendar.made(first, second, third)
    elif third > 99 or len(written.rpartition("/")[2]) == 2:
        month, number = (second, first) if "." in written or first > 12 else (first, second)
        day = calendar.made(full_year(third), month, number)
    else:
        day = None
    return date(day, "D", WRITTEN_OUT) if day else None


def month_day(match: Match, anchor: Anchor) -> Timex | None:
    """Read "Nov. 7, 2024", "7th of November", "last Friday, Nov. 7", "Nov. 7 last year"."""
    month, number = match.number("month"), match.number("day")
    if calendar.made(2024, month, number) is None:
        return NOTHING  # 31 February
    if match.has("year"):
        day = calendar.made(match.number("year"), month, number)
        return date(day, "D", WRITTEN_OUT) if day else NOTHING
    if match.has("which") and anchor.published:
        step = {"LAST": -1, "THIS": 0, "NEXT": 1}[match.kinds["which"]]
        day = calendar.made(anchor.published.year + step, month, number)
        return date(day, "D", f"counted from the year of {anchor.published}") if day else None
    return day_of_year(month, number, match, anchor)


def day_of_year(month: int, number: int, match: Match, anchor: Anchor) -> Timex:
    """The day ``number`` of ``month`` in the year that the anchor tells."""
    unknown = f"XXXX-{month:02d}-{number:02d}"
    if anchor.published is None:
        if anchor.told and anchor.told.day:
            day = calendar.made(anchor.told.day.year, month, number)
            if day:
                return date(day, "D", f"year of {anchor.told.value}, told before")
        return unplaced("D", unknown, NO_YEAR)
    year = anchor.published.year
    days = [calendar.made(year + step, month, number) for step in range(-4, 5)]
    tense = "past" if match.has("mode") else anchor.tense(match.start)
    day = nearest([d for d in days if d], anchor.published, tense)
    return date(day, "D", f"the nearest one to {anchor.published}")


def nearest(
    days: list[datetime.date], published: datetime.date, tense: Tense | None
) -> datetime.date:
    """The one of ``days`` nearest to ``published``; the side that the verb points to counts thrice."""

    def distance(day: datetime.date) -> float:
        apart = (day - published).days
        if (tense == "past" and apart > 0) or (tense == "future" and apart < 0):
            return abs(apart) * 3
        return abs(apart)

    return min(days, key=distance)


def week_of(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the week of March 6"."""
    day = month_day(match, anchor)
    if day is None or day.day is None:
        return None
    return date(day.day, "W", f"the week that holds {day.value}")


def further_day(match: Match, anchor: Anchor) -> Timex | None:
    """The second day of "Nov. 7 and 8"."""
    told = anchor.told
    if told is None or told.day is None or match.start - anchor.told_end > 8:
        return None
    day = calendar.made(told.day.year, told.day.month, match.number("day"))
    return date(day, "D", f"month of {told.value}") if day and day > told.day else None


def weekday(match: Match, anchor: Anchor) -> Timex | None:
    """Read "Thursday": the nearest one before or on the article's day in a report, else the one ahead."""
    number = match.number("weekday")
    if anchor.opens_name(match.end):
        return NOTHING
    if match.before == "A" and match.after != "DAYPART" and anchor.stands_alone(match.start):
        return unplaced("D", f"XXXX-WXX-{number}", "any such day")
    if match.has("the") and anchor.told and anchor.told.unit == "D" and anchor.told.day:
        return _weekday_near(anchor.told.day, number)
    if anchor.published is None:
        return unplaced("D", f"XXXX-WXX-{number}", NO_DATE)
    published = anchor.published
    back = (published.isoweekday() - number) % 7
    ahead = (number - published.isoweekday()) % 7
    mode = match.kinds.get("mode")
    if mode == "LAST":
        day, side = calendar.shift(published, "D", -(back or 7)), "before"
    elif mode in {"NEXT", "COMING"}:
        day, side = calendar.shift(published, "D", ahead or 7), "after"
    elif mode in {"PREVIOUS", "FOLLOWING"}:
        return _weekday_told(match, anchor, number)
    elif (
        mode == "THIS"
        or anchor.tense(match.start) in {"future", "present"}
        or _to_come(match, anchor)
    ):
        day, side = calendar.shift(published, "D", ahead), "after"
    else:
        day, side = calendar.shift(published, "D", -back), "before"
    if day == published:
        return date(day, "D", f"weekday of {published}")
    return date(day, "D", f"weekday {side} {published}")


def _to_come(match: Match, anchor: Anchor) -> bool:
    """Whether "by Friday", "until Friday" set an end yet to come; "had not known until Friday" is over."""
    first = match.first - 1
    while first > 0 and match.first - first < 4 and match.lexemes[first].kind in _CLOCK_KINDS:
        first -= 1  # "until 9 a.m. EST Tuesday"
    is_end = first >= 0 and match.lexemes[first].kind == "BY"
    return is_end and not anchor.is_over(match.start)


def _weekday_near(told: datetime.date, number: int) -> Timex:
    """Read "the Sunday" of a story that has told a day: the nearest one to that day."""
    apart = (number - told.isoweekday() + 3) % 7 - 3
    return date(calendar.shift(told, "D", apart), "D", f"weekday nearest to {told}")


def _weekday_told(match: Match, anchor: Anchor, number: int) -> Timex:
    """Read "the previous Friday", "the following Monday": from the day told before, else the article's."""
    told = anchor.told.day if anchor.told else None
    origin = told or anchor.published
    assert origin is not None  # weekday() has seen to it
    if match.kinds["mode"] == "PREVIOUS":
        back = (origin.isoweekday() - number) % 7 or 7
        return date(calendar.shift(origin, "D", -back), "D", f"weekday before {origin}")
    ahead = (number - origin.isoweekday()) % 7 or 7
    return date(calendar.shift(origin, "D", ahead), "D", f"weekday after {origin}")


def today(match: Match, anchor: Anchor) -> Timex | None:
    """Read "yesterday", "today", "the day before yesterday"."""
    count = match.number("day")
    if anchor.opens_name(match.end) or anchor.ends_name(match.start):
        return NOTHING
    if match.has("before"):
        count -= 1
    if match.has("after"):
        count += 1
    if anchor.published is None:
        return unplaced("D")
    names = {-2: "two days before", -1: "day before", 0: "day of", 1: "day after"}
    reason = f"{names.get(count, 'two days after')} {anchor.published}"
    return date(calendar.shift(anchor.published, "D", count), "D", reason)


def holiday(match: Match, anchor: Anchor) -> Timex | None:
    """Read "Thanksgiving", "last Christmas", "Easter 2024"."""
    rule, mode = match.string("holiday"), match.kinds.get("mode")
    if match.has("year"):
        year = match.number("year")
        return date(calendar.holiday(rule, year), "D", f"the holiday in {year}")
    published = anchor.published
    if published is None:
        fixed = f"XXXX-{rule}" if rule[2:3] == "-" else "XXXX-XX-XX"
        return unplaced("D", fixed, NO_YEAR)
    years = range(max(1, published.year - 1), min(9999, published.year + 1) + 1)
    days = [calendar.holiday(rule, year) for year in years]
    past = [day for day in days if day <= published]
    ahead = [day for day in days if day >= published]
    if mode in {"LAST", "PAST"} and past:
        return date(past[-1], "D", f"the last one before {published}")
    if mode in {"NEXT", "COMING"} and ahead:
        return date(ahead[0], "D", f"the next one after {published}")
    day = nearest(days, published, anchor.tense(match.start))
    return date(day, "D", f"the nearest one to {published}")
