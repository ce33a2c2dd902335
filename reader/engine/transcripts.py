"""Transcripts: lines that open with the speaker's name and a colon ("HILL: No, I was not.").

A label is believed when the text has several and it is a word for a role, "Q", "A", or a name that
the text also spells in lower case, so that "UPDATE:" or "FACT:" is none. Beside one such label, any
other that comes again is believed, too.
"""

from __future__ import annotations

import collections
import re
from typing import NamedTuple

from reader.engine.lexicon import words


class Turn(NamedTuple):
    """One turn of a transcript: code points of its label, its colon, and the lines that it says."""

    label: tuple[int, int]
    colon: int
    said: list[tuple[int, int]]


_LINE = re.compile(
    r"^[ \t\"“”']{0,3}(?P<label>[A-Z][A-Z.'’-]{0,20}(?: [A-Z(][A-Z.,'’()-]{0,20}){0,5})(?P<colon>:)"
    r"[ \t\xa0]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_FEWEST = 3
_LINES = 4
"""How many more lines a turn may have, if another turn follows."""


def turns(text: str) -> list[Turn]:
    """The turns of ``text`` in order; none unless there are at least three."""
    lines = list(_LINE.finditer(text))
    if len(lines) < _FEWEST:
        return []
    known = _believed(text, lines)
    if len(known) < _FEWEST:
        return []
    ends = [line.start() for line in known[1:]]
    return [
        Turn(line.span("label"), line.start("colon"), [line.span("said"), *_more(text, line, end)])
        for line, end in zip(known, [*ends, None], strict=True)
    ]


def _believed(text: str, lines: list[re.Match[str]]) -> list[re.Match[str]]:
    spelt = {word.casefold() for word in re.findall(r"[A-Z][\w’']*[a-z]\w*", text)}
    names = [line["label"].split()[-1].casefold() for line in lines]
    times = collections.Counter(names)
    sure = {name for name in times if name in _LETTERS | words("person_nouns") | spelt}
    if not sure:
        return []
    return [
        line for line, name in zip(lines, names, strict=True) if name in sure or times[name] > 1
    ]


def _more(text: str, line: re.Match[str], end: int | None) -> list[tuple[int, int]]:
    """The lines after the first of a turn, where the next turn is near."""
    if end is None:
        return []
    rest = [m.span() for m in re.compile(r"\S.*").finditer(text, line.end(), end)]
    if len(rest) > _LINES:
        return []
    return [span for span in rest if text[span[0]] not in '(["“']


_LETTERS = frozenset("qa")
