"""What a TIMEX3 value means: in words for people, and as a stretch of the calendar.

The values are those of ISO-TimeML (https://www.timeml.org): 2024-11-07, 2024-W45, 199, P3D, XXXX-WXX-4.
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from reader.annotations import TimexType

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {"SP": ("spring", 3), "SU": ("summer", 6), "FA": ("autumn", 9), "WI": ("winter", 12)}
_HALVES = {"1": "first", "2": "second"}
_PARTS = {
    "MO": ("morning", 6, 12),
    "MI": ("noon", 12, 13),
    "AF": ("afternoon", 12, 18),
    "EV": ("evening", 18, 24),
    "NI": ("night", 18, 30),
    "DT": ("daytime", 8, 18),
}
"""Parts of a day: their name, and the hours from midnight at which they begin and end."""
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_UNITS = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "D": "day",
    "X": "time",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?|X)(DE|CE|WE|[YQMWDHSX])")
_DURATION = re.compile(rf"P(?:{_AMOUNT.pattern})*(?:T(?:{_AMOUNT.pattern})+)?")
_CLOCK = re.compile(r"T(?:(?P<hour>\d\d)(?::?(?P<minute>\d\d))?(?::?\d\d)?|(?P<part>[A-Z]{2}))Z?")
_UNKNOWN_END = re.compile(r"(?:-W?XX|-[QH]X)+(?:-WE|-X)?$")
_LAST = datetime.date.max.toordinal() + 1.0


class Stretch(NamedTuple):
    """A stretch of time: days, and fractions of them, of the proleptic Gregorian calendar.

    Day 1.0 is the midnight that begins 1 January of the year 1; ``end`` is exclusive.
    """

    start: float
    end: float


class Meaning(NamedTuple):
    """A value in words; ``stretch`` is its place in the calendar, where it has one that is known."""

    words: str
    stretch: Stretch | None = None


@functools.lru_cache(maxsize=8192)
def meaning(value: str, kind: TimexType = "DATE") -> Meaning:
    """What ``value`` means: "Thu 7 Nov 2024", "3 days", "every Monday", "a Thursday".

    A value that makes no sense (a day that no calendar has, the year 0) means itself, and is nowhere in
    the calendar.
    """
    if value in _REFERENCES:
        return Meaning(_REFERENCES[value])
    if value.startswith("P") and _DURATION.fullmatch(value):
        return Meaning(_repeated(value) if kind == "SET" else _amount(value))
    if value.startswith("X"):
        return Meaning(f"every {_cycle(value)}" if kind == "SET" else _some(value))
    for pattern, read in _READINGS:
        if match := pattern.fullmatch(_UNKNOWN_END.sub("", value)):
            try:
                return read(*match.groups())
            except (ValueError, OverflowError):
                break
    return Meaning(value)


def in_words(reason: str) -> str:
    """``reason`` with the values in it told as words: "weekday before 8 Nov 2024"."""
    return _VALUE.sub(_replaced, reason)


_VALUE = re.compile(r"\b\d{4}-(?:\d\d-\d\d|\d\d|[QH]\d|W\d\d|SP|SU|FA|WI)\b")


def _replaced(match: re.Match[str]) -> str:
    words = meaning(match[0]).words
    return words.partition(" ")[2] if words[:3] in {name[:3] for name in _WEEKDAYS} else words


def _day(day: datetime.date, *, weekday: bool) -> str:
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[day.weekday()][:3]} {words}" if weekday else words


def _first(year: int, month: int = 1) -> float:
    """The day that begins ``month`` (counted on from 1, past 12 too) of ``year``."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year == datetime.MAXYEAR + 1:
        return _LAST
    return float(datetime.date(year, month, 1).toordinal())


def _months(year: int, month: int, count: int) -> Stretch:
    return Stretch(_first(year, month), _first(year, month + count))


def _read_day(year: str, month: str, day: str, clock: str | None) -> Meaning:
    date = datetime.date(int(year), int(month), int(day))
    start, words = float(date.toordinal()), _day(date, weekday=True)
    if clock is None:
        return Meaning(words, Stretch(start, start + 1))
    told, begin, end = _time(clock)
    return Meaning(f"{words}, {told}", Stretch(start + begin / 24, start + end / 24))


def _time(clock: str) -> tuple[str, float, float]:
    """A time of day in words, and the hours from midnight at which it begins and ends."""
    match = _CLOCK.fullmatch(clock)
    if match is None:
        raise ValueError(clock)
    if match["part"]:
        if match["part"] not in _PARTS:
            raise ValueError(clock)
        return _PARTS[match["part"]]
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        raise ValueError(clock)
    begin = hour + minute / 60
    return f"{hour}:{minute:02d}", begin, begin + (1 / 60 if match["minute"] else 1)


