"""What the engine found in an article.

All offsets are Unicode code points of ``Article.text``, end exclusive. The field names are those of the
annotation file (``newsread annotate --format json``).
"""

from collections.abc import Sequence
from typing import Literal, TypeVar

import msgspec
from msgspec.structs import replace

Kind = Literal[
    "person", "organisation", "place", "group", "event", "work", "product", "law", "other"
]
Form = Literal["name", "pronoun", "nominal"]
QuoteKind = Literal["direct", "mixed", "indirect"]
PROBABLE = 0.6
"""A speaker given with less confidence than this is only probable."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Mention(msgspec.Struct, frozen=True):
    """One place in the text that speaks of an entity: by name, pronoun, or a noun ("the minister")."""

    start: int
    end: int
    form: Form = "name"


class Place(msgspec.Struct, frozen=True):
    """Where a place is: degrees (WGS 84), ISO 3166 country code, GeoNames id, inhabitants.

    ``confidence`` is the estimated probability (0 to 1) that of all places of its name this one is meant.
    """

    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    geonames_id: int | None = None
    population: int | None = None
    confidence: float | None = None


class Entity(msgspec.Struct, frozen=True, omit_defaults=False):
    """One person, body, place or other thing, with all its mentions in text order.

    ``named`` is false for somebody who is never named ("a ministry spokesman"). ``role`` is what the
    text calls a person beside the name ("Kremlin spokesman"). ``place`` is where a place is, or, for a
    group, the place that it belongs to ("Turkish").
    """

    id: int
    kind: Kind
    name: str
    named: bool = True
    role: str | None = None
    mentions: tuple[Mention, ...] = ()
    place: Place | None = None


class When(msgspec.Struct, frozen=True):
    """A temporal expression with its TIMEX3 type and value (ISO-TimeML), and why it has that value."""

    start: int
    end: int
    type: TimexType
    value: str
    reason: str


class Quote(msgspec.Struct, frozen=True):
    """Words that somebody is reported to have said.

    ``direct`` is a whole utterance in quotation marks, ``mixed`` a quoted fragment inside a sentence of
    the article's own, ``indirect`` speech reported without marks; spans of the first two include their
    marks. ``speaker`` is an ``Entity.id``; ``speaker_span`` the words that name the speaker here ("he");
    ``cue_span`` the reporting words. Parts of one utterance share ``turn``. ``confidence`` is the
    estimated probability (0 to 1) that the speaker is right.
    """

    id: int
    start: int
    end: int
    kind: QuoteKind
    speaker: int | None = None
    speaker_span: tuple[int, int] | None = None
    cue_span: tuple[int, int] | None = None
    turn: int = 0
    confidence: float = 0.0


class ScareQuote(msgspec.Struct, frozen=True):
    """Words in quotation marks that nobody is reported to have said: a title, a nickname, irony."""

    start: int
    end: int
    kind: Literal["scare"] = "scare"


class Annotations(msgspec.Struct, frozen=True):
    """All that the engine found in one article; ``model`` is the spaCy model's name and version."""

    model: str
    entities: tuple[Entity, ...] = ()
    dates: tuple[When, ...] = ()
    quotes: tuple[Quote, ...] = ()
    scare_quotes: tuple[ScareQuote, ...] = ()


_Spanned = TypeVar("_Spanned", Mention, When, Quote, ScareQuote)


def shifted(found: Annotations, by: int) -> Annotations:
    """``found`` with every offset moved on by ``by`` code points."""

    def moved(records: tuple[_Spanned, ...]) -> tuple[_Spanned, ...]:
        return tuple(replace(r, start=r.start + by, end=r.end + by) for r in records)

    def moved_span(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return span and (span[0] + by, span[1] + by)

    return Annotations(
        model=found.model,
        entities=tuple(replace(e, mentions=moved(e.mentions)) for e in found.entities),
        dates=moved(found.dates),
        quotes=tuple(
            replace(q, speaker_span=moved_span(q.speaker_span), cue_span=moved_span(q.cue_span))
            for q in moved(found.quotes)
        ),
        scare_quotes=moved(found.scare_quotes),
    )


def merged(parts: Sequence[Annotations]) -> Annotations:
    """The annotations of several pieces of one text as one, in text order.

    For showing what is known so far: entities of one kind and name become one, numbered anew, and
    nothing else is understood across pieces. Turns are kept apart.
    """
    names: dict[tuple[Kind, str], Entity] = {}
    quotes: list[tuple[Quote, tuple[Kind, str] | None]] = []
    turns = 0
    ordered = sorted(parts, key=_first_offset)
    for part in ordered:
        for entity in part.entities:
            known = names.get((entity.kind, entity.name))
            mentions = (*(known.mentions if known else ()), *entity.mentions)
            names[entity.kind, entity.name] = replace(
                known or entity, id=known.id if known else len(names), mentions=mentions
            )
        for quote in part.quotes:
            key = None
            if quote.speaker is not None:
                speaker = part.entities[quote.speaker]
                key = (speaker.kind, speaker.name)
            quotes.append((replace(quote, id=len(quotes), turn=turns + quote.turn), key))
        turns += 1 + max((quote.turn for quote in part.quotes), default=0)
    return Annotations(
        model=parts[0].model if parts else "",
        entities=tuple(names.values()),
        dates=tuple(when for part in ordered for when in part.dates),
        quotes=tuple(replace(q, speaker=names[key].id if key else None) for q, key in quotes),
        scare_quotes=tuple(quote for part in ordered for quote in part.scare_quotes),
    )


def _first_offset(found: Annotations) -> int:
    starts = [mention.start for entity in found.entities[:1] for mention in entity.mentions[:1]]
    starts += [when.start for when in found.dates[:1]]
    starts += [quote.start for quote in found.quotes[:1]]
    starts += [quote.start for quote in found.scare_quotes[:1]]
    return min(starts, default=0)
