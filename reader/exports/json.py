"""The annotation file: one JSON object a document, as ``newsread annotate`` writes it."""

import re
from typing import Literal

import msgspec

from reader.annotations import Annotations, Entity, Quote, ScareQuote, When
from reader.article import Article, PublishedFrom
from reader.corrections import Correction
from reader.errors import DAMAGED, ReaderError

_BEGINS = re.compile(rb'\s*(\[\s*)?\{\s*"newsread"\s*:')
"""How an annotation file begins."""


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
    """One annotated document. ``newsread`` is the version of this form of file.

    ``corrections`` are those of the person that were applied to what the engine found; they are told only
    where that was asked for.
    """

    newsread: Literal[1]
    id: str
    article: ArticleRecord
    model: str
    entities: tuple[Entity, ...]
    dates: tuple[When, ...]
    quotes: tuple[Quote, ...]
    scare_quotes: tuple[ScareQuote, ...]
    corrections: tuple[Correction, ...] | msgspec.UnsetType = msgspec.UNSET


def document(
    identity: str,
    article: Article,
    annotations: Annotations,
    corrections: tuple[Correction, ...] | None = None,
) -> Document:
    """The annotation file's record of ``article``; ``identity`` is the input's id, else its path.

    ``corrections`` are those that ``annotations`` hold already, where the file is to tell of them.
    """
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
        corrections=msgspec.UNSET if corrections is None else corrections,
    )


def restored(record: Document) -> tuple[Article, Annotations]:
    """The article, without what was known of its paragraphs, and what was found in it."""
    told = record.article
    article = Article(
        text=told.text,
        source=told.source,
        title=told.title,
        byline=told.byline,
        published=told.published,
        published_from=told.published_from,
    )
    annotations = Annotations(
        record.model, record.entities, record.dates, record.quotes, record.scare_quotes
    )
    return article, annotations


def decode(data: bytes) -> list[Document] | None:
    """The documents of an annotation file, be it an object or an array of them; None for any other file.

    Raises ReaderError where it is one, but damaged.
    """
    if not _BEGINS.match(data):
        return None
    try:
        found = msgspec.json.decode(data, type=Document | tuple[Document, ...])
    except DAMAGED as error:
        raise ReaderError(f"This annotation file is damaged: {error}.") from error
    documents = [found] if isinstance(found, Document) else list(found)
    for document in documents:
        _check(document)
    return documents


def _check(document: Document) -> None:
    """See that what points to an entity finds it."""
    numbers = [entity.id for entity in document.entities]
    speakers = {quote.speaker for quote in document.quotes} - {None}
    if numbers != list(range(len(numbers))) or not speakers <= set(numbers):
        raise ReaderError("This annotation file is damaged: it speaks of an entity that it lacks.")


def encode(record: Document) -> bytes:
    """``record`` as one line of JSON in UTF-8, without a line feed."""
    return msgspec.json.encode(record)
