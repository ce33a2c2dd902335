"""What the engine found in an article.

All offsets are Unicode code points of ``Article.text``, end exclusive. The field names are those of the
annotation file (``newsread annotate --format json``).
"""

from typing import Literal

import msgspec

Kind = Literal[
    "person", "organisation", "place", "group", "event", "work", "product", "law", "other"
]
Form = Literal["name", "pronoun", "nominal"]
QuoteKind = Literal["direct", "mixed", "indirect"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Mention(msgspec.Struct, frozen=True):
    """One place in the text that speaks of an entity: by name, pronoun, or a noun ("the minister")."""

    start: int
    end: int
    form: Form = "name"


class Place(msgspec.Struct, frozen=True):
    """Where a place is: degrees (WGS 84), ISO 3166 country code, GeoNames id, inhabitants."""

    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    geonames_id: int | None = None
    population: int | None = None


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
