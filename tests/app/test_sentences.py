"""Sentences are found by rule."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.sentences import sentences


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["One thing happened.", "Then another did!", "Why?"],
        ["“They come back, and so do I,” Ms. Sinclair said.", "“There is a gap.”"],
        ["He met Sen. Ada Lowe and Dr. J. K. Brandt in St. Ives.", "It rained."],
        ["The U.S. Senate met at 9 a.m. Eastern on Nov. 7 again.", "It rose 3.5.", "Fine."],
        ["“Why not?” she asked.", "“Because (he said) it is late.”", "They left…", "Nobody knew."],
        ["No. 7 came last.", "2,000 were there."],
    ],
)
def test_where_sentences_end(parts):
    assert split(" ".join(parts)) == parts


@given(st.text(alphabet='aB.!?… “”’"2é漢', max_size=60))
def test_sentences_hold_all_but_the_spaces_between_them(text):
    spans = sentences(text)
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