def _read_week(year: str, week: str, rest: str | None) -> Meaning:
    monday = datetime.date.fromisocalendar(int(year), int(week), 1)
    start = float(monday.toordinal())
    if rest == "-WE":
        saturday = datetime.date.fromordinal(monday.toordinal() + 5)
        return Meaning(f"weekend of {_day(saturday, weekday=False)}", Stretch(start + 5, start + 7))
    if rest:
        day = datetime.date.fromisocalendar(int(year), int(week), int(rest[1:]))
        return Meaning(_day(day, weekday=True), Stretch(day.toordinal(), day.toordinal() + 1.0))
    return Meaning(f"week of {_day(monday, weekday=False)}", Stretch(start, start + 7))


def _read_month(year: str, month: str) -> Meaning:
    stretch = _months(int(year), datetime.date(int(year), int(month), 1).month, 1)
    return Meaning(f"{MONTHS[int(month) - 1]} {int(year)}", stretch)


def _read_quarter(year: str, quarter: str) -> Meaning:
    return Meaning(f"Q{quarter} {int(year)}", _months(int(year), 3 * int(quarter) - 2, 3))


def _read_half(year: str, half: str) -> Meaning:
    words = f"{_HALVES[half]} half of {int(year)}"
    return Meaning(words, _months(int(year), 6 * int(half) - 5, 6))


def _read_season(year: str, season: str) -> Meaning:
    name, month = _SEASONS[season]
    return Meaning(f"{name} {int(year)}", _months(int(year), month, 3))


def _read_years(year: str, count: int) -> Meaning:
    first = int(year) * count or 1  # there is no year 0: the first decade begins with the year 1
    words = {1: f"{first}", 10: f"the {first}s", 100: f"the {_ordinal(int(year) + 1)} century"}
    stretch = Stretch(_first(first), _first(int(year) * count + count))
    return Meaning(words[count], stretch)


def _read_year(year: str) -> Meaning:
    if not int(year):
        raise ValueError(year)
    return _read_years(year, 1)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else ending}"


_READINGS = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.+)?"), _read_day),
    (re.compile(r"(\d{4})-W(\d\d)(-WE|-[1-7])?"), _read_week),
    (re.compile(r"(\d{4})-(\d\d)"), _read_month),
    (re.compile(r"(\d{4})-Q([1-4])"), _read_quarter),
    (re.compile(r"(\d{4})-H([12])"), _read_half),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), _read_season),
    (re.compile(r"(?:FY)?(\d{4})"), _read_year),
    (re.compile(r"(\d{3})X?"), functools.partial(_read_years, count=10)),
    (re.compile(r"(\d\d)(?:XX)?"), functools.partial(_read_years, count=100)),
)


def _amounts(value: str) -> list[tuple[str, str]]:
    """The numbers of a duration and their units."""
    days, _, hours = value.removeprefix("P").partition("T")
    return _AMOUNT.findall(days) + [(n, f"T{unit}") for n, unit in _AMOUNT.findall(hours)]


def _amount(value: str) -> str:
    words = []
    for number, unit in _amounts(value):
        if number == "X":
            words.append(f"some {_plural(unit)}" if unit != "X" else "some time")
        else:
            words.append(f"{number} {_UNITS[unit] if number == '1' else _plural(unit)}")
    return " ".join(words) or value


def _repeated(value: str) -> str:
    amounts = _amounts(value)
    if len(amounts) == 1 and amounts[0][0] == "1":
        return f"every {_UNITS[amounts[0][1]]}"
    return f"every {_amount(value)}"


def _plural(unit: str) -> str:
    return "centuries" if unit == "CE" else f"{_UNITS[unit]}s"


def _some(value: str) -> str:
    """A time that nothing places: "a Thursday", "7 November, year unknown"."""
    what = _cycle(value)
    if not what.isalpha() and not what[:2].isalpha():
        return f"{what}, {'day' if 'T' in value else 'year'} unknown"
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"


def _cycle(value: str) -> str:
    """What comes round again, by a value without a year: "Thursday", "July", "weekend", "morning"."""
    day, clock_sign, clock = value.partition("T")
    name = _unyeared(day)
    if not clock_sign:
        return name
    try:
        told, _, _ = _time(f"T{clock}")
    except ValueError:
        return name
    if name == "day":
        return told
    return f"{name} {told}" if told[0].isalpha() else f"{name}, {told}"


def _unyeared(day: str) -> str:
    rest = re.sub(r"^X{1,4}-?", "", day)
    known = {"": {"X": "century", "XX": "century", "XXX": "decade"}.get(day, "year")}
    known |= {"WXX": "week", "WXX-WE": "weekend", "XX": "month", "XX-XX": "day"}
    known |= {"QX": "quarter", "HX": "half-year"}
    known |= {code: name for code, (name, _) in _SEASONS.items()}
    known |= {f"WXX-{number}": name for number, name in enumerate(_WEEKDAYS, 1)}
    known |= {f"{number:02d}": name for number, name in enumerate(_LONG_MONTHS, 1)}
    if rest in known:
        return known[rest]
    match = re.fullmatch(r"(\d\d)-(\d\d)", rest)
    if match and 1 <= int(match[1]) <= 12:
        return f"{int(match[2])} {_LONG_MONTHS[int(match[1]) - 1]}"
    quarter = re.fullmatch(r"[QH](\d)", rest)
    return rest if quarter else day
