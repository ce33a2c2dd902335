"""The article's own words around its quotations.

A parser stumbles over a sentence with a long quotation in it, and its sentence ends are those of
whatever is quoted. So the document is laid out anew: the words outside quotations in one row, cut
into outer sentences in which each quotation is a single atom.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from reader.engine.cues import verb_class

_MARKS = frozenset(("“", "”", "„", "‟", '"', "''", "``", "'", "`", "‘", "’", "«", "»", "‹", "›"))
_STOPS = frozenset((".", "?", "!", "…", "..."))
_INNER_STOPS = frozenset(".?!…")


class Slot(NamedTuple):
    """Where a quotation stands.

    ``position`` outside words come before it, in an outer sentence of that number and in a paragraph
    of that number; ``first`` and ``last`` are its first and last token (inclusive).
    """

    position: int
    sentence: int
    paragraph: int
    first: int
    last: int


@dataclasses.dataclass(slots=True)
class Layout:
    """Words outside quotations by position, with the outer sentence and paragraph of each.

    ``outside[p]`` is the token at position ``p``; ``position[i]`` the position of token ``i``, or the
    one of the next outside word where it is quoted. ``spans[s]`` bounds the positions of sentence
    ``s``; ``quoted[i]`` is the number of the quotation that holds token ``i``, or -1. ``text`` is the
    text of the document, which spaCy puts together anew each time that it is asked.
    """

    text: str
    outside: list[Token]
    position: list[int]
    sentence: list[int]
    paragraph: list[int]
    spans: list[tuple[int, int]]
    quoted: list[int]
    slots: list[Slot]

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The positions of a sentence, empty for one that does not exist."""
        return self.spans[sentence] if 0 <= sentence < len(self.spans) else (0, 0)


def layout(doc: Doc, spans: Sequence[tuple[int, int]]) -> Layout:
    """Lay ``doc`` out around the quotations ``spans`` (code points, in order, not overlapping)."""
    return _Builder(doc, spans).build()


class _Builder:
    def __init__(self, doc: Doc, spans: Sequence[tuple[int, int]]) -> None:
        self.doc = doc
        self.tokens = list(doc)
        self.limits = [_token_range(doc, start, end) for start, end in spans]
        self.made = Layout(doc.text, [], [0] * len(doc), [], [], [], [-1] * len(doc), [])
        self.current = 0
        self.paragraph = 0
        self.sentence_start = 0

    def build(self) -> Layout:
        made, index, number = self.made, 0, 0
        while index < len(self.tokens):
            if number < len(self.limits) and index >= self.limits[number][0]:
                last = max(index, self.limits[number][1])
                self._quotation(number, index, last)
                index, number = last + 1, number + 1
                continue
            self._word(self.tokens[index])
            index += 1
        for missing in range(number, len(self.limits)):
            self._quotation(missing, len(self.tokens) - 1, len(self.tokens) - 1)
        self._end_sentence()
        return made

    def _quotation(self, number: int, first: int, last: int) -> None:
        made = self.made
        made.slots.append(Slot(len(made.outside), self.current, self.paragraph, first, last))
        for index in range(first, last + 1):
            made.quoted[index] = number
            made.position[index] = len(made.outside)
        if self._quotation_ends_sentence(first, last):
            self._end_sentence()

    def _word(self, token: Token) -> None:
        made = self.made
        made.position[token.i] = len(made.outside)
        if token.is_space:
            if "\n" in token.text:
                self._end_sentence()
                self.paragraph += 1
            return
        if token.text in _MARKS:
            return
        made.outside.append(token)
        made.sentence.append(self.current)
        made.paragraph.append(self.paragraph)
        if token.text in _STOPS:
            self._end_sentence()

    def _end_sentence(self) -> None:
        end = len(self.made.outside)
        self.made.spans.append((self.sentence_start, end))
        self.sentence_start = end
        self.current += 1

    def _quotation_ends_sentence(self, first: int, last: int) -> bool:
        inner = last
        while inner > first and self.tokens[inner].text in _MARKS:
            inner -= 1
        final = self.tokens[inner].text[-1:]
        if final not in _INNER_STOPS:
            return False
        following = next(
            (t for t in self.tokens[last + 1 : last + 4] if not t.is_space or "\n" in t.text), None
        )
        if following is None or following.is_space:
            return False
        if following.text in _MARKS:
            return True
        if following.text[:1].islower() or (following.is_punct and following.text not in "([—–-"):
            return False
        return final == "." or not self._cue_follows(following)

    def _cue_follows(self, start: Token) -> bool:
        """Whether "Smith asked." stands after a quotation that ends with ? or !."""
        for token in self.tokens[start.i : start.i + 6]:
            if token.is_punct or token.is_space:
                return False
            if verb_class(token) is not None:
                after = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None
                return after is None or after.is_punct or after.pos_ in {"ADP", "PROPN", "PRON"}
        return False


def _token_range(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The first and last token (inclusive) that touch the code points ``start`` to ``end``."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end - 1) if span is not None else (len(doc), len(doc) - 1)
