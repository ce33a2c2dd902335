"""An annotated article as TEI P5 (https://tei-c.org/guidelines/p5/): names, dates and speech in the text.

People, bodies and places are described once in the header and pointed to from the text. Speech that runs
over the end of a paragraph is in several ``said`` elements, joined by ``next`` and ``prev``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from reader import __version__
from reader.annotations import Annotations, Entity, Kind, Mention, When
from reader.article import Article, Paragraph
from reader.exports.nesting import Close, Event, Span, nested
from reader.times import meaning

_Attributes = dict[str, str]

_NAMED: dict[Kind, tuple[str, str, str]] = {
    "person": ("listPerson", "person", "persName"),
    "organisation": ("listOrg", "org", "orgName"),
    "place": ("listPlace", "place", "placeName"),
}
"""The elements that list them, describe one, and name one."""

_LISTS: dict[str, tuple[Kind, ...]] = {
    "particDesc": ("person", "organisation"),
    "settingDesc": ("place",),
}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


class _Markup(NamedTuple):
    """An element about some words; ``identity`` becomes its ``xml:id``."""

    identity: str
    name: str
    attributes: _Attributes


def encode(identity: str, article: Article, annotations: Annotations) -> bytes:
    """The whole TEI document of one article."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">',
        *_header(identity, article, annotations),
        "<text><body>",
        *_body(article, annotations),
        "</body></text>",
        "</TEI>",
        "",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _header(identity: str, article: Article, annotations: Annotations) -> Iterator[str]:
    title = _element("title", article.title or identity)
    author = _element("author", article.byline) if article.byline else ""
    day = article.published
    date = _element("date", day, {"when": day}) if day else ""
    source = _element("note", article.source, {"type": "source"})
    digest = _element("idno", article.digest, {"type": "digest"})
    model = _element("label", annotations.model)
    yield "<teiHeader>"
    yield f"<fileDesc><titleStmt>{title}{author}</titleStmt>"
    yield "<publicationStmt><p>Annotated by newsread.</p></publicationStmt>"
    yield f"<sourceDesc><bibl>{title}{author}{date}{digest}{source}</bibl></sourceDesc></fileDesc>"
    yield "<encodingDesc><appInfo>"
    yield f'<application ident="newsread" version="{__version__}">{model}</application>'
    yield "</appInfo></encodingDesc>"
    yield '<profileDesc><langUsage><language ident="en">English</language></langUsage>'
    yield from _lists(annotations)
    yield "</profileDesc></teiHeader>"


def _lists(annotations: Annotations) -> Iterator[str]:
    """What the text's names point to: people and bodies, then places."""
    for around, kinds in _LISTS.items():
        inside = [line for kind in kinds for line in _list(kind, annotations)]
        if inside:
            yield from (f"<{around}>", *inside, f"</{around}>")


def _list(kind: Kind, annotations: Annotations) -> Iterator[str]:
    outer, inner, name = _NAMED[kind]
    entities = [entity for entity in annotations.entities if entity.kind == kind]
    if entities:
        yield f"<{outer}>"
        for entity in entities:
            known = _element(name, entity.name) + "".join(_known(entity))
            yield f'<{inner} xml:id="e{entity.id}">{known}</{inner}>'
        yield f"</{outer}>"


def _known(entity: Entity) -> Iterator[str]:
    place = entity.place if entity.kind == "place" else None
    if place is not None:
        code = place.country
        country = _element("country", code, {"key": code}) if code else ""
        if place.latitude is not None and place.longitude is not None:
            country += _element("geo", f"{place.latitude:.5f} {place.longitude:.5f}")
        yield f"<location>{country}</location>" if country else ""
        if place.geonames_id is not None:
            yield _element("idno", str(place.geonames_id), {"type": "GeoNames"})
    if entity.role:
        yield _element("occupation" if entity.kind == "person" else "note", entity.role)


def _body(article: Article, annotations: Annotations) -> Iterator[str]:
    paragraphs = article.paragraphs or (Paragraph(0, len(article.text)),)
    stretches = ((paragraph.start, paragraph.end) for paragraph in paragraphs)
    pieces: Counter[str] = Counter()
    for number, events in enumerate(nested(article.text, stretches, _markup(annotations))):
        words = "".join(_written(event, pieces) for event in events)
        kind = paragraphs[number].kind
        # A heading with nothing after it would not be one.
        if kind == "title" and not number and len(paragraphs) > 1:
            yield f"<head>{words}</head>"
        elif kind == "text":
            yield f"<p>{words}</p>"
        else:
            yield f'<ab type="{kind}">{words}</ab>'


def _written(event: Event[_Markup], pieces: Counter[str]) -> str:
    if isinstance(event, str):
        return _words(event)
    identity, name, attributes = event.value
    if isinstance(event, Close):
        return f"</{name}>"
    pieces[identity] += 1
    before, number = (f"{identity}.{pieces[identity] - 1}", pieces[identity])
    if number > 1:
        before = identity if number == 2 else before
        return _opening(name, {"xml:id": f"{identity}.{number}", "prev": f"#{before}"} | attributes)
    return _opening(name, {"xml:id": identity} | attributes)


def _markup(annotations: Annotations) -> Iterator[Span[_Markup]]:
    """The elements; speech holds names and dates, and is never within them."""
    for entity in annotations.entities:
        for number, mention in enumerate(entity.mentions):
            markup = _Markup(f"m{entity.id}-{number}", *_mention(entity, mention))
            yield Span(mention.start, mention.end, markup, rank=1)
    for number, when in enumerate(annotations.dates):
        yield Span(when.start, when.end, _Markup(f"d{number}", "date", _value(when)), rank=1)
    for quote in annotations.quotes:
        direct = "false" if quote.kind == "indirect" else "true"
        who = {} if quote.speaker is None else _pointer("who", annotations.entities[quote.speaker])
        attributes = {"n": quote.kind, "direct": direct} | who
        yield Span(quote.start, quote.end, _Markup(f"q{quote.id}", "said", attributes))
    for number, scare in enumerate(annotations.scare_quotes):
        yield Span(scare.start, scare.end, _Markup(f"s{number}", "soCalled", {}), rank=1)


def _mention(entity: Entity, mention: Mention) -> tuple[str, _Attributes]:
    pointer = _pointer("ref", entity)
    if mention.form == "name" and entity.kind in _NAMED:
        return _NAMED[entity.kind][2], pointer
    subtype = {} if mention.form == "name" else {"subtype": mention.form}
    return "rs", {"type": entity.kind} | subtype | pointer


def _pointer(attribute: str, entity: Entity) -> _Attributes:
    """To where the header describes ``entity``; for one that it does not, its name as a key."""
    if entity.kind in _NAMED:
        return {attribute: f"#e{entity.id}"}
    return {"key": entity.name} if attribute == "ref" else {}


def _value(when: When) -> _Attributes:
    if _DATE.fullmatch(when.value) and meaning(when.value).stretch:
        return {"when": when.value}
    if _DURATION.fullmatch(when.value):
        return {"dur": when.value}
    return {"type": when.type, "when-custom": when.value}


def _element(name: str, words: str, attributes: _Attributes | None = None) -> str:
    return f"{_opening(name, attributes or {})}{_words(words)}</{name}>"


def _opening(name: str, attributes: _Attributes) -> str:
    written = "".join(f" {key}={quoteattr(_xml(value))}" for key, value in attributes.items())
    return f"<{name}{written}>"


def _words(words: str) -> str:
    # A carriage return that is not written as a reference is read as a line feed.
    return escape(_xml(words), {"\r": "&#13;"})


def _xml(words: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)
