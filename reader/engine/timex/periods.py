"""Readings of weeks, months, seasons, quarters, years and decades."""

from __future__ import annotations

import datetime

from spacy.tokens import Token

from reader.engine.timex import calendar
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.days import nearest
from reader.engine.timex.grammar import Match
from reader.engine.timex.values import NO_YEAR, NOTHING, WRITTEN_OUT, Timex, date, unplaced

_STEPS = {"LAST": -1, "PAST": -1, "NEXT": 1, "COMING": 1, "THIS": 0, "CURRENT": 0, "FULL": 0}
_TOLD = {"PREVIOUS": -1, "FOLLOWING": 1, "THAT": 0, "SAME": 0}
_NAMES = {"D": "day", "W": "week", "2W": "fortnight", "WE": "weekend", "M": "month", "Q": "quarter"}
_NAMES |= {"H": "half-year", "Y": "year", "10Y": "decade", "100Y": "century", "1000Y": "millennium"}
_NAME_CONTEXT = frozenset(
    {"IN", "SINCE", "BY", "FROM", "OF", "BETWEEN", "TO", "AND", "UNTIL", "LAST", "THE", "A"}
)
_ENDS = frozenset({"POINT", "COMMA", "BREAK", "SIGN", "DASH", "AND"})
_REPORT_REACH = 3000
"""How far back, in code points, a quarter told before is still the one reported on."""
_QUARTER_REACH = 700
"""How far back, in code points, a quarter told before still sets the measure of "a year earlier"."""


def month_of_year(match: Match, anchor: Anchor) -> Timex | None:
    """Read "November 2024", "June last year", "next year's April"."""
    month = match.number("month")
    year = _year(match, anchor)
    if year is None:
        return unplaced("M", f"XXXX-{month:02d}", NO_YEAR)
    return _in_year(calendar.made(year, month), "M", match, anchor)


def _in_year(day: datetime.date | None, unit: str, match: Match, anchor: Anchor) -> Timex | None:
    if day is None:
        return None
    if match.has("year") or anchor.published is None:
        return date(day, unit, WRITTEN_OUT)
    step = _STEPS.get(match.kinds.get("which", ""), 0)
    names = {-1: "the year before", 0: "the year of", 1: "the year after"}
    return date(day, unit, f"{names[step]} {anchor.published}")


def _year(match: Match, anchor: Anchor) -> int | None:
    """The year told beside the expression, in digits or as "last year"."""
    if match.has("year"):
        return match.number("year")
    if anchor.published is None:
        return None
    return anchor.published.year + _STEPS.get(match.kinds.get("which", ""), 0)


def month(match: Match, anchor: Anchor) -> Timex | None:
    """Read "November", "last May"; "May" and "March" only where they can be nothing else."""
    number, mode = match.number("month"), match.kinds.get("mode")
    if not mode and not _is_month(match, anchor):
        return None
    unknown = f"XXXX-{number:02d}"
    published = anchor.published
    if published is None:
        return unplaced("M", unknown, NO_YEAR)
    this = published.replace(day=1)
    months = [calendar.made(published.year + step, number) for step in (-1, 0, 1)]
    days = [day for day in months if day]
    past = [day for day in days if day <= this]
    ahead = [day for day in days if day >= this]
    if mode in {"LAST", "PAST"}:
        past = [day for day in days if day < this]
        return date(past[-1] if past else None, "M", f"the last one before {published}")
    if mode in {"NEXT", "COMING"}:
        ahead = [day for day in days if day > this]
        return date(ahead[0] if ahead else None, "M", f"the next one after {published}")
    if mode == "THIS":
        return date(calendar.made(published.year, number), "M", f"the year of {published}")
    tense = anchor.tense(match.start)
    if tense == "present":
        return date(nearest(days, this, "future"), "M", f"the nearest one to {published}")
    future = tense == "future" or match.before == "BY"
    if future and ahead:
        return date(ahead[0], "M", f"the next one from {published} on")
    return date(past[-1] if past else None, "M", f"the last one up to {published}")


