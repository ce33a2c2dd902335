"""The lines of an article that tell when and where it was written.

A date line has the date alone ("Published: 8 Nov 2024, 10:30 GMT"); a dateline opens the first
paragraph of the story ("SOCHI, Russia, Nov 7 (Reuters) - ..."), as the agencies' style books say.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reader.formats.wordlists import entries

_LONGEST = 120
"""How many code points a date line, or the dateline before its dash, has at most."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d\d-\d\d)(?:T[\d:.]+Z?)?"
    rf"|(?P<month>{_MONTH}) +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
    r"(?:,? +(?P<year>\d{4})\b)?"
    rf"|(?P<day_>\d{{1,2}})(?:st|nd|rd|th)? +(?P<month_>{_MONTH})"
    r"(?:,? +(?P<year_>\d{4})\b)?"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year__>\d{4})\b)",
    re.IGNORECASE,
)
_BESIDE_A_DATE = re.compile(
    r"\b(?:published|updated|posted|created|modified|issued|first|last|latest|on|at|date|dated"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|[ap]\.?m|noon|midnight|h|hrs|hours?|minutes?|mins?|ago|local|time"
    r"|[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|SGT|HKT|JST|A[EC][SD]T|NZ[SD]T|\d{1,4})\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified|latest", re.IGNORECASE)
_AGO = re.compile(r"\b\d{1,2} (?:minutes?|mins?|hours?|hrs|h) ago\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<head>[^()]{2,80}?)(?P<agency> ?\([A-Z][^()]{1,30}\))? ?(?:—|–|--|(?<= )[-_](?: |$))"
)
_PLACE_AND_AGENCY = re.compile(r"[A-Z][\w.'’, /-]{1,60} \((?P<agency>[A-Z][\w /-]{1,30})\)")
_PLACE = re.compile(r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*)*(?=,|$)")


class Day(NamedTuple):
    """A day of the calendar as it was written; ``year`` is None where none was."""

    year: int | None
    month: int
    day: int

    def near(self, others: Sequence[date]) -> date | None:
        """The day as a date; without a year, in the one that brings it nearest to ``others[0]``.

        None where no year is known, or there is no such day.
        """
        if self.year is not None:
            return _existing(self.year, self.month, self.day)
        if not others:
            return None
        other = others[0]
        years = (other.year - 1, other.year, other.year + 1)
        days = [day for year in years if (day := _existing(year, self.month, self.day))]
        return min(days, key=lambda day: abs(day - other), default=None)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_in(line: str) -> list[Day]:
    """The days named in ``line``, but for those in figures that may be read in two ways."""
    return [day for match in _DATE.finditer(line) if (day := _day(match))]


def _day(match: re.Match[str]) -> Day | None:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Day(year, month, day)
    if match["first"]:
        low, high = sorted((int(match["first"]), int(match["second"])))
        certain = high > 12 or low == high
        return Day(int(match["year__"]), low, high) if certain else None
    name = match["month"] or match["month_"]
    written = match["year"] or match["year_"]
    return Day(
        year=int(written) if written else None,
        month=_MONTHS.index(name[:3].lower()) + 1,
        day=int(match["day"] or match["day_"]),
    )


def is_date_line(line: str) -> bool:
    """Whether ``line`` tells a date, or how long ago, and nothing else."""
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return False
    rest = _DATE.sub("", line)
    if len(rest) == len(line) and not _AGO.search(line):
        return False
    return not any(map(str.isalnum, _BESIDE_A_DATE.sub("", rest)))


def is_update(line: str) -> bool:
    """Whether the date line ``line`` tells of a change and not of the publication."""
    return _UPDATED.search(line) is not None


def dateline(line: str) -> str | None:
    """The dateline that opens ``line``, up to its dash, or None. It may be all of ``line``."""
    whole = _PLACE_AND_AGENCY.fullmatch(line[:_LONGEST])
    if whole and whole["agency"].lower() in entries("credits"):
        return line
    match = _DATELINE.match(line[:_LONGEST])
    if match is None:
        return None
    head = match["head"].strip()
    placed = _PLACE.match(head) or (match["agency"] and _DATE.search(head))
    return match.group() if placed else None
