"""Markup that nests, whatever the spans."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reader.exports.nesting import Close, Open, Span, nested

TEXT = "abcdefghijklmnopqrst"
offsets = st.integers(0, len(TEXT))
bounds = st.tuples(offsets, offsets).map(sorted)
span_lists = st.lists(st.tuples(bounds, st.integers(0, 2)), max_size=8)


@given(span_lists, st.lists(offsets, max_size=4))
def test_every_letter_is_in_its_spans_and_the_markup_nests(ranked, cuts):
    spans = [Span(*span, number, rank) for number, (span, rank) in enumerate(ranked)]
    cuts = sorted({0, len(TEXT), *cuts})
    stretches = list(itertools.pairwise(cuts))
    at, first = 0, []
    for events in nested(TEXT, stretches, spans):
        stack = []
        for event in events:
            if isinstance(event, Open):
                stack.append(event.value)
                first += [event.value] if event.first else []
            elif isinstance(event, Close):
                assert stack.pop() == event.value
            else:
                ranks = [spans[value].rank for value in stack]
                assert ranks == sorted(ranks)
                for letter in event:
                    assert letter == TEXT[at]
                    assert sorted(stack) == [s.value for s in spans if s.start <= at < s.end]
                    at += 1
        assert not stack
    assert at == len(TEXT)
    assert sorted(first) == [s.value for s in spans if s.start < s.end]


def test_of_two_that_begin_together_the_longer_is_outside():
    (events,) = nested("abc", [(0, 3)], [Span(0, 1, "short"), Span(0, 3, "long")])
    assert events[:2] == [Open("long", first=True), Open("short", first=True)]
