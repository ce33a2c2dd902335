"""Patterns over kinds of lexemes, compiled to regular expressions over one sign a lexeme.

A pattern is written as kinds in capitals: ``MONTHS day:DAYS (COMMA? year:YEAR)?``. A lower-case name
before a kind makes its value known to the reading; ``|``, ``?`` and brackets are those of regular
expressions; square brackets mark the expression where the pattern has context around it; ``{name}``
stands for a part that many patterns share. No pattern repeats without bound, so matching takes time in
proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.engine.timex.anchor import Anchor
from reader.engine.timex.lexer import Lexeme
from reader.engine.timex.values import Timex

UNIONS = {
    "MONTHS": "MONTH MAYBE_MONTH",
    "DAYS": "DAY ORDINAL",
    "WEEKDAYS_": "WEEKDAY MAYBE_WEEKDAY",
    "NUMBERS": "DAY DAY_WORD NUMBER YEAR CLOCK4",
    "SMALL": "DAY DAY_WORD",
    "ANY_UNIT": "UNIT UNITS QUARTER CENTURY",
    "ONE_UNIT": "UNIT QUARTER CENTURY",
    "ANY_PART": "EARLY PART END EARLIER LATER",
    "ANY_EARLY": "EARLY EARLIER LATER",
    "ANY_END": "PART END",
}

SHARED = {
    "part": "(THE? ANY_EARLY (OF|IN|ON|DASH)?|THE? ANY_END (OF|DASH))?",
    "near": "(LAST|THIS? NEXT|THIS? COMING|THIS)",
    "which": "(which:LAST|which:THIS|which:NEXT) UNIT",
    "about": "(ABOUT|AT LEAST|UP TO|NO? MORE THAN)?",
    "number": "(number:NUMBERS|few:FEW OF?|A few:FEW OF?)",
}


_ITEM = re.compile(r"(?:(?P<name>[a-z]+):)?(?P<kind>[A-Z][A-Z0-9_]*)|[(\[\] ]")
_SYNTAX = {"(": "(?:", "[": "(?P<span>", "]": ")", " ": ""}


class Match(NamedTuple):
    """What a pattern matched: the lexemes ``first`` to ``last`` (exclusive) and the values by name."""

    lexemes: Sequence[Lexeme]
    first: int
    last: int
    values: dict[str, int | float | str]
    kinds: dict[str, str]

    @property
    def start(self) -> int:
        """The offset of the expression's first character."""
        return self.lexemes[self.first].start

    @property
    def end(self) -> int:
        """The offset after the expression's last character."""
        return self.lexemes[self.last - 1].end

    @property
    def before(self) -> str:
        """The kind of the lexeme before the expression, "" where it has none."""
        return self.lexemes[self.first - 1].kind if self.first else "BREAK"

    @property
    def after(self) -> str:
        """The kind of the lexeme after the expression, "" where it has none."""
        return self.lexemes[self.last].kind if self.last < len(self.lexemes) else "BREAK"

    def number(self, name: str) -> int:
        """The whole number named ``name``."""
        return int(self.values[name])

    def string(self, name: str) -> str:
        """The string named ``name``."""
        return str(self.values[name])

    def has(self, name: str) -> bool:
        """Whether the pattern's optional part ``name`` matched."""
        return name in self.values


Reading = Callable[[Match, Anchor], Timex | None]
"""Gives the meaning of a match, or None where it is no temporal expression after all."""


class Rule(NamedTuple):
    """A compiled pattern and its reading."""

    pattern: re.Pattern[str]
    names: tuple[tuple[str, str], ...]
    reading: Reading


class Grammar:
    """Rules, and the signs that stand for kinds of lexemes."""

    def __init__(self, rules: Sequence[tuple[str, Reading]]) -> None:
        self._signs: dict[str, str] = {}
        self._rules = [self._rule(pattern, reading) for pattern, reading in rules]

    def matches(self, lexemes: Sequence[Lexeme]) -> Iterator[tuple[Match, Reading]]:
        """All matches in ``lexemes``, in text order, of those that start together the longest first."""
        row = "".join([self._signs.get(lexeme.kind, " ") for lexeme in lexemes])
        found = []
        for order, rule in enumerate(self._rules):
            for match in rule.pattern.finditer(row):
                first, last = match.span("span")
                found.append((first, -last, order, match))
        for first, last, order, match in sorted(found, key=lambda item: item[:3]):
            rule = self._rules[order]
            values, kinds = {}, {}
            for group, name in rule.names:
                if match[group]:
                    lexeme = lexemes[match.start(group)]
                    values[name], kinds[name] = lexeme.value, lexeme.kind
            yield Match(lexemes, first, -last, values, kinds), rule.reading

    def _rule(self, pattern: str, reading: Reading) -> Rule:
        names: list[tuple[str, str]] = []

        def compiled(item: re.Match[str]) -> str:
            if not item["kind"]:
                return _SYNTAX[item[0]]
            kinds = UNIONS.get(item["kind"], item["kind"]).split()
            signs = "".join(self._signs.setdefault(k, chr(0x100 + len(self._signs))) for k in kinds)
            if not item["name"]:
                return f"[{signs}]"
            names.append((f"g{len(names)}", item["name"]))
            return f"(?P<{names[-1][0]}>[{signs}])"

        whole = pattern.format(**SHARED)
        whole = whole if "[" in whole else f"[{whole}]"
        return Rule(re.compile(_ITEM.sub(compiled, whole)), tuple(names), reading)
