"""Readings of periods that have a name: months, seasons, years, decades, centuries."""

from __future__ import annotations

import datetime

from spacy.tokens import Token

from reader.engine.timex import calendar
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.days import nearest
from reader.engine.timex.grammar import Match
from reader.engine.timex.values import NO_YEAR, STEPS, WRITTEN_OUT, Timex, date, unplaced

_NAME_CONTEXT = frozenset(
    {"IN", "SINCE", "BY", "FROM", "OF", "BETWEEN", "TO", "AND", "UNTIL", "LAST", "THE", "A"}
)

_NUMBER_DASH = (["NUMBER", "DASH"], ["CLOCK4", "DASH"])


def month_of_year(match: Match, anchor: Anchor) -> Timex | None:
    """Read "November 2024", "June last year", "next year's April"."""
    month = match.number("month")
    year = told_year(match, anchor)
    if year is None:
        return unplaced("M", f"XXXX-{month:02d}", NO_YEAR)
    return in_year(calendar.made(year, month), "M", match, anchor)


def in_year(day: datetime.date | None, unit: str, match: Match, anchor: Anchor) -> Timex | None:
    """The DATE of the ``unit`` from ``day`` on, whose year stands beside it in digits or as "last year"."""
    if day is None:
        return None
    if match.has("year") or anchor.published is None:
        return date(day, unit, WRITTEN_OUT)
    step = STEPS.get(match.kinds.get("which", ""), 0)
    names = {-1: "the year before", 0: "the year of", 1: "the year after"}
    return date(day, unit, f"{names[step]} {anchor.published}")


def told_year(match: Match, anchor: Anchor) -> int | None:
    """The year told beside the expression, in digits or as "last year"."""
    if match.has("year"):
        return match.number("year")
    if anchor.published is None:
        return None
    return anchor.published.year + STEPS.get(match.kinds.get("which", ""), 0)


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
    bare = match.kinds["year"] == "YEAR" and match.last - match.first == 1
    if bare and (match.before in {"MONEY", "NUMBERED"} or not _is_year(match, anchor, number)):
        return None
    return date(calendar.made(number), "Y", WRITTEN_OUT)


def _is_year(match: Match, anchor: Anchor, number: int) -> bool:
    token = anchor.token(match.lexemes[match.last - 1].start)
    if token is None or match.after in {
        "UNITS",
        "UNIT",
        "MERIDIEM",
        "ZONE",
        "NUMBER",
        "OCLOCK",
        "BLOCK",
    }:
        return False
    if _is_name_number(token) or _is_telephone(match):
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


def _is_telephone(match: Match) -> bool:
    """Whether the number is part of a longer one: "555-2013"."""
    lexemes, first, last = match.lexemes, match.first, match.last
    before = [lexeme.kind for lexeme in lexemes[max(0, first - 2) : first]]
    after = [lexeme.kind for lexeme in lexemes[last : last + 2]]
    return before in _NUMBER_DASH or after[::-1] in _NUMBER_DASH


def short_year(match: Match, _: Anchor) -> Timex | None:
    """The end of a range, "2017-21": the same century as its beginning."""
    first, last = match.number("first"), match.number("last")
    if not 0 < last - first % 100 < 60:
        return None
    return date(calendar.made(first - first % 100 + last), "Y", WRITTEN_OUT)


def decade(match: Match, _: Anchor) -> Timex | None:
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
    told = told_year(match, anchor) if match.has("year") or match.has("which") else None
    published = anchor.published
    if told is None and published is None:
        return unplaced("Y", f"XXXX-{code}", NO_YEAR)
    if told is not None:
        return _season(told, code, WRITTEN_OUT)
    assert published is not None
    this = published.year
    past = this if number <= published.month else this - 1
    if mode in {"PREVIOUS", "FOLLOWING"} and anchor.told and anchor.told.day:
        return _told_season(anchor.told, code, mode)
    if mode == "LAST":
        return _season(_last_season(published, number), code, f"the last one before {published}")
    if mode in {"NEXT", "COMING"}:
        return _season(past + 1, code, f"the next one after {published}")
    if mode in {"THIS", "PAST"} or anchor.tense(match.start) != "past":
        return _season(this, code, f"the year of {published}")
    return _season(past, code, f"the last one up to {published}")


def _last_season(published: datetime.date, month: int) -> int:
    """The year of the last season, of those that start in ``month``, to be over by ``published``."""
    year = published.year
    end = calendar.shift(datetime.date(year, month, 1), "M", 3)
    while year > 1 and (end is None or end > published):
        year -= 1
        end = calendar.shift(datetime.date(year, month, 1), "M", 3)
    return year


def _season(number: int, code: str, reason: str) -> Timex | None:
    day = calendar.made(number, calendar.SEASONS[code])
    return Timex("DATE", f"{number:04d}-{code}", reason, day, "M") if day else None


def _told_season(told: Timex, code: str, mode: str) -> Timex | None:
    """Read "the following spring", "the previous winter": counted from the date told."""
    assert told.day is not None
    year, number = told.day.year, calendar.SEASONS[code]
    if mode == "FOLLOWING":
        wide = told.unit == "Y" or number <= told.day.month
        return _season(year + wide, code, f"the next one after {told.value}")
    wide = told.unit == "Y" or number + 2 >= told.day.month
    return _season(year - wide, code, f"the last one before {told.value}")


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
