"""The words of a quote with a line that says whose they are, to be pasted elsewhere."""

from __future__ import annotations

from reader.annotations import PROBABLE, Annotations, Entity, Quote
from reader.article import Article


def quote_at(found: Annotations, offset: int) -> Quote | None:
    """The shortest quote that holds ``offset``, or None."""
    here = [quote for quote in found.quotes if quote.start <= offset < quote.end]
    return min(here, key=lambda quote: quote.end - quote.start, default=None)


def entity_at(found: Annotations, offset: int) -> Entity | None:
    """The entity with the shortest mention that holds ``offset``, or None."""
    here = [
        (mention.end - mention.start, entity.id)
        for entity in found.entities
        for mention in entity.mentions
        if mention.start <= offset < mention.end
    ]
    return found.entities[min(here)[1]] if here else None


def attributed(article: Article, found: Annotations, quote: Quote) -> str:
    """The words of ``quote``, and below them who says them, and in which article of which day."""
    words = article.text[quote.start : quote.end]
    speaker = ""
    if quote.speaker is not None:
        probably = "" if quote.confidence >= PROBABLE else "probably "
        speaker = probably + found.entities[quote.speaker].name
    title = f"“{article.title}”" if article.title else ""
    told = ", ".join(filter(None, (speaker, title, article.published)))
    return f"{words}\n— {told}" if told else words
