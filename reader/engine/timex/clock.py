"""Readings of times of day, and the joining of a time with the day that stands beside it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from reader.engine.timex import calendar
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.grammar import Match
from reader.engine.timex.lexer import Lexeme
from reader.engine.timex.values import WRITTEN_OUT, Timex

_BEFORE_A_TIME = frozenset(
    {"AT", "ABOUT", "BY", "UNTIL", "FROM", "BEFORE", "AFTER", "TO", "SINCE", "BETWEEN", "UP"}
)
_GLUES = {
    (),
    ("ON",),
    ("COMMA",),
    ("COMMA", "ON"),
    ("AT",),
    ("COMMA", "AT"),
    ("OF",),
    ("AT", "ABOUT"),
    ("ABOUT",),
    ("IN",),
    ("BY",),
}


def time_of_day(hour: int, minute: int = 0) -> Timex | None:
    """The time ``hour``:``minute`` of a day not yet known."""
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    return Timex("TIME", f"T{hour:02d}:{minute:02d}", WRITTEN_OUT, None, "T")


def clock(match: Match, _: Anchor) -> Timex | None:
    """Read "10 a.m. ET", "7:15 p.m.", "10.30pm", "14:30 GMT", "6 o'clock", "4 in the morning"."""
    hour, minute = _digits(match)
    if match.has("meridiem") or match.has("part"):
        if not 1 <= hour <= 12:
            return None
        later = match.number("meridiem") if match.has("meridiem") else 12
        if match.has("part") and match.string("part") == "TMO":
            later = 0
        return time_of_day(hour % 12 + later, minute)
    if (
        match.kinds["time"] == "CLOCK"
        and not match.has("zone")
        and (match.before not in _BEFORE_A_TIME or _is_score(match))
        and match.after != "ON"
    ):
        return None
    return time_of_day(hour, minute)


def _is_score(match: Match) -> bool:
    """Whether this is the clock of a game: "at 3:16 of the third period"."""
    return match.after == "OF"


def _digits(match: Match) -> tuple[int, int]:
    lexeme = match.values["time"]
    if match.kinds["time"] == "CLOCK":
        hour, minute, *_ = str(lexeme).split(":")
        return int(hour), int(minute)
    if match.kinds["time"] in {"CLOCK4", "YEAR"}:
        return divmod(int(lexeme), 100)
    number = float(lexeme)
    return int(number), round(number % 1 * 100)


def noon(match: Match, _: Anchor) -> Timex | None:
    """Read "noon", "midnight" (the end of the day, T24:00)."""
    return Timex("TIME", match.string("noon"), WRITTEN_OUT, None, "T")


def part_of_day(match: Match, anchor: Anchor) -> Timex | None:
    """Read "Thursday night" needs its day; "this morning", "last night", "tonight" have it."""
    part, mode = match.string("part"), match.kinds.get("mode")
    if mode == "THIS" or match.kinds["part"] == "TONIGHT":
        return placed(Timex("TIME", part, "", None, "T"), anchor.published, "day of", anchor)
    if mode == "LAST":
        if match.before == "HIS":
            return None
        day = anchor.published and calendar.shift(anchor.published, "D", -1)
        return placed(Timex("TIME", part, "", None, "T"), day, "night before", anchor)
    if mode in {"NEXT", "FOLLOWING", "THAT", "SAME"}:
        told = anchor.told.day if anchor.told else None
        origin = told or anchor.published
        later = mode in {"NEXT", "FOLLOWING"}
        day = origin and calendar.shift(origin, "D", int(later))
        placed_time = placed(Timex("TIME", part, "", None, "T"), day, "", anchor)
        return placed_time._replace(reason=f"{'day after' if later else 'day of'} {origin}")
    the = match.has("the") and match.last - match.first == 2
    alone = match.before == "IN" or (match.last - match.first > 1 and not the)
    return Timex("TIME", part, WRITTEN_OUT, None, "T", alone)


def placed(time: Timex, day: datetime.date | None, why: str, anchor: Anchor) -> Timex:
    """``time`` on ``day``."""
    if day is None:
        return time._replace(
            value="XXXX-XX-XX" + time.value, reason="nothing tells the day", unit=""
        )
    reason = f"{why} {anchor.published}" if why else time.reason
    return time._replace(value=day.isoformat() + time.value, reason=reason, day=day, unit="D")


def on_its_day(time: Timex, anchor: Anchor, start: int) -> Timex:
    """A time that stands without a day: on the day told just before, else on the article's."""
    told = anchor.told
    if told and told.day and told.unit == "D" and start - anchor.told_end < 200:
        return placed(time, told.day, "", anchor)._replace(reason=f"on {told.day}, told before")
    return placed(time, anchor.published, "day of", anchor)


def joined(first: Timex, between: Sequence[Lexeme], second: Timex) -> Timex | None:
    """The one meaning of two expressions that stand together ("10 a.m." "Friday"), or None."""
    if tuple(lexeme.kind for lexeme in between) not in _GLUES:
        return None
    part_apart = bool(between) and not first.alone and second.type == "TIME"
    if first.unit == "T" and second.unit == "D" and not part_apart:
        return _timed(second, first.value)
    if second.unit == "T" and first.unit == "D":
        return _timed(first, second.value)
    same_day = first.unit == second.unit == "D" and first.type == second.type == "DATE"
    weekday = first.reason.startswith("weekday") or first.value.startswith("XXXX-W")
    weekday = weekday and not second.reason.startswith("weekday")
    if same_day and weekday and [lexeme.kind for lexeme in between] in (["COMMA"], []):
        return second
    return None


def _timed(day: Timex, time: str) -> Timex | None:
    """``time`` on ``day``, which may have a part ("this afternoon") to a clock's time or the reverse."""
    told = day.value[10:]
    if told and told[1].isdigit() == time[1].isdigit():
        return None
    if told and told[1].isdigit():
        told, time = time, told
    return day._replace(type="TIME", value=day.value[:10] + _of_part(time, told))


def _of_part(time: str, part: str) -> str:
    """The clock's ``time`` in a ``part`` of the day: 3 o'clock in the afternoon is T15:00."""
    hour = int(time[1:3]) if time[1].isdigit() else 12
    if (part in {"TAF", "TEV"} and hour < 12) or (part == "TNI" and 5 < hour < 12):
        return f"T{hour + 12:02d}{time[3:]}"
    return time
