"""What the components find in one document, while they are finding it.

``doc._.newsread`` is a :class:`Findings`; each component reads what those before it wrote and adds its
own. ``doc._.published`` is the article's date, told by the caller. Offsets are code points of
``doc.text``. :func:`as_annotations` freezes the whole into the records that leave the engine. Both
live on in ``Doc.to_bytes`` and ``DocBin(store_user_data=True)``.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import msgspec
import srsly
from msgspec.structs import replace
from spacy.tokens import Doc

from reader.annotations import (
    Annotations,
    Entity,
    Kind,
    Mention,
    Place,
    Quote,
    QuoteKind,
    ScareQuote,
    When,
)
from reader.engine import titles


@dataclasses.dataclass(slots=True, eq=False)
class FoundEntity:
    """An entity in the making; compared by identity. ``gender`` is "male", "female" or None."""

    kind: Kind
    name: str
    named: bool = True
    role: str | None = None
    gender: str | None = None
    mentions: list[Mention] = dataclasses.field(default_factory=list)
    place: Place | None = None


@dataclasses.dataclass(slots=True, eq=False)
class FoundQuote:
    """A quotation in the making. ``closed`` is false where the closing mark is missing."""

    start: int
    end: int
    kind: QuoteKind
    closed: bool = True
    turn: int = 0
    speaker: FoundEntity | None = None
    speaker_span: tuple[int, int] | None = None
    cue_span: tuple[int, int] | None = None
    confidence: float = 0.0


@dataclasses.dataclass(slots=True)
class Findings:
    """All that has been found in a document so far; every list is kept in text order."""

    entities: list[FoundEntity] = dataclasses.field(default_factory=list)
    quotes: list[FoundQuote] = dataclasses.field(default_factory=list)
    scare_quotes: list[ScareQuote] = dataclasses.field(default_factory=list)
    dates: list[When] = dataclasses.field(default_factory=list)


def findings(doc: Doc) -> Findings:
    """The findings of ``doc``, made empty at first use."""
    if doc._.newsread is None:
        doc._.newsread = Findings()
    found: Findings = doc._.newsread
    return found


def published(doc: Doc) -> datetime.date | None:
    """The article's date where one is known; what is no ISO date counts as unknown."""
    try:
        return datetime.date.fromisoformat(doc._.published or "")
    except ValueError:
        return None


def as_annotations(doc: Doc, model: str) -> Annotations:
    """The findings of ``doc`` as records: entities in order of first mention, numbered from 0."""
    found = findings(doc)
    entities = sorted(found.entities, key=_first_mention)
    number = {id(entity): index for index, entity in enumerate(entities)}
    return Annotations(
        model=model,
        entities=tuple(
            Entity(
                id=index,
                kind=entity.kind,
                name=entity.name,
                named=entity.named,
                role=entity.role,
                mentions=tuple(_mentions(doc, entity)),
                place=entity.place,
            )
            for index, entity in enumerate(entities)
        ),
        dates=tuple(sorted(found.dates, key=lambda when: when.start)),
        quotes=tuple(
            Quote(
                id=index,
                start=quote.start,
                end=quote.end,
                kind=quote.kind,
                speaker=None if quote.speaker is None else number[id(quote.speaker)],
                speaker_span=quote.speaker_span,
                cue_span=quote.cue_span,
                turn=quote.turn,
                confidence=round(quote.confidence, 3),
            )
            for index, quote in enumerate(sorted(found.quotes, key=lambda q: (q.start, q.end)))
        ),
        scare_quotes=tuple(sorted(found.scare_quotes, key=lambda quote: quote.start)),
    )


def _mentions(doc: Doc, entity: FoundEntity) -> list[Mention]:
    """The mentions of ``entity`` in text order; a person's begins with the title before the name.

    So the guidelines of coreference have it (OntoNotes, GUM): "Ms. Sinclair" is the mention, though
    the name is "Sinclair".
    """
    mentions = sorted(entity.mentions, key=lambda mention: (mention.start, mention.end))
    if entity.kind != "person":
        return mentions
    return [
        replace(mention, start=_with_titles(doc, mention.start))
        if mention.form == "name"
        else mention
        for mention in mentions
    ]


def _with_titles(doc: Doc, start: int) -> int:
    """Where the titles begin that stand right before the offset ``start``, which begins a name."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or span.start_char != start:
        return start
    first = span.start
    while first and titles.is_title(doc[first - 1].text) and doc[first - 1].text[0].isupper():
        if doc[first - 1].whitespace_ != " ":
            break
        first -= 1
    return doc[first].idx


def _first_mention(entity: FoundEntity) -> int:
    return min((mention.start for mention in entity.mentions), default=0)


_KEPT = "newsread.findings"


def _kept(value: object, chain: Callable[[object], object] | None = None) -> object:
    """Findings as MessagePack; else what ``chain``, spaCy's other encoders, makes of ``value``.

    Entities are told apart by identity, so a quote's speaker is kept as a place in their list.
    """
    if not isinstance(value, Findings):
        return value if chain is None else chain(value)
    place = {id(entity): index for index, entity in enumerate(value.entities)}
    quotes = [dataclasses.replace(quote, speaker=None) for quote in value.quotes]
    speakers = [place.get(id(quote.speaker)) for quote in value.quotes]
    plain = dataclasses.replace(value, quotes=quotes)
    return {_KEPT: msgspec.msgpack.encode((plain, speakers))}


def _restored(value: object, chain: Callable[[object], object] | None = None) -> object:
    """The Findings that :func:`_kept` wrote; else what spaCy's other decoders make of ``value``."""
    if not (isinstance(value, dict) and _KEPT in value):
        return value if chain is None else chain(value)
    found, speakers = msgspec.msgpack.decode(value[_KEPT], type=tuple[Findings, list[int | None]])
    for quote, speaker in zip(found.quotes, speakers, strict=True):
        quote.speaker = None if speaker is None else found.entities[speaker]
    return found


Doc.set_extension("newsread", default=None, force=True)
Doc.set_extension("published", default=None, force=True)
# Doc.to_bytes and DocBin write user data with srsly, which asks here for what it does not know.
srsly.msgpack_encoders.register("newsread", func=_kept)
srsly.msgpack_decoders.register("newsread", func=_restored)
