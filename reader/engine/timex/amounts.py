"""Readings of durations ("three days") and sets ("every Monday", "daily")."""

from __future__ import annotations

from reader.engine.timex import calendar
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.grammar import Match
from reader.engine.timex.values import NOTHING, Timex

HOW_LONG = "how long"
HOW_OFTEN = "how often"
_LASTING = frozenset({"FOR", "IN", "WITHIN", "OVER"})
_RATED = frozenset({"NNS", "CD"})


def length(unit: str, count: float | None) -> str:
    """The TIMEX3 value of ``count`` units: P3D, PT2H, P2Y6M; None is a vague number: PXD."""
    clock, plain = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    factor, plain = calendar.split(plain)
    if count is None:
        vague = {10: "DE", 100: "CE", 1000: "ML"}.get(factor, plain)
        return f"P{clock}X{vague}"
    count *= factor
    if unit == "TH" and count == 24:
        return "P1D"
    whole, rest = divmod(count, 1)
    smaller = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}.get(unit)
    if rest and smaller:
        first = f"{whole:.0f}{plain}" if whole else ""
        return f"P{clock}{first}{rest * smaller[0]:.0f}{smaller[1]}"
    return f"P{clock}{count:g}{plain}" if count < 1e6 else f"P{clock}{count:.0f}{plain}"


def duration(match: Match, _: Anchor) -> Timex | None:
    """Read "three days", "the past two months", "several weeks", "a year and a half"."""
    unit = match.string("unit")
    if unit == "Q" and _is_fraction(match):
        return NOTHING
    if match.after == "OLD" or match.has("old"):
        return NOTHING if unit == "Y" or match.after == "OLD" else _lasting(match, unit)
    return _lasting(match, unit)


def _is_fraction(match: Match) -> bool:
    """Whether this is a share of something: "three-quarters of the food"."""
    dashed = any(match.lexemes[i].kind == "DASH" for i in range(match.first, match.last))
    return dashed and match.after == "OF"


def _lasting(match: Match, unit: str) -> Timex:
    count: float | None = float(match.values.get("number", 1))
    if match.kinds.get("few") == "FEW":
        count = 2 if match.string("few") == "2" else None
    if match.has("half"):
        assert count is not None
        count += 0.5
    if match.has("halfonly"):
        count = 0.5
    return Timex("DURATION", length(unit, count), HOW_LONG)


def quarter_century(match: Match, _: Anchor) -> Timex | None:
    """Read "a quarter century", "three quarter-centuries"."""
    return Timex(
        "DURATION",
        length("Y", 25 * match.number("number") if match.has("number") else 25),
        HOW_LONG,
    )


def one(match: Match, anchor: Anchor) -> Timex | None:
    """Read "a week": how long; "$3 a week", "twice a week": how often."""
    unit = match.string("unit")
    if match.after == "OLD" or (unit == "Q" and match.after == "OF"):
        return NOTHING
    if _is_rate(match, anchor):
        return Timex("SET", length(unit, 1), HOW_OFTEN)
    if _is_hyphened(match):
        return None
    if unit == "D" and match.before not in {"FOR", "WITHIN", "IN", "AFTER", "ABOUT"}:
        return None
    return Timex("DURATION", length(unit, 1), HOW_LONG)


def _is_hyphened(match: Match) -> bool:
    """Whether a hyphen makes another word of it: "a year-round service"."""
    return match.after == "DASH" and match.lexemes[match.last].start == match.end


def _is_rate(match: Match, anchor: Anchor) -> bool:
    before = match.lexemes[match.first - 1] if match.first else None
    if before is None or match.first + 2 != match.last:
        return False
    if before.kind == "TIMES":
        return True
    token = anchor.token(before.start)
    return token is not None and (token.tag_ in _RATED or token.text == "%")


def vague(match: Match, anchor: Anchor) -> Timex | None:
    """Read "for weeks", "years of talks": an unknown number of units."""
    if match.before in {"NUMBER", "DAY", "ORDINAL", "MONEY", "POSSESSIVE", "HIS"}:
        return None
    if match.after == "YEAR":
        return None
    unit = match.string("unit")
    if unit in {"TS", "Q"} or (unit.startswith("T") and match.before not in _LASTING):
        return None  # "hours after the vote"
    return Timex("DURATION", length(unit, None), HOW_LONG)


def unit_long(match: Match, _: Anchor) -> Timex | None:
    """Read "weeks-long"."""
    return Timex("DURATION", length(match.string("unit"), None), HOW_LONG)


def vague_date(match: Match, _: Anchor) -> Timex | None:
    """Read "recent weeks", "past years", "years ago", "the past", "the coming months"."""
    if match.kinds["side"] == "COMING":
        return Timex("DATE", "FUTURE_REF", "the future")
    return Timex("DATE", "PAST_REF", "the past")


def rate(match: Match, _: Anchor) -> Timex | None:
    """Read "daily", "every year", "per hour"."""
    count = float(match.values.get("number", 1))
    return Timex("SET", length(match.string("unit"), count), HOW_OFTEN)


def every_weekday(match: Match, _: Anchor) -> Timex | None:
    """Read "every Monday", "Tuesday nights"."""
    part = match.string("part") if match.has("part") else ""
    return Timex("SET", f"XXXX-WXX-{match.number('weekday')}{part}", HOW_OFTEN)


def every_month(match: Match, _: Anchor) -> Timex | None:
    """Read "each July", "every Nov. 7"."""
    day = f"-{match.number('day'):02d}" if match.has("day") else ""
    return Timex("SET", f"XXXX-{match.number('month'):02d}{day}", HOW_OFTEN)


def every_season(match: Match, _: Anchor) -> Timex | None:
    """Read "every summer", "the past three winters"."""
    return Timex("SET", f"XXXX-{match.string('season')}", HOW_OFTEN)


def every_part(match: Match, _: Anchor) -> Timex | None:
    """Read "every morning", "weekends"."""
    value = f"XXXX-XX-XX{match.string('part')}" if match.has("part") else "XXXX-WXX-WE"
    return Timex("SET", value, HOW_OFTEN)


def phrase(match: Match, _: Anchor) -> Timex | None:
    """A set phrase: "now", "recently", "in the near future"."""
    kind, _space, value = match.string("phrase").partition(" ")
    if kind == "NOTHING":
        return NOTHING
    if kind == "DURATION":
        return Timex("DURATION", value, HOW_LONG)
    names = {"PRESENT_REF": "the present", "PAST_REF": "the past", "FUTURE_REF": "the future"}
    return Timex("DATE", value, names[value])
