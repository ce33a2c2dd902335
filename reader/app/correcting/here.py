"""What stands at a place of an article: words, and what was found there."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import NamedTuple, Protocol, TypeVar

from reader.annotations import Annotations, Entity, Form, Mention, Quote, ScareQuote, When
from reader.app.quoting import quote_at
from reader.app.units import word_at
from reader.article import Article
from reader.harmless import harmless

Span = tuple[int, int]


class Here(NamedTuple):
    """What can be corrected at ``span``: of each kind of annotation the one that is meant, or None."""

    span: Span
    words: str
    mention: Mention | None = None
    entity: Entity | None = None
    date: When | None = None
    quote: Quote | None = None
    scare_quote: ScareQuote | None = None

    @property
    def form(self) -> Form:
        """The form of a mention that is made of the words."""
        if self.mention is not None:
            return self.mention.form
        if self.words.casefold() in _pronouns():
            return "pronoun"
        return "nominal" if self.words.islower() else "name"


class _Spanned(Protocol):
    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


_Any = TypeVar("_Any", bound=_Spanned)


def at_cursor(article: Article, found: Annotations, cursor: int) -> Here:
    """What stands under the cursor, of several alike the shortest; and the word there."""
    here = _here(found, lambda record: record.start <= cursor < record.end)
    one = here.mention or here.date
    span = (one.start, one.end) if one is not None else word_at(article, cursor)
    return here._replace(span=span, words=words_at(article, span))


def at_passage(article: Article, found: Annotations, passage: Span) -> Here:
    """What stands on exactly ``passage``, and the quote that holds it if that is something."""
    here = _here(found, lambda record: (record.start, record.end) == passage)
    if here.entity is not None and here.quote is None:
        here = here._replace(quote=quote_at(found, passage[0]))
    return here._replace(span=passage, words=words_at(article, passage))


def _here(found: Annotations, stands: Callable[[_Spanned], bool]) -> Here:
    mentions = [
        (mention, entity)
        for entity in found.entities
        for mention in entity.mentions
        if stands(mention)
    ]
    mention, entity = min(mentions, key=lambda pair: _length(pair[0]), default=(None, None))
    return Here(
        (0, 0),
        "",
        mention,
        entity,
        _shortest(filter(stands, found.dates)),
        _shortest(filter(stands, found.quotes)),
        _shortest(filter(stands, found.scare_quotes)),
    )


def _shortest(records: Iterable[_Any]) -> _Any | None:
    return min(records, key=_length, default=None)


def _length(record: _Spanned) -> int:
    return record.end - record.start


def words_at(article: Article, span: Span) -> str:
    """The words at ``span`` on one line, with nothing in them that a terminal would obey."""
    return harmless(" ".join(article.text[slice(*span)].split()))


@functools.cache
def _pronouns() -> frozenset[str]:
    lines = files("reader.app").joinpath("data/pronouns.txt").read_text(encoding="utf-8")
    return frozenset(line for line in lines.splitlines() if not line.startswith("#"))
