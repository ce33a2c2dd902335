"""What an article says of one person or body: the passages that stay lit while all else is dim."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotations import Annotations, Entity
from reader.app.spans import Span, SpanIndex, united
from reader.app.units import sentence_at
from reader.article import Article


def passages(article: Article, found: Annotations, entity: Entity) -> SpanIndex:
    """What ``entity`` said, and the sentences and the quotes that speak of them, as whole sentences."""
    return SpanIndex(united(_passages(article, found, entity)))


def _passages(article: Article, found: Annotations, entity: Entity) -> Iterator[Span]:
    quotes = SpanIndex(
        united(
            Span(quote.start, quote.end, "") for quote in found.quotes if quote.kind != "indirect"
        )
    )
    for quote in found.quotes:
        if quote.speaker == entity.id:
            yield _sentences(article, quote.start, quote.end)
    for mention in entity.mentions:
        around = quotes.at(mention.start) or mention
        yield _sentences(article, around.start, around.end)


def _sentences(article: Article, start: int, end: int) -> Span:
    """The sentences that ``start:end`` has a part in."""
    return Span(
        min(start, sentence_at(article, start)[0]), max(end, sentence_at(article, end - 1)[1]), ""
    )
