"""An annotated article for programs and notebooks; see :func:`reader.annotate`."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language

from reader.annotations import Annotations, Entity, Kind, Quote, When
from reader.article import Article
from reader.engine import models, pipeline
from reader.exports import html, json
from reader.exports.json import Document
from reader.formats import rows
from reader.formats.dates import option_date


class Said(NamedTuple):
    """A quote with its speaker, None where nobody was found, and its words."""

    speaker: Entity | None
    text: str
    quote: Quote


class Understood:
    """An article and what was found in it. A notebook shows it as marked text."""

    def __init__(self, article: Article, annotations: Annotations) -> None:
        self.article = article
        self.annotations = annotations

    def __repr__(self) -> str:
        found = self.annotations
        counts = (
            f"{len(found.entities)} entities, {len(found.quotes)} quotes, {len(found.dates)} dates"
        )
        return f"<Understood {self.article.title or self.article.text[:40]!r}: {counts}>"

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return self.article.text

    @property
    def people(self) -> tuple[Entity, ...]:
        """The people, in the order in which they are first mentioned."""
        return self.entities("person")

    @property
    def organisations(self) -> tuple[Entity, ...]:
        """The bodies, in the order in which they are first mentioned."""
        return self.entities("organisation")

    @property
    def places(self) -> tuple[Entity, ...]:
        """The places, in the order in which they are first mentioned; ``place`` tells where they are."""
        return self.entities("place")

    @property
    def dates(self) -> tuple[When, ...]:
        """The temporal expressions with their TIMEX3 values, in text order."""
        return self.annotations.dates

    @property
    def quotes(self) -> tuple[Said, ...]:
        """Who said what, in text order."""
        return tuple(self._said())

    def entities(self, kind: Kind) -> tuple[Entity, ...]:
        """All of one kind, those without a name too."""
        return tuple(entity for entity in self.annotations.entities if entity.kind == kind)

    def document(self, identity: str = "") -> Document:
        """The record of the annotation file."""
        return json.document(identity, self.article, self.annotations)

    def to_json(self, identity: str = "") -> str:
        """The annotation file, as ``newsread annotate`` writes it."""
        return json.encode(self.document(identity)).decode()

    def to_html(self, identity: str = "article") -> str:
        """The report, a whole page, as ``newsread annotate --format html`` writes it."""
        return html.encode(identity, self.article, self.annotations).decode()

    def _said(self) -> Iterator[Said]:
        found = self.annotations
        for quote in found.quotes:
            speaker = None if quote.speaker is None else found.entities[quote.speaker]
            yield Said(speaker, self.text[quote.start : quote.end], quote)

    def _repr_html_(self) -> str:
        return html.fragment(self.article, self.annotations)


def annotate(
    text: str, *, published: str | datetime.date | None, title: str | None, model: str
) -> Understood:
    """What :func:`reader.annotate` does."""
    day = None if published is None else option_date(str(published))
    found = models.find(model)
    article = rows.given(text, title=title, published=day)
    (annotations,) = pipeline.annotate(_loaded(found), found, [article])
    return Understood(article, annotations)


@functools.lru_cache(maxsize=2)
def _loaded(model: models.Model) -> Language:
    return pipeline.load(model)
