"""Annotations taken apart, so that they can be changed piece by piece, and put together again."""

from __future__ import annotations

import bisect
import collections
import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec.structs import replace

from reader.annotations import Annotations, Entity, Form, Kind, Mention, Place, Quote
from reader.corrections import Correction, EntityRef

Span = tuple[int, int]

_ALIKE = 0.5
"""Share of the characters of two spans that they have in common when they mean the same thing."""


@dataclasses.dataclass(slots=True, eq=False)
class DraftEntity:
    """An entity in the making; ``by`` are the corrections that shaped it, ``into`` what it became part of."""

    kind: Kind
    name: str
    named: bool = True
    role: str | None = None
    place: Place | None = None
    by: list[Correction] = dataclasses.field(default_factory=list)
    into: DraftEntity | None = None
    removed: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is still an entity of its own."""
        return self.into is None and not self.removed

    def whole(self) -> DraftEntity:
        """The entity that this one is part of by now."""
        entity = self
        while entity.into is not None:
            entity = entity.into
        return entity


@dataclasses.dataclass(slots=True, eq=False)
class DraftMention:
    """A mention in the making: ``start:end`` speaks of ``owner``, or, without one, of nothing any more."""

    start: int
    end: int
    form: Form
    owner: DraftEntity | None
    by: list[Correction] = dataclasses.field(default_factory=list)

    @property
    def entity(self) -> DraftEntity | None:
        """The entity that it mentions as things stand."""
        whole = self.owner and self.owner.whole()
        return None if whole is None or whole.removed else whole


@dataclasses.dataclass(slots=True, eq=False)
class DraftQuote:
    """A quote in the making; the record's ``id`` and ``speaker`` are set at the end."""

    record: Quote
    owner: DraftEntity | None
    by: list[Correction] = dataclasses.field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.record.start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.record.end

    @property
    def speaker(self) -> DraftEntity | None:
        """Who speaks as things stand."""
        return self.owner and self.owner.whole()

    def set_speaker(self, speaker: DraftEntity | None, confidence: float) -> None:
        """Let ``speaker`` speak; the words that named another speaker do so no more."""
        told = self.record.speaker_span if self.speaker is speaker else None
        self.record = replace(self.record, speaker_span=told, confidence=confidence)
        self.owner = speaker


