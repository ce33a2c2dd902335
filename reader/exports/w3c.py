"""Annotations as W3C Web Annotations, a collection of one page for each document.

https://www.w3.org/TR/annotation-model/ in JSON-LD. What a body is for is told by its ``purpose``:
``identifying`` says who or what is mentioned or speaks, ``tagging`` of which kind it is,
``describing`` what else is known.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Literal

import msgspec

from reader import __version__
from reader.annotations import Annotations, Entity
from reader.article import Article
from reader.exports.webannotation import CONTEXT, SpecificResource, iri, target
from reader.geography import coordinates, country_name

Purpose = Literal["identifying", "tagging", "describing"]


class TextualBody(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """Words about a passage."""

    value: str
    purpose: Purpose


class Linked(msgspec.Struct, frozen=True, tag="SpecificResource", tag_field="type"):
    """A thing that has an address of its own."""

    source: str
    purpose: Purpose


Body = TextualBody | Linked


class Annotation(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """What is said of one passage."""

    id: str
    motivation: Purpose
    body: tuple[Body, ...]
    target: SpecificResource


class Generator(msgspec.Struct, frozen=True, tag="Software", tag_field="type"):
    """The program and the model that found all this."""

    name: str


class AnnotationPage(msgspec.Struct, frozen=True, tag=True, tag_field="type", rename="camel"):
    """The annotations of one document, in text order."""

    id: str
    part_of: str
    start_index: int
    items: tuple[Annotation, ...]


class AnnotationCollection(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """One document; ``label`` is its title or its name."""

    context: str = msgspec.field(name="@context")
    id: str
    label: str
    generator: Generator
    total: int
    first: AnnotationPage


def encode(identity: str, article: Article, annotations: Annotations) -> bytes:
    """The collection for ``article`` as one line of JSON-LD, without a line feed.

    A row of a corpus is named by its digest: many share one file.
    """
    if identity != article.source:
        article = msgspec.structs.replace(article, source="-")
    items = sorted(_items(article, annotations), key=_place)
    own = _name(article, identity)
    page = AnnotationPage(_name(article, identity, "page"), own, 0, tuple(items))
    generator = Generator(f"newsread {__version__}, {annotations.model}")
    label = article.title or identity
    return msgspec.json.encode(
        AnnotationCollection(CONTEXT, own, label, generator, len(items), page)
    )


def _items(article: Article, annotations: Annotations) -> Iterator[Annotation]:
    def about(
        motivation: Purpose, start: int, end: int, what: str, *bodies: Body | None
    ) -> Annotation:
        return Annotation(
            _name(article, what, start, end),
            motivation,
            tuple(body for body in bodies if body is not None),
            target(article, start, end),
        )

    for entity in annotations.entities:
        bodies = (_identity(entity), _tag(entity.kind), *_more(entity))
        for mention in entity.mentions:
            what = f"{entity.kind} {entity.id}"
            form = None if mention.form == "name" else _tag(mention.form)
            yield about("identifying", mention.start, mention.end, what, *bodies, form)
    for when in annotations.dates:
        value, reason = (
            TextualBody(when.value, "identifying"),
            TextualBody(when.reason, "describing"),
        )
        yield about("identifying", when.start, when.end, "date", value, _tag(when.type), reason)
    for quote in annotations.quotes:
        speaker = None if quote.speaker is None else _identity(annotations.entities[quote.speaker])
        kind = _tag(f"{quote.kind} quote")
        yield about("identifying", quote.start, quote.end, f"quote {quote.id}", kind, speaker)
    for scare in annotations.scare_quotes:
        yield about("tagging", scare.start, scare.end, "scare quote", _tag("scare quote"))


def _identity(entity: Entity) -> TextualBody:
    return TextualBody(entity.name, "identifying")


def _tag(words: str) -> TextualBody:
    return TextualBody(words, "tagging")


def _more(entity: Entity) -> Iterator[Body]:
    if entity.role:
        yield TextualBody(entity.role, "describing")
    if entity.place is not None:
        if entity.place.geonames_id is not None:
            yield Linked(f"https://sws.geonames.org/{entity.place.geonames_id}/", "identifying")
        where = ", ".join(filter(None, (country_name(entity.place), coordinates(entity.place))))
        if where:
            yield TextualBody(where, "describing")


def _place(annotation: Annotation) -> tuple[int, int]:
    position = annotation.target.selector[1]
    return position.start, -position.end


def _name(article: Article, *parts: object) -> str:
    """An IRI that is the same for the same parts of the same text, and for no others."""
    return uuid.uuid5(
        uuid.NAMESPACE_URL, "\0".join(map(str, (iri(article), article.digest, *parts)))
    ).urn
