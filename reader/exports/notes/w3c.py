"""Marks as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in one AnnotationPage.

They are read back by :mod:`reader.exports.notes.w3c_reading`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Literal

import msgspec

from reader.exports import webannotation
from reader.exports.notes import Annotated, title
from reader.exports.webannotation import CONTEXT, SpecificResource
from reader.marks import Mark, MarkKind

Motivation = Literal["bookmarking", "highlighting", "commenting"]

MOTIVATIONS: dict[MarkKind, Motivation] = {
    "bookmark": "bookmarking",
    "highlight": "highlighting",
    "note": "commenting",
}
URN = "urn:uuid:"

STYLE_CLASS = "newsread-"
"""What the name of a colour has before it as a class of style."""


class TextualBody(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """Words of the person's: a note, or a tag."""

    value: str
    purpose: Literal["commenting", "tagging"]
    format: str = "text/plain"


class CssStylesheet(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """How passages of a class are drawn."""

    value: str


class Annotation(msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True):
    """A mark."""

    id: str
    motivation: Motivation
    created: str
    modified: str
    target: SpecificResource
    body: tuple[TextualBody, ...] = ()
    stylesheet: CssStylesheet | None = None


class Collection(msgspec.Struct, frozen=True, tag="AnnotationCollection", tag_field="type"):
    """What a page belongs to."""

    id: str
    label: str
    total: int


class AnnotationPage(msgspec.Struct, frozen=True, tag=True, tag_field="type", rename="camel"):
    """The whole file: the one page of its collection."""

    context: str = msgspec.field(name="@context")
    id: str
    part_of: Collection
    start_index: int
    items: tuple[Annotation, ...]


def write(annotated: Iterable[Annotated]) -> str:
    """An AnnotationPage of all marks, as indented JSON-LD."""
    articles = list(annotated)
    items = tuple(
        _annotation(webannotation.iri(one.article, one.digest), mark)
        for one in articles
        for mark in one.marks
    )
    label = title(articles[0].article) if len(articles) == 1 else "newsread"
    # The same marks make the same file.
    name = uuid.uuid5(uuid.NAMESPACE_URL, " ".join(item.id for item in items))
    collection = Collection(f"{URN}{name}", label, len(items))
    page = AnnotationPage(
        CONTEXT, f"{URN}{uuid.uuid5(name, 'page')}", collection, start_index=0, items=items
    )
    return msgspec.json.format(msgspec.json.encode(page), indent=1).decode("utf-8") + "\n"


def _annotation(source: str, mark: Mark) -> Annotation:
    notes = [TextualBody(mark.body, "commenting")] if mark.body else []
    style_class = f"{STYLE_CLASS}{mark.colour}" if mark.colour else None
    return Annotation(
        id=f"{URN}{mark.uid}",
        motivation=MOTIVATIONS[mark.kind],
        created=_zulu(mark.created),
        modified=_zulu(mark.changed),
        target=webannotation.resource(source, mark.anchor, style_class),
        body=(*notes, *(TextualBody(tag, "tagging") for tag in mark.tags)),
        stylesheet=CssStylesheet(f".{style_class} {{ background: {mark.colour} }}")
        if style_class
        else None,
    )


def _zulu(time: str) -> str:
    """An xsd:dateTime in UTC, which the model wants told by a Z."""
    return time.replace("+00:00", "Z")