class Spanned(Protocol):
    """Something that stands at ``start:end``."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


_Spanned = TypeVar("_Spanned", bound=Spanned)


def alike(records: Sequence[_Spanned] | Iterator[_Spanned], span: Span) -> list[_Spanned]:
    """Those of ``records`` that stand where ``span`` does, or nearly so, the closest first."""
    likeness = [(_likeness((record.start, record.end), span), record) for record in records]
    close = [pair for pair in likeness if pair[0] >= _ALIKE]
    return [record for _, record in sorted(close, key=lambda pair: -pair[0])]


def _likeness(one: Span, other: Span) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


class Draft:
    """The annotations of a text while they are being changed. Looking up a place is quick."""

    def __init__(self, found: Annotations) -> None:
        """Take ``found`` apart."""
        self.model = found.model
        self.entities = [
            DraftEntity(e.kind, e.name, e.named, e.role, e.place) for e in found.entities
        ]
        self._mentions = sorted(
            (
                DraftMention(mention.start, mention.end, mention.form, draft)
                for entity, draft in zip(found.entities, self.entities, strict=True)
                for mention in entity.mentions
            ),
            key=_place,
        )
        self._longest = max((m.end - m.start for m in self._mentions), default=0)
        self.quotes = [
            DraftQuote(quote, None if quote.speaker is None else self.entities[quote.speaker])
            for quote in found.quotes
        ]
        self.scare_quotes = list(found.scare_quotes)
        self.dates = list(found.dates)

    def overlapping(self, span: Span) -> Iterator[DraftMention]:
        """The mentions that share a character with ``span``."""
        start, end = span
        low = bisect.bisect_left(self._mentions, start - self._longest, key=lambda m: m.start)
        for mention in itertools.islice(self._mentions, low, None):
            if mention.start >= end:
                return
            if mention.end > start and mention.entity is not None:
                yield mention

    def mentions_at(self, span: Span) -> list[DraftMention]:
        """The mentions that are meant by ``span``, the closest first, of two names before others."""
        here = sorted(self.overlapping(span), key=lambda m: (m.form != "name", m.start, m.end))
        return alike(here, span)

    def entity_at(self, span: Span) -> DraftEntity | None:
        """The entity that is mentioned at ``span``."""
        return next((mention.entity for mention in self.mentions_at(span)), None)

    def clear(self, span: Span, *, names: bool = False) -> list[DraftEntity]:
        """Take away the mentions meant by ``span``, or all ``names`` that touch it; returns their owners."""
        gone = self.mentions_at(span)
        if names:
            gone += [mention for mention in self.overlapping(span) if mention.form == "name"]
        owners = [mention.entity for mention in gone if mention.entity is not None]
        for mention in gone:
            mention.owner = None
        return owners

    def mention(self, span: Span, form: Form, entity: DraftEntity) -> DraftMention:
        """Add a mention of ``entity``."""
        mention = DraftMention(*span, form, entity)
        bisect.insort(self._mentions, mention, key=_place)
        self._longest = max(self._longest, span[1] - span[0])
        return mention

    def named(self, ref: EntityRef, at: Span | None) -> DraftEntity | None:
        """The entity that ``ref`` means, whose anchor stands ``at``; None where there is none."""
        here = self.entity_at(at) if at is not None else None
        wanted = (ref.name.casefold(), ref.kind)
        same = [
            entity
            for entity in self.entities
            if entity.stands and (entity.name.casefold(), entity.kind) == wanted
        ]
        return here if not same or here in same else same[0]

    def add(self, ref: EntityRef) -> DraftEntity:
        """A new entity of the name and kind of ``ref``."""
        entity = DraftEntity(ref.kind, ref.name)
        self.entities.append(entity)
        return entity

    def finished(self) -> tuple[Annotations, list[DraftEntity], list[DraftMention]]:
        """The annotations put together, and the entities, by id, and mentions that they were made of.

        Entities are numbered in the order of their first mentions; one that is neither mentioned nor
        speaks any more is left out.
        """
        mentions: dict[int, list[DraftMention]] = collections.defaultdict(list)
        for mention in self._mentions:
            if mention.entity is not None:
                mentions[id(mention.entity)].append(mention)
        firsts = {key: found[0].start for key, found in mentions.items()}
        for quote in self.quotes:
            if quote.speaker is not None:
                firsts.setdefault(id(quote.speaker), quote.start)
        kept = [entity for entity in self.entities if id(entity) in firsts]
        kept.sort(key=lambda entity: firsts[id(entity)])
        numbers = {id(entity): number for number, entity in enumerate(kept)}
        annotations = Annotations(
            model=self.model,
            entities=tuple(
                _entity(number, entity, mentions[id(entity)]) for number, entity in enumerate(kept)
            ),
            dates=tuple(self.dates),
            quotes=tuple(
                replace(
                    quote.record, id=number, speaker=quote.speaker and numbers[id(quote.speaker)]
                )
                for number, quote in enumerate(self.quotes)
            ),
            scare_quotes=tuple(self.scare_quotes),
        )
        return annotations, kept, [one for found in mentions.values() for one in found]


def _place(mention: DraftMention) -> Span:
    return mention.start, mention.end


def _entity(number: int, entity: DraftEntity, mentions: list[DraftMention]) -> Entity:
    return Entity(
        id=number,
        kind=entity.kind,
        name=entity.name,
        named=entity.named,
        role=entity.role,
        mentions=tuple(Mention(m.start, m.end, m.form) for m in mentions),
        place=entity.place,
    )
