"""Text to lexemes: words, numbers and signs, each with its kind in the temporal grammar."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from reader.engine.lexicon import table
from reader.engine.timex import numerals


class Lexeme(NamedTuple):
    """``text[start:end]``, its kind in the grammar ("" where it has none) and its value there.

    Values are integers for numbers, months (1 to 12), weekdays (1 is Monday), and parts of TIMEX3 values
    for units ("Y"), parts of the day ("TMO") and seasons ("SU").
    """

    kind: str
    value: int | float | str
    start: int
    end: int


_PIECE = re.compile(
    r"""
    (?P<ISO>\d{4}-\d\d-\d\d (?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? (?:Z|[+-]\d\d:?\d\d)?)? (?![\w-]))
  | (?P<SLASHED>\d{1,4}/\d{1,2}/\d{2,4} (?![\w/]) | \d{1,2}\.\d{1,2}\.\d{4} (?![\w.]))
  | (?P<CLOCK>\d{1,2}:\d\d(?::\d\d)? (?![\d:]))
  | (?P<FRACTION>[1-9]/[2-9] (?![\d/]) | [¼½¾])
  | (?P<ORDINAL>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<DECADE>(?:\d{3}|['’]?[1-9])0['’]?s\b)
  | (?P<SHORT_YEAR>['’]\d\d\b)
  | (?P<QUARTERED>Q[1-4]\b)
  | (?P<FISCAL_YEAR>FY\ ?['’]?(?:\d\d|\d{4})\b)
  | (?P<NUMBER>\d+(?:,\d{3})*(?:\.\d+)?)
  | (?P<MERIDIEM>[ap]\.m\b\.? | [AP]\.M\b\.?)
  | (?P<WORD>[^\W\d_]+(?:['’]clock\b)?)
  | (?P<POSSESSIVE>['’]s?\b)
  | (?P<COMMA>,)
  | (?P<DASH>--?|[‐‑‒–—])
  | (?P<POINT>\.)
  | (?P<MONEY>[$£€¥\#])
  | (?P<BREAK>\n[^\S\n]*\n)
  | (?P<SIGN>[^\w\s]|_)
    """,
    re.VERBOSE,
)

_YEARS = range(1000, 2200)
_ABBREVIATED = frozenset({"MAYBE_MONTH", "MAYBE_WEEKDAY"})


def lex(text: str) -> list[Lexeme]:
    """The lexemes of ``text`` in order, number words and set phrases each joined to one."""
    lexemes: list[Lexeme] = []
    for piece in _PIECE.finditer(text):
        lexeme = _lexeme(piece)
        if lexeme.kind == "POINT" and lexemes and lexemes[-1].end == lexeme.start:
            last = lexemes[-1]
            if last.kind in _ABBREVIATED and _is_short(text[last.start : last.end]):
                lexemes[-1] = last._replace(end=lexeme.end)
                continue
        lexemes.append(lexeme)
    return _phrased(text, numerals.joined(lexemes))


def _is_short(word: str) -> bool:
    """Whether a point after ``word`` is its own: "Nov.", but not "May."."""
    return len(word) < 5 and word.lower() != "may"


def _lexeme(piece: re.Match[str]) -> Lexeme:
    kind, (start, end) = piece.lastgroup or "", piece.span()
    string = piece.group()
    if kind == "WORD":
        return Lexeme(*_word(string), start, end)
    if kind == "NUMBER":
        return Lexeme(*_number(string), start, end)
    value: int | float | str = string
    if kind == "MERIDIEM":
        value = 12 if string[0] in "pP" else 0
    elif kind == "ORDINAL":
        value = int(string[:-2])
    elif kind == "FRACTION":
        value = numerals.fraction(string)
    elif kind == "QUARTERED":
        value = int(string[1])
    elif kind in {"SHORT_YEAR", "FISCAL_YEAR"}:
        value = numerals.full_year(int(string.lstrip("FY '’")))
    elif kind == "DECADE":
        value = numerals.full_year(int(string.strip("'’s")))
        kind = "DECADE" if len(string) > 3 else "SHORT_DECADE"
    return Lexeme(kind, value, start, end)


def _number(digits: str) -> tuple[str, int | float]:
    if not digits.isascii() or len(digits) > 12:
        return "SIGN", 0
    if "," in digits or "." in digits:
        return "NUMBER", float(digits.replace(",", ""))
    number = int(digits)
    if len(digits) == 4 and number in _YEARS:
        return "YEAR", number
    if len(digits) <= 2 and 1 <= number <= 31:
        return "DAY", number
    return "CLOCK4" if len(digits) == 4 and number < 2400 else "NUMBER", number


@functools.lru_cache(maxsize=4096)
def _word(string: str) -> tuple[str, int | str]:
    """The kind and value of a word, given as it is written: "may" and "march" are not months."""
    entry = _words().get(string.lower())
    if entry is None:
        return "", ""
    kind, value = entry
    if kind in {"MONTH", "MAYBE_MONTH", "MAYBE_WEEKDAY"} and not string[0].isupper():
        return "", ""
    if kind == "ZONE" and not string.isupper():
        return "", ""
    return kind, value


@functools.cache
def _words() -> dict[str, tuple[str, int | str]]:
    words: dict[str, tuple[str, int | str]] = {}
    for word, entry in (table("timex_words") | numerals.words()).items():
        kind, _, value = entry.partition(" ")
        words[word] = kind, int(value) if value.lstrip("-").isdigit() else value
    return words


@functools.cache
def _phrases() -> dict[str, list[tuple[list[str], str, str]]]:
    """Set phrases and holidays by their first word, the longest first: words, kind and value."""
    phrases: dict[str, list[tuple[list[str], str, str]]] = {}
    for kind, name in (("PHRASE", "timex_phrases"), ("HOLIDAY", "timex_holidays")):
        for phrase, value in table(name).items():
            pieces = [piece.group() for piece in _PIECE.finditer(phrase)]
            words = pieces if kind == "HOLIDAY" else [piece.lower() for piece in pieces]
            phrases.setdefault(words[0].lower(), []).append((words, kind, value))
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return phrases


def _phrased(text: str, lexemes: list[Lexeme]) -> list[Lexeme]:
    """``lexemes`` with those that make up a set phrase or a holiday's name joined to one."""
    phrases, joined, index = _phrases(), list[Lexeme](), 0
    while index < len(lexemes):
        lexeme = lexemes[index]
        for words, kind, value in phrases.get(text[lexeme.start : lexeme.end].lower(), ()):
            run = lexemes[index : index + len(words)]
            said = [text[piece.start : piece.end] for piece in run]
            if kind == "PHRASE":
                said = [word.lower() for word in said]
            if said == words:
                lexeme = Lexeme(kind, value, lexeme.start, run[-1].end)
                index += len(words) - 1
                break
        joined.append(lexeme)
        index += 1
    return joined
