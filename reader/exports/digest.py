"""The digest of an article: who said what, about whom, when and where; and what to be careful with."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.annotations import PROBABLE, Annotations, Entity, Quote, When
from reader.article import Article

_SUBJECTS = frozenset({"person", "organisation"})
"""The kinds of entity that something is said about."""


class Statement(NamedTuple):
    """What somebody said at one turn.

    ``quotes`` are its parts in text order. ``about`` are the people and bodies that its words speak of,
    by whatever name or pronoun, but for the speaker; ``when`` the dates, and ``where`` the places, of its
    paragraphs. ``probable`` is true where the speaker is not certain.
    """

    quotes: tuple[Quote, ...]
    about: tuple[Entity, ...]
    when: tuple[When, ...]
    where: tuple[Entity, ...]
    probable: bool


class Voice(NamedTuple):
    """A speaker with what they said, in text order; ``speaker`` is None for what nobody was found for."""

    speaker: Entity | None
    statements: tuple[Statement, ...]


class Subject(NamedTuple):
    """Somebody who is spoken of, and all who speak of them; with one source, nobody else bears it out."""

    entity: Entity
    sources: tuple[Entity, ...]
    statements: tuple[Statement, ...]

    @property
    def single_source(self) -> bool:
        """Whether all that is said of them comes from one speaker."""
        return len(self.sources) == 1


class Digest(NamedTuple):
    """``voices`` by how much they said, the unknown last; ``subjects`` by how much is said of them."""

    voices: tuple[Voice, ...]
    subjects: tuple[Subject, ...]

    @property
    def unattributed(self) -> int:
        """How many statements nobody was found for."""
        return sum(len(voice.statements) for voice in self.voices if voice.speaker is None)

    @property
    def probable(self) -> int:
        """How many statements have a speaker who is not certain."""
        return sum(said.probable for voice in self.voices for said in voice.statements)


def digest(article: Article, found: Annotations, quotes: Iterable[Quote] | None = None) -> Digest:
    """The digest of ``article`` from what was ``found``, or from those of its ``quotes`` alone."""
    known = found.quotes if quotes is None else tuple(quotes)
    index = _Index(article, found)
    said: dict[int | None, list[Statement]] = defaultdict(list)
    for _, parts in itertools.groupby(known, key=lambda quote: (quote.turn, quote.speaker)):
        turn = tuple(parts)
        said[turn[0].speaker].append(index.statement(turn))
    voices = [
        Voice(None if speaker is None else found.entities[speaker], tuple(statements))
        for speaker, statements in said.items()
    ]
    voices.sort(key=lambda voice: (voice.speaker is None, -_length(voice.statements)))
    return Digest(tuple(voices), tuple(_subjects(voices)))


def _length(statements: Iterable[Statement]) -> int:
    """How much was said, in characters."""
    return sum(quote.end - quote.start for said in statements for quote in said.quotes)


def _subjects(voices: Iterable[Voice]) -> list[Subject]:
    told: dict[int, list[tuple[Entity, Statement]]] = defaultdict(list)
    entities: dict[int, Entity] = {}
    for speaker, statements in voices:
        if speaker is None:
            continue
        for said in statements:
            for entity in said.about:
                entities[entity.id] = entity
                told[entity.id].append((speaker, said))
    subjects = []
    for identity, pairs in told.items():
        sources = {source.id: source for source, _ in pairs}
        statements = tuple(statement for _, statement in pairs)
        subjects.append(Subject(entities[identity], tuple(sources.values()), statements))
    return sorted(subjects, key=lambda subject: -len(subject.statements))


class _Index:
    """What stands in a stretch of the text, found quickly."""

    def __init__(self, article: Article, found: Annotations) -> None:
        self._article = article
        self._entity = found.entities
        self._mentions = sorted(
            (mention.start, entity.id)
            for entity in found.entities
            if entity.named and (entity.kind in _SUBJECTS or entity.kind == "place")
            for mention in entity.mentions
        )
        self._dates = sorted(found.dates, key=lambda when: when.start)
        self._days = [when.start for when in self._dates]

    def statement(self, turn: tuple[Quote, ...]) -> Statement:
        """The turn with what it speaks of."""
        about: dict[int, Entity] = {}
        where: dict[int, Entity] = {}
        when: dict[int, When] = {}
        for quote in turn:
            about |= {
                e.id: e for e in self._entities(quote.start, quote.end) if e.kind in _SUBJECTS
            }
            start, end = self._paragraph(quote)
            where |= {e.id: e for e in self._entities(start, end) if e.kind == "place"}
            when |= {date.start: date for date in self._dates_in(start, end)}
        speaker = turn[0].speaker
        return Statement(
            turn,
            tuple(entity for entity in about.values() if entity.id != speaker),
            tuple(when.values()),
            tuple(where.values()),
            speaker is not None and min(quote.confidence for quote in turn) < PROBABLE,
        )

    def _entities(self, start: int, end: int) -> Iterator[Entity]:
        first, last = (bisect.bisect_left(self._mentions, (offset,)) for offset in (start, end))
        return (self._entity[identity] for _, identity in self._mentions[first:last])

    def _dates_in(self, start: int, end: int) -> list[When]:
        first, last = (bisect.bisect_left(self._days, offset) for offset in (start, end))
        return self._dates[first:last]

    def _paragraph(self, quote: Quote) -> tuple[int, int]:
        """The stretch of the paragraphs that hold ``quote``."""
        paragraphs = self._article.paragraphs
        if not paragraphs:
            return quote.start, quote.end
        first = self._article.paragraph_at(quote.start)
        last = self._article.paragraph_at(max(quote.start, quote.end - 1))
        return paragraphs[first].start, paragraphs[last].end