def _is_month(match: Match, anchor: Anchor) -> bool:
    token = anchor.token(match.lexemes[match.last - 1].start)
    if token is None or token.tag_ == "MD" or token.ent_type_ == "PERSON":
        return False
    if token.i and token.nbor(-1).tag_ == "NNP" and token.nbor(-1).head == token:
        return False  # "Theresa May"
    if match.kinds["month"] == "MONTH" or match.first < match.last - 1:
        return True
    return token.ent_type_ == "DATE" or match.before in _NAME_CONTEXT


def year(match: Match, anchor: Anchor) -> Timex | None:
    """Read "2017", "early 2017", "the year 2000", "fiscal 1989"; not "2,000" nor "2000 people"."""
    number = match.number("year")
    if match.kinds["year"] == "YEAR" and match.last - match.first == 1:
        if match.before == "MONEY" or not _is_year(match, anchor, number):
            return None
    return date(calendar.made(number), "Y", WRITTEN_OUT)


def _is_year(match: Match, anchor: Anchor, number: int) -> bool:
    token = anchor.token(match.lexemes[match.last - 1].start)
    if token is None or match.after in {"UNITS", "UNIT", "MERIDIEM", "ZONE", "NUMBER", "OCLOCK"}:
        return False
    if _is_name_number(token):
        return False
    counted = (
        token.dep_ == "nummod" and token.head.tag_ in {"NNS", "NNPS"} and token.head.i > token.i
    )
    if counted and match.before not in {"THE", "IN", "POSSESSIVE", "HIS"}:
        return False
    if 1800 <= number <= 2060:
        return token.ent_type_ not in {"MONEY", "QUANTITY", "PERCENT"}
    return match.before in {"IN", "SINCE", "BY", "FROM", "BETWEEN", "UNTIL"} and not counted


def _is_name_number(token: Token) -> bool:
    """Whether the number is part of a name: "Flight 1941", "Room 1984"."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.pos_ in {"NOUN", "PROPN"} and token.ent_type_ != "DATE"


def short_year(match: Match, _: Anchor) -> Timex | None:
    """The end of a range, "2017-21": the same century as its beginning."""
    first, last = match.number("first"), match.number("last")
    if not 0 < last - first % 100 < 60:
        return None
    return date(calendar.made(first - first % 100 + last), "Y", WRITTEN_OUT)


def decade(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the 1990s", "the late '70s"; "in his 30s" is an age."""
    if match.kinds["decade"] == "SHORT_DECADE" and match.before == "HIS":
        return None
    return date(calendar.made(match.number("decade")), "10Y", WRITTEN_OUT)


def century(match: Match, _: Anchor) -> Timex | None:
    """Read "the 20th century"."""
    day = calendar.made((match.number("which") - 1) * 100 or 1)
    return date(day, "100Y", WRITTEN_OUT) if day else None


def season(match: Match, anchor: Anchor) -> Timex | None:
    """Read "this summer", "last fall", "the winter of 1994", "in the spring"."""
    code, mode = match.string("season"), match.kinds.get("mode")
    number = calendar.SEASONS[code]
    if not mode and not match.has("year") and not _is_season(match, anchor):
        return None
    told = _year(match, anchor) if match.has("year") or match.has("which") else None
    published = anchor.published
    if told is None and published is None:
        return unplaced("Y", f"XXXX-{code}", NO_YEAR)
    if told is not None:
        return _season(told, code, WRITTEN_OUT)
    assert published is not None
    this = published.year
    past = this if number <= published.month else this - 1
    if mode == "LAST":
        return _season(
            past if number + 3 <= published.month else this - 1,
            code,
            f"the last one before {published}",
        )
    if mode in {"NEXT", "COMING"}:
        return _season(past + 1, code, f"the next one after {published}")
    if mode in {"THIS", "PAST"} or anchor.tense(match.start) != "past":
        return _season(this, code, f"the year of {published}")
    return _season(past, code, f"the last one up to {published}")


def _season(number: int, code: str, reason: str) -> Timex | None:
    day = calendar.made(number, calendar.SEASONS[code])
    return Timex("DATE", f"{number:04d}-{code}", reason, day, "M") if day else None


def _is_season(match: Match, anchor: Anchor) -> bool:
    token = anchor.token(match.lexemes[match.last - 1].start)
    if token is None or token.tag_ not in {"NN", "NNP"} or match.after == "OF":
        return False
    return match.string("season") in {"SU", "WI"} or match.before in {
        "IN",
        "BY",
        "SINCE",
        "OVER",
        "UNTIL",
    }


