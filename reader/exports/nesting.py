"""Spans that may cross, as properly nested markup."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Span(NamedTuple, Generic[Value]):
    """Code points ``start`` to ``end`` (exclusive) of a text, and what is to be said of them.

    Markup of a lower ``rank`` is always outside that of a higher one.
    """

    start: int
    end: int
    value: Value
    rank: int = 0


class Open(NamedTuple, Generic[Value]):
    """Markup begins; ``first`` unless an earlier piece of its span came before."""

    value: Value
    first: bool


class Close(NamedTuple, Generic[Value]):
    """The markup opened last ends."""

    value: Value


Event = Open[Value] | Close[Value] | str


def nested(
    text: str, stretches: Iterable[tuple[int, int]], spans: Iterable[Span[Value]]
) -> Iterator[list[Event[Value]]]:
    """For each of ``stretches`` of ``text``, in text order, its words with the markup of ``spans``.

    A span that crosses another, or the end of a stretch, is cut into pieces. Of two of one rank that
    begin together the longer is outside.
    """
    coming = deque(sorted((s for s in spans if s.start < s.end), key=_order))
    here: list[Span[Value]] = []
    told = 0
    for start, end in stretches:
        while coming and coming[0].start < end:
            here.append(coming.popleft())
        here = [span for span in here if span.end > start]
        yield list(_events(text, (start, end), here, told))
        told = end


def _events(
    text: str, stretch: tuple[int, int], spans: Sequence[Span[Value]], told: int
) -> Iterator[Event[Value]]:
    """The events of one stretch; what begins before ``told`` had its first piece in an earlier one."""
    start, end = stretch
    edges = {start, end}
    for span in spans:
        edges |= {max(span.start, start), min(span.end, end)}
    waiting, stack = deque(spans), list[Span[Value]]()
    for left, right in itertools.pairwise(sorted(edges)):
        while waiting and waiting[0].start <= left:
            yield from _opened(stack, waiting.popleft(), told)
        yield text[left:right]
        yield from _closed(stack, right, whole=right == end)


def _opened(stack: list[Span[Value]], span: Span[Value], told: int) -> Iterator[Event[Value]]:
    """Open ``span``; what has to be within it closes before and opens again."""
    outside = next((n for n, other in enumerate(stack) if other.rank > span.rank), len(stack))
    within = stack[outside:]
    stack[outside:] = [span, *within]
    for other in reversed(within):
        yield Close(other.value)
    yield Open(span.value, first=span.start >= told)
    for other in within:
        yield Open(other.value, first=False)


def _closed(stack: list[Span[Value]], at: int, *, whole: bool) -> Iterator[Event[Value]]:
    """Close what ends ``at`` an offset, or the ``whole`` stack; what lies over it opens again."""
    ending = next((n for n, span in enumerate(stack) if whole or span.end <= at), len(stack))
    over = stack[ending:]
    del stack[ending:]
    for span in reversed(over):
        yield Close(span.value)
    stack.extend(span for span in over if span.end > at and not whole)
    for span in stack[ending:]:
        yield Open(span.value, first=False)


def _order(span: Span[Value]) -> tuple[int, int, int]:
    return span.start, span.rank, -span.end
