"""Which annotation a place in the text belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.app.items import Source, Subject


class Found(NamedTuple):
    """An annotation and the words at which it was found."""

    subject: Subject
    span: tuple[int, int]


def subject_at(
    source: Source, offset: int, selected: tuple[int, int] | None = None
) -> Found | None:
    """The annotation whose words are ``selected``, else the one with the shortest words at ``offset``.

    Of a name and a date of the same words it is the name.
    """
    here = [found for found in _all(source) if found.span[0] <= offset < found.span[1]]
    exact = [found for found in here if found.span == selected]
    return min(exact or here, key=lambda found: found.span[1] - found.span[0], default=None)


def _all(source: Source) -> Iterator[Found]:
    if source.annotations is None:
        return
    for entity in source.annotations.entities:
        for mention in entity.mentions:
            yield Found(entity, (mention.start, mention.end))
    for when in source.annotations.dates:
        yield Found(when, (when.start, when.end))
    for quote in source.quotes():
        yield Found(quote, (quote.start, quote.end))
