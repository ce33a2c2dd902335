"""Stretches of text to be drawn alike, found quickly by where they stand."""

import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """``Article.text[start:end]``, drawn in the style called ``style``."""

    start: int
    end: int
    style: str


class SpanIndex:
    """Spans in text order, none overlapping: of two that overlap the earlier, longer one is kept."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Sort ``spans`` and leave out those that overlap one before."""
        self.spans: list[Span] = []
        end = 0
        for span in sorted(spans, key=lambda s: (s.start, -s.end)):
            if span.start >= end and span.end > span.start:
                self.spans.append(span)
                end = span.end
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def between(self, start: int, end: int) -> Iterator[Span]:
        """The spans that share a character with ``start:end``."""
        for index in range(bisect.bisect_right(self._ends, start), len(self.spans)):
            if self._starts[index] >= end:
                return
            yield self.spans[index]

    def at(self, offset: int) -> Span | None:
        """The span that holds ``offset``, or None."""
        return next(self.between(offset, offset + 1), None)

    def after(self, offset: int) -> Span | None:
        """The first span that starts after ``offset``, or None."""
        index = bisect.bisect_right(self._starts, offset)
        return self.spans[index] if index < len(self.spans) else None

    def number(self, offset: int) -> int:
        """Which span, counted from 1, is the last that starts at or before ``offset``; 0 if none."""
        return bisect.bisect_right(self._starts, offset)

    def before(self, offset: int) -> Span | None:
        """The last span that starts before ``offset``, or None."""
        index = bisect.bisect_left(self._starts, offset)
        return self.spans[index - 1] if index else None


def united(spans: Iterable[Span]) -> Iterator[Span]:
    """``spans`` with those that overlap made one, in the style of the first."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start <= current.end:
            current = current._replace(end=max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
