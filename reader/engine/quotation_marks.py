"""Pairs the quotation marks of a text.

A pushdown automaton over the marks alone, line by line: a text whose marks are broken in one
paragraph is sound again in the next. Only outermost quotations are reported. Each mark is looked at
once and each question about what follows is answered from a table made beforehand, so that the time
grows with the length of the text whatever the marks do.

The conventions are those of The Chicago Manual of Style (13.30: every paragraph of a long quotation
opens with a mark, only the last closes) and of New Hart's Rules (9.2: single marks outside).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.engine.lexicon import words


class MarkedSpan(NamedTuple):
    """An outermost pair of quotation marks: ``text[start:end]`` includes them.

    ``closed`` is false where the closing mark is missing; ``continued`` is true where the next
    paragraph opens with a mark that takes the quotation up again.
    """

    start: int
    end: int
    closed: bool = True
    continued: bool = False


_MARK = re.compile(r"``|''|[\"“”„‟«»‹›'‘’‚`]")
_SINGLE = frozenset("'‘’‚`")
_CLOSERS = {
    '"': '"”',
    "''": "''",
    "``": "''\"",
    "“": '”"“',
    "„": '“”"',
    "‟": "”",
    "”": '”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
_OPENERS = frozenset(("“", "„", "‟", "``", "«", "‹"))
_SINGLE_OPENERS = frozenset("‘‚`")
_DOUBLE_CLOSERS = frozenset("”»›")
"""These open, too, where what stands around them says so."""
_OPENING_CONTEXT = frozenset("([{<—–-/=*_|~>…")
_AFTER_OPENER_NEVER = frozenset(",.;:!?)]}%")
_FEET = re.compile(r"\d['’′] ?\d{1,2}\Z")
_WORD = re.compile(r"[\w'’]+")
_YEARS = re.compile(r"\d\d(?:s\b|\b)")
_LOOKAHEAD = 9
"""How many marks after a possessive are asked whether they open something."""
_ENDS = frozenset(".?!…")
_CREDIT = 8
"""Words of the longest line that credits a pull quote ("Ann Hill, Economic Institute")."""
_CARRY_LINES = 4
"""How many lines a quotation without repeated marks may run on before it counts as unclosed."""


def marked_spans(text: str) -> list[MarkedSpan]:
    """The outermost quotations of ``text`` in order; they never overlap."""
    return list(_Scanner(text).scan())


@dataclasses.dataclass(slots=True)
class _Mark:
    start: int
    end: int
    sign: str
    opener: bool
    closer: bool


@dataclasses.dataclass(slots=True)
class _Line:
    start: int
    end: int
    marks: list[_Mark]
    strong: list[int | None]
    """For each mark, the index of the next single mark that surely closes."""
    weak: list[int | None]
    """The same for one that may be a possessive ("the players' union")."""


class _Scanner:
    """The automaton: at most one quotation is open; ``nested`` are the marks open inside it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: _Mark | None = None
        self.nested: list[str] = []

    def scan(self) -> Iterator[MarkedSpan]:
        lines = [line for line in self._lines() if self.text[line.start : line.end].strip()]
        carried = 0
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            yield from self._line(line, following)
            if self.open is None:
                carried = 0
                continue
            if following is not None and self._credits(line, following):
                yield self._unclosed(line.end)
                continue
            continued = following is not None and self._opens_with_mark(following)
            if not continued and carried < _CARRY_LINES and _closes_first(following):
                carried += 1
                continue
            carried = 0
            yield self._unclosed(line.end, continued=continued)

    def _line(self, line: _Line, following: _Line | None) -> Iterator[MarkedSpan]:
        closers_left = sum(mark.closer and not mark.opener for mark in line.marks)
        skip_to = 0
        for index, mark in enumerate(line.marks):
            closers_left -= mark.closer and not mark.opener
            if index < skip_to:
                continue
            if mark.sign in _SINGLE:
                span, skip_to = self._single(line, index, following)
                if span is not None:
                    yield span
            elif self.open is None:
                if mark.opener or not mark.closer:
                    self._begin(mark)
            elif self._ends(mark):
                yield MarkedSpan(self.open.start, mark.end)
                self.open = None
            elif mark.opener and _same_family(mark.sign, self.open.sign):
                if closers_left > len(self.nested) + 1:
                    self.nested.append(mark.sign)
                else:
                    yield self._unclosed(mark.start)
                    self._begin(mark)

    def _begin(self, mark: _Mark) -> None:
        if mark.sign in _CLOSERS:
            self.open, self.nested = mark, []

    def _ends(self, mark: _Mark) -> bool:
        """Whether ``mark`` closes the open quotation; closes what is nested in it as a side effect."""
        assert self.open is not None
        if mark.opener and not mark.closer:
            if not _same_family(mark.sign, self.open.sign):
                self.nested.append(mark.sign)
            return False
        if self.nested and mark.sign in _CLOSERS[self.nested[-1]]:
            self.nested.pop()
            return False
        return mark.sign in _CLOSERS[self.open.sign]

    def _unclosed(self, limit: int, *, continued: bool = False) -> MarkedSpan:
        assert self.open is not None
        start, self.open = self.open.start, None
        end = start + len(self.text[start:limit].rstrip())
        return MarkedSpan(start, end, closed=False, continued=continued)

    def _single(
        self, line: _Line, index: int, following: _Line | None
    ) -> tuple[MarkedSpan | None, int]:
        """The quotation in single marks that opens at ``index``, and the next mark to look at."""
        mark = line.marks[index]
        if self.open is not None or not mark.opener or self._elided(mark):
            return None, index + 1
        last = self._single_end(line, index)
        if last is not None:
            return MarkedSpan(mark.start, line.marks[last].end), last + 1
        first = not self.text[line.start : mark.start].strip()
        if first and following is not None and self.text[following.start] == mark.sign == "‘":
            return MarkedSpan(mark.start, line.end, closed=False, continued=True), len(line.marks)
        return None, index + 1

    def _single_end(self, line: _Line, index: int) -> int | None:
        """The mark that closes what opens at ``index``: a sure one, but not past the next opener."""
        strong, weak = line.strong[index], line.weak[index]
        if weak is None:
            return strong
        if strong is None:
            return None if self._runs_on(line.marks[weak].end) else weak
        if strong < weak:
            return strong
        between = line.marks[weak + 1 : min(strong, weak + _LOOKAHEAD)]
        return weak if any(mark.opener and mark.sign in _SINGLE for mark in between) else strong

    def _runs_on(self, end: int) -> bool:
        """Whether a word follows after a space: then the mark may be a possessive."""
        return self._char(end) == " " and self._char(end + 1).isalnum()

    def _elided(self, mark: _Mark) -> bool:
        if _YEARS.match(self.text, mark.end):
            return True
        word = _WORD.match(self.text, mark.end, mark.end + 20)
        return word is not None and word[0].lower().rstrip("'’") in words("elisions")

    def _lines(self) -> Iterator[_Line]:
        start = 0
        for raw in self.text.splitlines(keepends=True):
            body = raw.rstrip()
            indent = len(raw) - len(raw.lstrip())
            end = start + len(body)
            if body:
                marks = [self._mark(match) for match in _MARK.finditer(self.text, start, end)]
                strong, weak = self._single_closers(marks)
                yield _Line(start + indent, end, marks, strong, weak)
            start += len(raw)

    def _mark(self, match: re.Match[str]) -> _Mark:
        sign, start, end = match[0], match.start(), match.end()
        before, after = self._char(start - 1), self._char(end)
        free_before = before.isspace() or before in _OPENING_CONTEXT or before in "\"'“‘«`„"
        opens = free_before and not after.isspace() and after not in _AFTER_OPENER_NEVER
        closes = not before.isspace() and not after.isalnum()
        if sign in _OPENERS:
            ends = not before.isspace() and (after.isspace() or after in _AFTER_OPENER_NEVER)
            return _Mark(start, end, sign, opener=not ends, closer=ends)
        if sign in _SINGLE_OPENERS:
            return _Mark(start, end, sign, opener=opens, closer=False)
        if sign in _DOUBLE_CLOSERS:
            return _Mark(start, end, sign, opener=opens and not closes, closer=True)
        if sign == '"' and _FEET.search(self.text, max(0, start - 6), start):
            closes = opens = False
            return _Mark(start, end, "′", opener=False, closer=True)
        return _Mark(start, end, sign, opener=opens, closer=closes)

    def _single_closers(self, marks: list[_Mark]) -> tuple[list[int | None], list[int | None]]:
        strong: list[int | None] = [None] * len(marks)
        weak: list[int | None] = [None] * len(marks)
        next_strong: int | None = None
        next_weak: int | None = None
        for index in range(len(marks) - 1, -1, -1):
            strong[index], weak[index] = next_strong, next_weak
            mark = marks[index]
            if mark.sign in "'’" and mark.closer:
                if self._possessive(mark):
                    next_weak = index
                elif not self._clipped(mark):
                    next_strong = index
        return strong, weak

    def _possessive(self, mark: _Mark) -> bool:
        """Whether a single mark after a word may be an apostrophe ("James' car", "goin' home")."""
        before = self.text[max(0, mark.start - 2) : mark.start].lower()
        return (before[-1:] in {"s", "z", "x"} or before == "in") and before[-1:] not in ".,!?"

    def _clipped(self, mark: _Mark) -> bool:
        """Whether the mark is the second of "rock 'n' roll"."""
        return self.text[max(0, mark.start - 2) : mark.start].lower() in {"'n", "’n", "‘n"}

    def _credits(self, line: _Line, following: _Line) -> bool:
        """Whether ``following`` names who said what ends with ``line``, as under a pull quote."""
        words = self.text[following.start : following.end].split()
        upper = sum(word[0].isupper() for word in words)
        return (
            self.text[line.end - 1] in _ENDS
            and len(following.marks) == 1
            and following.marks[0].end == following.end
            and 1 < len(words) <= _CREDIT
            and words[0][0].isupper()
            and upper > len(words) / 2
        )

    def _opens_with_mark(self, line: _Line) -> bool:
        first = line.marks[0] if line.marks else None
        return first is not None and first.start == line.start and first.opener

    def _char(self, index: int) -> str:
        return self.text[index] if 0 <= index < len(self.text) else " "


def _same_family(sign: str, other: str) -> bool:
    """Whether one mark, inside a quotation opened by the other, opens the same kind of quotation."""
    return sign == other or {sign, other} == {'"', "”"}


def _closes_first(line: _Line | None) -> bool:
    """Whether the first double mark of ``line`` closes something."""
    if line is None:
        return False
    first = next((mark for mark in line.marks if mark.sign not in _SINGLE), None)
    return first is not None and first.closer and not first.opener
