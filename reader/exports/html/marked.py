"""The text of an article with its marks, each an anchor that lists lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.annotations import PROBABLE, Annotations, Entity, Mention, Quote, When
from reader.article import Article, Paragraph
from reader.exports.html.elements import Attribute, element, escaped, opening
from reader.exports.nesting import Event, Open, Span, nested
from reader.harmless import harmless, one_line
from reader.times import in_words, meaning

_MARKED_ALIKE = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "group": "place",
}
"""The class of the kinds of entity that have a sign of their own; the rest are "other"."""

_HEADINGS = {"title": "h1", "heading": "h2"}


class _Mark(NamedTuple):
    """What is said of a span: the attributes of its element, and where it leads, if anywhere."""

    attributes: dict[str, Attribute]
    leads_to: str | None = None


def paragraphs(article: Article, annotations: Annotations) -> str:
    """Every paragraph of ``article`` as an element."""
    own = article.paragraphs or (Paragraph(0, len(article.text)),)
    stretches = ((paragraph.start, paragraph.end) for paragraph in own)
    marked = nested(harmless(article.text), stretches, _marks(annotations))
    return "\n".join(
        element(_HEADINGS.get(one.kind, "p"), _written(events), class_=one.kind)
        for one, events in zip(own, marked, strict=True)
    )


def mark_class(entity: Entity) -> str:
    """The class of the marks of ``entity``."""
    return _MARKED_ALIKE.get(entity.kind, "other")


def mention_anchor(entity: Entity, number: int) -> str:
    """The id of the mark of a mention; ``number`` counts those of the entity from 0."""
    return f"m{entity.id}-{number}"


def _written(events: list[Event[_Mark]]) -> str:
    """Marks that lead somewhere are links, but within a link, where HTML has none."""
    written, stack = list[str](), list[str]()
    for event in events:
        if isinstance(event, str):
            written.append(escaped(event))
        elif isinstance(event, Open):
            mark = event.value
            name = "a" if mark.leads_to and "a" not in stack else "span"
            stack.append(name)
            attributes = dict(mark.attributes)
            if not event.first:
                attributes |= {"id": None, "data_who": None}
            if name == "a":
                attributes["href"] = f"#{mark.leads_to}"
            written.append(opening(name, **attributes))
        else:
            written.append(f"</{stack.pop()}>")
    return "".join(written)


def _marks(annotations: Annotations) -> Iterator[Span[_Mark]]:
    for entity in annotations.entities:
        for number, mention in enumerate(entity.mentions):
            yield Span(mention.start, mention.end, _mention(entity, number, mention), rank=1)
    for number, when in enumerate(annotations.dates):
        yield Span(when.start, when.end, _date(number, when), rank=1)
    before = None
    for quote in annotations.quotes:
        yield Span(quote.start, quote.end, _quote(quote, annotations, before))
        before = quote
    for scare in annotations.scare_quotes:
        yield Span(scare.start, scare.end, _Mark({"class_": "scare"}), rank=1)


def _mention(entity: Entity, number: int, mention: Mention) -> _Mark:
    about = ", ".join(filter(None, (entity.name, entity.role or entity.kind)))
    attributes: dict[str, Attribute] = {
        "class_": f"{mark_class(entity)} {mention.form}",
        "id": mention_anchor(entity, number),
        "title": one_line(about),
    }
    return _Mark(attributes, f"e{entity.id}")


def _date(number: int, when: When) -> _Mark:
    words = f"{meaning(when.value, when.type).words}: {in_words(when.reason)}"
    return _Mark({"class_": "date", "id": f"d{number}", "title": words}, f"w{number}")


def _quote(quote: Quote, annotations: Annotations, before: Quote | None) -> _Mark:
    """Who speaks is said once in a turn."""
    attributes: dict[str, Attribute] = {"class_": f"quote {quote.kind}", "id": f"q{quote.id}"}
    if before is None or (before.turn, before.speaker) != (quote.turn, quote.speaker):
        speaker = None if quote.speaker is None else annotations.entities[quote.speaker]
        probably = "? " if speaker and quote.confidence < PROBABLE else ""
        attributes["data_who"] = probably + (one_line(speaker.name) if speaker else "?")
    return _Mark(attributes)
