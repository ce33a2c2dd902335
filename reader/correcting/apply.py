"""Corrections applied to annotations, one after the other."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from reader.annotations import Annotations, Kind, Quote, ScareQuote
from reader.correcting.draft import Draft, DraftEntity, DraftQuote, Span, alike
from reader.corrections import (
    Assign,
    Attribute,
    Correction,
    EntityRef,
    Merge,
    Removable,
    Remove,
    Rename,
    Retype,
    Scare,
)
from reader.marks import Anchor

_SOMEWHERE: frozenset[Kind] = frozenset({"place", "group"})
"""The kinds whose entities have a place."""

_OPENING = frozenset("\"'“‘„‟‚‛«‹")

By = tuple[Correction, ...]


class Corrected(NamedTuple):
    """Annotations with corrections applied, and what of it the person said.

    ``entities`` and ``quotes`` tell by id, ``mentions`` by span, which corrections made them what they
    are. ``idle`` are those that are not lost but found nothing to correct.
    """

    annotations: Annotations
    entities: Mapping[int, By]
    mentions: Mapping[Span, By]
    quotes: Mapping[int, By]
    idle: By


def corrected(text: str, found: Annotations, corrections: Iterable[Correction]) -> Corrected:
    """``found`` in ``text`` as ``corrections`` change it, applied in the order in which they are given.

    What is meant need not stand at the very anchor, as another model may draw other borders. One that is
    lost, or whose words do not stand where its anchor says, is left out. To apply one again changes
    nothing.
    """
    standing = [one for one in corrections if not one.lost]
    if not standing:
        return Corrected(found, {}, {}, {}, ())
    changing = _Changing(text, found)
    idle = tuple(one for one in standing if not changing.make(one))
    if len(idle) == len(standing):
        return Corrected(found, {}, {}, {}, idle)
    annotations, entities, mentions = changing.draft.finished()
    return Corrected(
        annotations,
        {number: tuple(entity.by) for number, entity in enumerate(entities) if entity.by},
        {(mention.start, mention.end): tuple(mention.by) for mention in mentions if mention.by},
        {number: tuple(q.by) for number, q in enumerate(changing.draft.quotes) if q.by},
        idle,
    )


class _Changing:
    """One draft, and what each kind of change does to it."""

    def __init__(self, text: str, found: Annotations) -> None:
        self.draft = Draft(found)
        self._text = text

    def make(self, correction: Correction) -> bool:
        """Make the change; False where there is nothing that it could change."""
        span = self._span(correction.anchor)
        if span is None:
            return False
        match correction.change:
            case Retype(kind=kind):
                return self._retype(correction, span, kind)
            case Rename(name=name):
                return self._rename(correction, span, name)
            case Merge(into=into):
                return self._merge(correction, span, into)
            case Assign() as change:
                return self._assign(correction, span, change)
            case Attribute() as change:
                return self._attribute(correction, span, change)
            case Scare():
                return self._scare(span)
            case Remove(what=what):
                return self._remove(correction, span, what)

    def _span(self, anchor: Anchor | None) -> Span | None:
        """Where ``anchor`` stands, if its words do stand there."""
        if anchor is None or not 0 <= anchor.start < anchor.end <= len(self._text):
            return None
        span = anchor.start, anchor.end
        return span if self._text[slice(*span)] == anchor.exact else None

    def _named(self, ref: EntityRef) -> DraftEntity | None:
        return self.draft.named(ref, self._span(ref.anchor))

    def _retype(self, correction: Correction, span: Span, kind: Kind) -> bool:
        entity = self.draft.entity_at(span)
        if entity is None:
            name = " ".join(correction.anchor.exact.split())
            return self._assign(correction, span, Assign(EntityRef(name, kind)))
        entity.kind = kind
        if kind not in _SOMEWHERE:
            entity.place = None
        entity.by.append(correction)
        return True

    def _rename(self, correction: Correction, span: Span, name: str) -> bool:
        entity = self.draft.entity_at(span)
        if entity is None:
            return False
        entity.name, entity.named = name, True
        entity.by.append(correction)
        return True

    def _merge(self, correction: Correction, span: Span, into: EntityRef) -> bool:
        source, target = self.draft.entity_at(span), self._named(into)
        if source is None:
            return False
        if target is None:
            source.name, source.kind, target = into.name, into.kind, source
        elif target is not source:
            source.into = target
            target.role = target.role or source.role
            if target.kind in _SOMEWHERE:
                target.place = target.place or source.place
        target.by.append(correction)
        return True

    def _assign(self, correction: Correction, span: Span, change: Assign) -> bool:
        ref, is_name = change.entity, change.form == "name"
        if ref.anchor is not None and ref.anchor.start < span[1] and span[0] < ref.anchor.end:
            ref = replace(ref, anchor=None)  # what stands there is about to be replaced
        entity = self._named(ref) or self.draft.add(ref)
        before: dict[Span, list[DraftEntity]] = {}
        for place in itertools.chain([span], self._elsewhere(span) if change.everywhere else ()):
            before[place] = self.draft.clear(place, names=is_name)
            self.draft.mention(place, change.form, entity).by.append(correction)
        self._follow(correction, entity, before)
        if is_name:
            places = sorted(before)
            self.draft.dates = [
                when for when in self.draft.dates if not _touches(places, when.start, when.end)
            ]
        return True

    def _elsewhere(self, span: Span) -> Iterator[Span]:
        """Where else the words at ``span`` stand as whole words, and in no other name."""
        words = re.escape(self._text[slice(*span)])
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", self._text):
            place = match.span()
            if (place[1] <= span[0] or place[0] >= span[1]) and all(
                (mention.start, mention.end) == place or mention.form != "name"
                for mention in self.draft.overlapping(place)
            ):
                yield place

    def _follow(
        self, correction: Correction, entity: DraftEntity, before: Mapping[Span, list[DraftEntity]]
    ) -> None:
        """Where a mention that names a speaker went to ``entity``, the quote goes along."""
        places = sorted(before)
        for quote in self.draft.quotes:
            told = quote.record.speaker_span
            if told is None or quote.speaker is None or quote.speaker is entity:
                continue
            index = bisect.bisect_left(places, (told[0], 0))
            place = places[index] if index < len(places) else None
            if place is not None and place[1] <= told[1] and quote.speaker in before[place]:
                quote.owner = entity
                quote.by.append(correction)

    def _remove(self, correction: Correction, span: Span, what: Removable) -> bool:
        match what:
            case "mention":
                return bool(self.draft.clear(span))
            case "entity":
                return self._remove_entities(correction, span)
            case "quote":
                return bool(self._take_quotes(span))
            case "date":
                return self._remove_dates(span)

    def _remove_dates(self, span: Span) -> bool:
        gone = alike(self.draft.dates, span)
        self.draft.dates = [when for when in self.draft.dates if when not in gone]
        return bool(gone)

    def _remove_entities(self, correction: Correction, span: Span) -> bool:
        gone = {mention.entity for mention in self.draft.mentions_at(span)}
        for entity in gone:
            if entity is not None:
                entity.removed = True
        for quote in self.draft.quotes:
            if quote.speaker in gone:
                quote.set_speaker(None, confidence=0.0)
                quote.by.append(correction)
        return bool(gone)

    def _attribute(self, correction: Correction, span: Span, change: Attribute) -> bool:
        speaker = None
        if change.speaker is not None:
            speaker = self._named(change.speaker) or self.draft.add(change.speaker)
        quotes = self.draft.quotes
        quote = next(iter(alike(quotes, span)), None) or self._new_quote(span)
        parts = [part for part in quotes if part.record.turn == quote.record.turn]
        if change.alone and len(parts) > 1:
            last = max(part.record.turn for part in quotes)
            quote.record, parts = replace(quote.record, turn=last + 1), [quote]
        for part in parts:
            part.set_speaker(speaker, confidence=1.0)
            part.by.append(correction)
        return True

    def _new_quote(self, span: Span) -> DraftQuote:
        """A quote at ``span``, where there was none."""
        draft = self.draft
        for other in alike(draft.scare_quotes, span):
            draft.scare_quotes.remove(other)
        turn = 1 + max((quote.record.turn for quote in draft.quotes), default=-1)
        in_marks = self._text[span[0]] in _OPENING
        quote = DraftQuote(Quote(0, *span, "direct" if in_marks else "indirect", turn=turn), None)
        draft.quotes.append(quote)
        draft.quotes.sort(key=lambda one: (one.start, one.end))
        return quote

    def _scare(self, span: Span) -> bool:
        gone = [(quote.start, quote.end) for quote in self._take_quotes(span)]
        marked = [place for place in (*gone, span) if self._text[place[0]] in _OPENING]
        scare_quotes = self.draft.scare_quotes
        for place in marked:
            if not alike(scare_quotes, place):
                scare_quotes.append(ScareQuote(*place))
        scare_quotes.sort(key=lambda quote: (quote.start, quote.end))
        return bool(gone or marked)

    def _take_quotes(self, span: Span) -> list[DraftQuote]:
        """Take away the quotes that are meant by ``span``; returns them."""
        gone = alike(self.draft.quotes, span)
        self.draft.quotes = [quote for quote in self.draft.quotes if quote not in gone]
        return gone


def _touches(places: list[Span], start: int, end: int) -> bool:
    """Whether one of ``places``, sorted and apart from each other, shares a character with the span."""
    index = bisect.bisect_left(places, (end, 0)) - 1
    return index >= 0 and places[index][1] > start
