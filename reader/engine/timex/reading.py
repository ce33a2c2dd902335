"""From a parsed document to its temporal expressions with their meanings."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from spacy.tokens import Doc

from reader.annotations import When
from reader.engine.timex import clock
from reader.engine.timex.anchor import Anchor
from reader.engine.timex.lexer import Lexeme, lex
from reader.engine.timex.rules import GRAMMAR
from reader.engine.timex.values import NOTHING, Timex


class _Said(NamedTuple):
    """A meaning, and the lexemes that say it. ``placed`` is what it means if no day stands beside it."""

    first: int
    last: int
    timex: Timex
    placed: Timex


def expressions(doc: Doc, published: datetime.date | None) -> list[When]:
    """The temporal expressions of ``doc`` in text order, anchored on ``published`` and on each other."""
    lexemes, anchor = lex(doc.text), Anchor(doc, published)
    said: list[_Said] = []
    position = 0
    for match, reading in GRAMMAR.matches(lexemes):
        if match.first < position:
            continue
        timex = reading(match, anchor)
        if timex is None:
            continue
        position = match.last
        if timex is NOTHING:
            continue
        placed = clock.on_its_day(timex, anchor, match.start) if timex.unit == "T" else timex
        new = _Said(match.first, match.last, timex, placed)
        if said:
            together = clock.joined(said[-1].timex, lexemes[said[-1].last : new.first], timex)
            if together is not None:
                new = _Said(said.pop().first, new.last, together, together)
                _begin_range(said, lexemes, new, anchor)
        said.append(new)
        anchor.tell(new.timex, match.end)
    return [_when(one, lexemes) for one in said if one.timex.alone]


def _begin_range(said: list[_Said], lexemes: list[Lexeme], end: _Said, anchor: Anchor) -> None:
    """Put the time that begins a range on the day at its ``end``: "10 a.m. to 4 p.m. on Friday"."""
    if not said or said[-1].timex.unit != "T" or end.timex.type != "TIME":
        return
    between = [lexeme.kind for lexeme in lexemes[said[-1].last : end.first]]
    if between in (["TO"], ["DASH"], ["AND"]):
        placed = clock.placed(said[-1].timex, end.timex.day, "", anchor)
        said[-1] = said[-1]._replace(placed=placed._replace(reason=end.timex.reason))


def _when(said: _Said, lexemes: list[Lexeme]) -> When:
    start, end = lexemes[said.first].start, lexemes[said.last - 1].end
    return When(start, end, said.placed.type, said.placed.value, said.placed.reason)
