"""Numbers as news writes them: in digits, in words ("twenty-four"), with halves ("2 1/2")."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from reader.engine.lexicon import table

if TYPE_CHECKING:
    from reader.engine.timex.lexer import Lexeme

PIVOT = 50
"""Two digits below this are a year of the 21st century, the others of the 20th."""

_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_DIGITS = frozenset({"DAY", "NUMBER", "YEAR"})


def full_year(digits: int) -> int:
    """The year that ``digits`` mean: 98 is 1998, 7 is 2007, 1985 itself."""
    if digits >= 100:
        return digits
    return digits + (2000 if digits < PIVOT else 1900)


def fraction(string: str) -> float:
    """The value of "1/2" or "½"."""
    if string in _FRACTIONS:
        return _FRACTIONS[string]
    upper, _, lower = string.partition("/")
    return int(upper) / int(lower)


@functools.cache
def words() -> dict[str, str]:
    """The number words as entries of the grammar's vocabulary: kind and value."""
    entries = {}
    for word, value in table("timex_numbers").items():
        if value.endswith("th"):
            entries[word] = f"ORDINAL {value[:-2]}"
        elif value.endswith("s"):
            entries[word] = f"SHORT_DECADE {full_year(int(value[:-1]))}"
        else:
            entries[word] = f"NUMERAL {value}"
    return entries


def joined(lexemes: list[Lexeme]) -> list[Lexeme]:
    """``lexemes`` with each number of several words, or with a fraction, joined to one."""
    result: list[Lexeme] = []
    index = 0
    while index < len(lexemes):
        lexeme, length = lexemes[index], 1
        if lexeme.kind == "NUMERAL":
            lexeme, length = _spelled(lexemes, index)
        elif lexeme.kind in _DIGITS and index + 1 < len(lexemes):
            following = lexemes[index + 1]
            if following.kind == "FRACTION":
                whole = lexeme.value
                assert isinstance(whole, int | float)
                assert isinstance(following.value, float)
                number = whole + following.value
                lexeme, length = type(lexeme)("NUMBER", number, lexeme.start, following.end), 2
        result.append(lexeme)
        index += length
    return result


def _spelled(lexemes: list[Lexeme], index: int) -> tuple[Lexeme, int]:
    """The number spelled in words from ``index`` on, and how many lexemes it takes."""
    first = lexemes[index]
    values: list[int] = []
    last, at = first, index
    ordinal = False
    while at < len(lexemes) and len(values) < 8:
        lexeme = lexemes[at]
        tens = bool(values) and values[-1] in range(20, 100, 10)
        if lexeme.kind == "NUMERAL" or (tens and lexeme.kind == "ORDINAL" and _int(lexeme) < 10):
            values.append(_int(lexeme))
            last, ordinal = lexeme, lexeme.kind == "ORDINAL"
            if ordinal:
                break
        elif not (tens and lexeme.kind == "DASH"):
            break
        at += 1
    length = 1 + next(i for i in range(len(lexemes) - index) if lexemes[index + i] is last)
    if ordinal:
        return type(first)("ORDINAL", sum(values), first.start, last.end), length
    number, is_year = _value(values)
    kind = "YEAR" if is_year else "DAY_WORD" if 1 <= number <= 31 else "NUMBER"
    return type(first)(kind, number, first.start, last.end), length


def _int(lexeme: Lexeme) -> int:
    assert isinstance(lexeme.value, int)
    return lexeme.value


def _value(values: list[int]) -> tuple[int, bool]:
    """The number that the words' ``values`` make, and whether they are a year's ("nineteen ninety")."""
    if len(values) > 1 and 10 <= values[0] <= 20 and 10 <= values[1] < 100:
        rest = values[1:3]
        return values[0] * 100 + sum(rest), True
    total = group = 0
    for value in values:
        if value == 100:
            group = max(group, 1) * 100
        elif value >= 1000:
            total, group = total + max(group, 1) * value, 0
        else:
            group += value
    return total + group, total + group == 2000 and len(values) == 2