def quarter(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the third quarter", "second half of 2024", "Q3", "this year's first quarter"."""
    number = match.number("ordinal")
    unit = "H" if match.kinds.get("unit") == "HALF" else "Q"
    if number > (2 if unit == "H" else 4):
        return None
    months = 6 if unit == "H" else 3
    start = (number - 1) * months + 1
    told = _year(match, anchor) if match.has("year") or match.has("which") else None
    if told is not None:
        return _in_year(calendar.made(told, start), unit, match, anchor)
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
    day = _reported(told.day, anchor)
    to_come = published is not None and day > published
    current = published is not None and calendar.value(day, "Q") == calendar.value(published, "Q")
    if last and (to_come or (current and match.has("latest"))):
        return last, f"the quarter before {published}"
    return day, f"told before: {told.value}"


def period(match: Match, anchor: Anchor) -> Timex | None:
    """Read "last month", "this week", "the following year", "that day"."""
    unit, mode = match.string("unit"), match.kinds["mode"]
    if unit not in _NAMES:
        return None  # "the last minute"
    if mode in _TOLD:
        return _told_period(match, anchor, unit, _TOLD[mode])
    published = anchor.published
    if published is None:
        return unplaced(unit)
    step = _STEPS[mode]
    names = {-1: "before", 0: "of", 1: "after"}
    reason = f"{_NAMES[unit]} {names[step]} {published}"
    if unit == "D" and mode == "THIS":
        return date(published, "D", reason)
    return date(_stepped(published, unit, step), unit, reason)


def _stepped(day: datetime.date, unit: str, count: int) -> datetime.date | None:
    """``day`` moved by ``count`` units, on the first day of its month for months and more."""
    return calendar.shift(day, "W" if unit == "WE" else unit, count)


def _told_period(match: Match, anchor: Anchor, unit: str, step: int) -> Timex | None:
    told = anchor.told.day if anchor.told else None
    origin = told or anchor.published
    if origin is None:
        return unplaced(unit)
    value = anchor.told.value if anchor.told and told else str(origin)
    names = {-1: "before", 0: "of", 1: "after"}
    return date(_stepped(origin, unit, step), unit, f"{_NAMES[unit]} {names[step]} {value}")


def weekend(match: Match, anchor: Anchor) -> Timex | None:
    """Read "the weekend", "last weekend", "this weekend"."""
    published, mode = anchor.published, match.kinds.get("mode")
    if published is None:
        return unplaced("WE")
    step = _STEPS.get(mode or "", 0)
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
        return Timex(
            "DATE", "PAST_REF" if kind in {"AGO", "EARLIER", "BEFORE"} else "FUTURE_REF", "vague"
        )
    count = float(match.values.get("number", 1)) + (0.5 if match.has("half") else 0)
    back = kind in {"AGO", "EARLIER", "BEFORE"}
    origin, name = anchor.published, str(anchor.published)
    quarter = anchor.quarter
    near = quarter is not None and match.start - anchor.quarter_end < _QUARTER_REACH
    if near and back and unit == "Y" and count == 1 and quarter and quarter.day:
        day = calendar.shift(_reported(quarter.day, anchor), "Y", -1)
        return date(day, "Q", f"a year before {quarter.value}")
    if kind not in {"AGO", "NOW", "HENCE"} and anchor.told and anchor.told.day:
        origin, name = anchor.told.day, anchor.told.value
    return _distance(origin, unit, count, name, back=back)


def _reported(day: datetime.date, anchor: Anchor) -> datetime.date:
    """The quarter reported on, where the last one told was already that of a year before."""
    published = anchor.published
    if published and (published - day).days > 400:
        return calendar.shift(day, "Y", 1) or day
    return day


def _distance(
    origin: datetime.date | None, unit: str, count: float, name: str, *, back: bool
) -> Timex:
    if unit.startswith("T"):
        return date(origin, "D", f"hours from {name}") if origin else unplaced("D")
    if origin is None:
        return unplaced(unit if unit in {"D", "W", "M"} else "Y")
    sign = -1 if back else 1
    if count != int(count):
        months = {"Y": 12, "10Y": 120}.get(unit)
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
