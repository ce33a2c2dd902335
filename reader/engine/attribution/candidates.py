"""For one quotation, the noun phrases that may have said it, each with the cue that would tell so."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterator
from typing import Literal, TypeVar

from spacy.tokens import Doc, Token

from reader.engine.attribution.layout import Layout, Slot
from reader.engine.attribution.phrases import Phrase, Phrases
from reader.engine.cues import DASHES, children, is_according_to, subjects, verb_class

Zone = Literal["before", "after", "previous", "next", "above", "below", "far"]
"""Where a phrase stands: in the quotation's own outer sentence before or after it; in the previous or
next sentence of the paragraph; in the paragraph above or below; or anywhere else."""

_OWN = 60
_NEIGHBOUR = 45
"""How many words outside quotations are looked at in the own and in a neighbouring sentence."""


_CUES = 8
_PHRASES = 20
"""How many cues and phrases of a stretch are candidates, the nearest first."""
BACKWARD = frozenset(("before", "previous", "above"))
"""The zones in front of the quotation."""
T = TypeVar("T")


@dataclasses.dataclass(slots=True)
class Cue:
    """A reporting verb, "according to", a colon or a dash at position ``at`` of the layout."""

    token: Token
    at: int
    kind: str

    @property
    def span(self) -> tuple[int, int]:
        """The code points of the cue."""
        last = self.token.nbor() if self.kind == "according" else self.token
        return self.token.idx, last.idx + len(last)


@dataclasses.dataclass(slots=True)
class Candidate:
    """A phrase that may be the speaker, the cue that says so, and how the two hang together.

    ``relations`` holds what the parse says (see :mod:`reader.engine.cues`) and "left" or "right" where
    the phrase stands directly at the cue. ``phrase`` is None for the candidate "nobody". ``carried`` is
    1 for the speaker of the last quotation, 2 for the one before.
    """

    phrase: Phrase | None
    zone: Zone
    cue: Cue | None = None
    relations: set[str] = dataclasses.field(default_factory=set)
    carried: int = 0


@dataclasses.dataclass(slots=True)
class Unit:
    """One or several quotations, by number, that are one utterance without a word between them."""

    quotes: list[int]
    first: Slot
    last: Slot
    windows: list[tuple[Zone, int, int]] = dataclasses.field(default_factory=list)


class Search:
    """Finds candidates in one document."""

    def __init__(self, doc: Doc, laid: Layout, phrases: Phrases) -> None:
        self.doc = doc
        self.laid = laid
        self.phrases = phrases
        self.cues = list(_cues(laid))
        self._cue_positions = [cue.at for cue in self.cues]
        self._slot_positions = [slot.position for slot in laid.slots]

    def candidates(self, unit: Unit, last_speakers: list[Phrase]) -> list[Candidate]:
        """All candidates for ``unit``, "nobody" first. ``last_speakers``: the newest first."""
        pairs: dict[tuple[int, int], Candidate] = {}
        for zone, start, end in self.windows(unit):
            for cue in _nearest(self.cues_between(start, end), zone, _CUES):
                self._with_cue(pairs, unit, zone, cue)
            found = self.phrases.heads(self.laid.outside[start:end])
            for phrase in _nearest(found, zone, _PHRASES):
                near = zone in {"before", "after"}
                if near or phrase.kind in {"person", "he"} or phrase.head.dep_ == "nsubj":
                    pairs.setdefault((phrase.head.i, -1), Candidate(phrase, zone))
        for age, phrase in enumerate(last_speakers[:2], start=1):
            self._carry(pairs, phrase, age)
        return [Candidate(None, "far"), *pairs.values()]

    def windows(self, unit: Unit) -> list[tuple[Zone, int, int]]:
        """The stretches of positions to look at: zone, start, end; kept with ``unit``."""
        if not unit.windows:
            unit.windows.extend(self._windows(unit))
        return unit.windows

    def _windows(self, unit: Unit) -> Iterator[tuple[Zone, int, int]]:
        laid = self.laid
        start, _ = laid.bounds(unit.first.sentence)
        _, end = laid.bounds(unit.last.sentence)
        yield "before", max(start, unit.first.position - _OWN), unit.first.position
        yield "after", unit.last.position, min(end, unit.last.position + _OWN)
        if start > 0:
            low, _ = laid.bounds(laid.sentence[start - 1])
            same = laid.paragraph[start - 1] == unit.first.paragraph
            yield "previous" if same else "above", max(low, start - _NEIGHBOUR), start
        if end < len(laid.outside):
            _, high = laid.bounds(laid.sentence[end])
            same = laid.paragraph[end] == unit.last.paragraph
            yield "next" if same else "below", end, min(high, end + _NEIGHBOUR)

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues at positions ``start`` to ``end`` (exclusive)."""
        low = bisect.bisect_left(self._cue_positions, start)
        return self.cues[low : bisect.bisect_left(self._cue_positions, end, low)]

    def quotes_between(self, start: int, end: int) -> int:
        """How many quotations stand strictly between two positions."""
        low = bisect.bisect_right(self._slot_positions, start)
        return max(0, bisect.bisect_left(self._slot_positions, end, low) - low)

    def zone_of(self, unit: Unit, position: int) -> Zone:
        """The zone of a position."""
        for zone, start, end in self.windows(unit):
            if start <= position < end:
                return zone
        return "far"

    def _with_cue(
        self, pairs: dict[tuple[int, int], Candidate], unit: Unit, zone: Zone, cue: Cue
    ) -> None:
        for head, relation in self._speakers_of(cue):
            if self.laid.quoted[head.i] >= 0:
                continue
            key = (head.i, cue.token.i)
            if key not in pairs:
                phrase = self.phrases.at(head)
                place = self.zone_of(unit, self.laid.position[head.i])
                pairs[key] = Candidate(phrase, zone if place == "far" else place, cue)
            pairs[key].relations.add(relation)

    def _speakers_of(self, cue: Cue) -> Iterator[tuple[Token, str]]:
        if cue.kind == "according":
            yield from ((noun, "object") for noun in objects(cue.token))
        elif cue.kind == "dash":
            yield from ((phrase.head, "signature") for phrase in self._signature(cue.at))
            return
        elif cue.kind != "colon":
            yield from ((found.token, found.relation) for found in subjects(cue.token))
        left = self._left_of(cue.at)
        if left is not None and cue.kind != "according":
            yield left.head, "left"
        right = self._right_of(cue.at)
        if right is not None and cue.kind not in {"according", "colon"}:
            yield right.head, "right"

    def _signature(self, at: int) -> list[Phrase]:
        """The phrase after a dash that follows a quotation ("..." — Ann Hill)."""
        high = min(self.laid.bounds(self.laid.sentence[at])[1], at + 8)
        return self.phrases.heads(self.laid.outside[at + 1 : high])[:1]

    def _left_of(self, at: int) -> Phrase | None:
        """The nearest phrase before a cue in its sentence, past adverbs and auxiliaries."""
        low = max(self.laid.bounds(self.laid.sentence[at])[0], at - 4)
        found = self.phrases.heads(self.laid.outside[low:at])
        return found[-1] if found else None

    def _right_of(self, at: int) -> Phrase | None:
        """The phrase that starts directly after a cue ("said Mr. Hill")."""
        high = min(self.laid.bounds(self.laid.sentence[at])[1], at + 8)
        found = self.phrases.heads(self.laid.outside[at + 1 : high])
        if not found or self.laid.position[found[0].start] > at + 1:
            return None
        return found[0]

    def _carry(self, pairs: dict[tuple[int, int], Candidate], phrase: Phrase, age: int) -> None:
        same = [pair for key, pair in pairs.items() if key[0] == phrase.head.i]
        if not same:
            same = [pairs.setdefault((phrase.head.i, -1), Candidate(phrase, "far"))]
        for pair in same:
            pair.carried = pair.carried or age


def _nearest(items: list[T], zone: Zone, most: int) -> list[T]:
    """The ``most`` of ``items``, in text order, that are nearest to the quotation."""
    return items[-most:] if zone in BACKWARD else items[:most]


def objects(according: Token) -> Iterator[Token]:
    """The nouns of "according to ...", wherever the parser hangs it."""
    to = according.nbor()
    for node in (to, according):
        yield from (child for child in children(node) if child.dep_ == "pobj")


def _cues(laid: Layout) -> Iterator[Cue]:
    for at, token in enumerate(laid.outside):
        if is_according_to(token):
            yield Cue(token, at, "according")
        elif token.text in DASHES and token.i and laid.quoted[token.i - 1] >= 0:
            yield Cue(token, at, "dash")
        elif token.text == ":":
            yield Cue(token, at, "colon")
        else:
            kind = verb_class(token)
            if kind is not None:
                yield Cue(token, at, kind)
