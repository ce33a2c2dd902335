"""The annotation file: one JSON object a document, as ``newsread annotate`` writes it."""

from typing import Literal

import msgspec

from reader.annotations import Annotations, Entity, Quote, ScareQuote, When
from reader.article import Article, PublishedFrom


class ArticleRecord(msgspec.Struct, frozen=True):
    """The article as it stands in the annotation file."""

    source: str
    title: str | None
    byline: str | None
    published: str | None
    published_from: PublishedFrom | None
    digest: str
    text: str


class Document(msgspec.Struct, frozen=True):
    """One annotated document. ``newsread`` is the version of this form of file."""

    newsread: Literal[1]
    id: str
    article: ArticleRecord
    model: str
    entities: tuple[Entity, ...]
    dates: tuple[When, ...]
    quotes: tuple[Quote, ...]
    scare_quotes: tuple[ScareQuote, ...]


def document(identity: str, article: Article, annotations: Annotations) -> Document:
    """The annotation file's record of ``article``; ``identity`` is the input's id, else its path."""
    return Document(
        newsread=1,
        id=identity,
        article=ArticleRecord(
            source=article.source,
            title=article.title,
            byline=article.byline,
            published=article.published,
            published_from=article.published_from,
            digest=article.digest,
            text=article.text,
        ),
        model=annotations.model,
        entities=annotations.entities,
        dates=annotations.dates,
        quotes=annotations.quotes,
        scare_quotes=annotations.scare_quotes,
    )


def encode(record: Document) -> bytes:
    """``record`` as one line of JSON in UTF-8, without a line feed."""
    return msgspec.json.encode(record)
