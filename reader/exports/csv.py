"""Annotations as CSV: a row for each mention, date, quote and scare quote, in text order."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotations import Annotations, Entity, Mention, Quote, When
from reader.article import Article
from reader.exports import cells
from reader.exports.cells import Cell
from reader.harmless import one_line

COLUMNS = (
    *("id", "source", "title", "published", "row", "kind", "start", "end", "text"),
    *("entity", "name", "form", "role", "country", "latitude", "longitude", "geonames_id"),
    *("type", "value", "reason", "speaker", "speaker_text", "cue", "turn", "confidence"),
)
"""What the columns are called. ``row`` says what a row is about: mention, date, quote or scare quote;
``start`` and ``end`` are code points of the article's text; ``entity`` is the number of the entity
that is mentioned, or that speaks."""

HEADER = cells.table([COLUMNS]).encode()

_Row = dict[str, Cell]


def encode(identity: str, article: Article, annotations: Annotations) -> bytes:
    """The rows of one document, without :data:`HEADER`."""
    own: _Row = {
        "id": identity,
        "source": article.source,
        "title": article.title,
        "published": article.published,
    }
    found = sorted(_rows(article.text, annotations), key=lambda row: (row["start"], row["end"]))
    lines = ([_cell((own | row).get(column)) for column in COLUMNS] for row in found)
    return cells.table(lines).encode("utf-8", "replace")


def _cell(value: Cell) -> Cell:
    return one_line(value) if isinstance(value, str) else "" if value is None else value


def _rows(text: str, annotations: Annotations) -> Iterator[_Row]:
    for entity in annotations.entities:
        for mention in entity.mentions:
            yield _span(text, "mention", mention.start, mention.end) | _mention(entity, mention)
    for when in annotations.dates:
        yield _span(text, "date", when.start, when.end) | _date(when)
    for quote in annotations.quotes:
        yield _span(text, "quote", quote.start, quote.end) | _quote(text, annotations, quote)
    for scare in annotations.scare_quotes:
        yield _span(text, "scare quote", scare.start, scare.end)


def _span(text: str, what: str, start: int, end: int) -> _Row:
    return {"row": what, "start": start, "end": end, "text": text[start:end]}


def _mention(entity: Entity, mention: Mention) -> _Row:
    row: _Row = {
        "kind": entity.kind,
        "entity": entity.id,
        "name": entity.name,
        "form": mention.form,
        "role": entity.role,
    }
    if entity.place is not None:
        row |= {
            "country": entity.place.country,
            "latitude": entity.place.latitude,
            "longitude": entity.place.longitude,
            "geonames_id": entity.place.geonames_id,
        }
    return row


def _date(when: When) -> _Row:
    return {"type": when.type, "value": when.value, "reason": when.reason}


def _quote(text: str, annotations: Annotations, quote: Quote) -> _Row:
    row: _Row = {"kind": quote.kind, "turn": quote.turn, "confidence": quote.confidence}
    if quote.speaker is not None:
        row |= {"entity": quote.speaker, "speaker": annotations.entities[quote.speaker].name}
    if quote.speaker_span is not None:
        row["speaker_text"] = text[slice(*quote.speaker_span)]
    if quote.cue_span is not None:
        row["cue"] = text[slice(*quote.cue_span)]
    return row
