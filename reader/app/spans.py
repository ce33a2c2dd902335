"""Stretches of text to be drawn alike, found quickly by where they stand."""

import bisect
import heapq
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload


class Span(NamedTuple):
    """``Article.text[start:end]``, drawn in the style called ``style``."""

    start: int
    end: int
    style: str


class SpanIndex(Sequence[Span]):
    """Spans in text order, none overlapping: of two that overlap the earlier, longer one is kept."""

    def __init__(self, spans: Iterable[tuple[int, int, str]] = ()) -> None:
        """Sort ``spans`` (start, end, style), and leave out those that overlap one before."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._styles: list[str] = []
        last = 0
        for start, end, style in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= last and end > start:
                self._starts.append(start)
                self._ends.append(end)
                self._styles.append(style)
                last = end

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        return Span(self._starts[index], self._ends[index], self._styles[index])

    def between(self, start: int, end: int) -> Iterator[Span]:
        """The spans that share a character with ``start:end``."""
        first = bisect.bisect_right(self._ends, start)
        for index in range(first, bisect.bisect_left(self._starts, end, first)):
            yield self[index]

    def gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What of ``start:end`` no span covers."""
        for span in self.between(start, end):
            if span.start > start:
                yield start, span.start
            start = span.end
        if start < end:
            yield start, end

    def at(self, offset: int) -> Span | None:
        """The span that holds ``offset``, or None."""
        return next(self.between(offset, offset + 1), None)

    def after(self, offset: int) -> Span | None:
        """The first span that starts after ``offset``, or None."""
        index = bisect.bisect_right(self._starts, offset)
        return self[index] if index < len(self) else None

    def number(self, offset: int) -> int:
        """Which span, counted from 1, is the last that starts at or before ``offset``; 0 if none."""
        return bisect.bisect_right(self._starts, offset)

    def before(self, offset: int) -> Span | None:
        """The last span that starts before ``offset``, or None."""
        index = bisect.bisect_left(self._starts, offset)
        return self[index - 1] if index else None


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


def changed(
    before: tuple[int, int] | None, after: tuple[int, int] | None
) -> Iterator[tuple[int, int]]:
    """The stretches that belong to one of two spans and not to both."""
    if before is None or after is None or before[1] <= after[0] or after[1] <= before[0]:
        yield from (span for span in (before, after) if span is not None and before != after)
        return
    for one, other in zip(before, after, strict=True):
        if one != other:
            yield min(one, other), max(one, other)


def layered(spans: Iterable[Span]) -> Iterator[Span]:
    """``spans`` cut so that none overlap: where some do, the one that was given last is on top."""
    waiting = sorted(((s.start, -number, s) for number, s in enumerate(spans)), reverse=True)
    cuts = sorted({offset for _, _, s in waiting for offset in (s.start, s.end)})
    open_spans: list[tuple[int, Span]] = []
    for left, right in itertools.pairwise(cuts):
        while waiting and waiting[-1][0] == left:
            _, rank, span = waiting.pop()
            heapq.heappush(open_spans, (rank, span))
        while open_spans and open_spans[0][1].end <= left:
            heapq.heappop(open_spans)
        if open_spans:
            yield Span(left, right, open_spans[0][1].style)
