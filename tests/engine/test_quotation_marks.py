"""Pairs of quotation marks, of every style, sound and broken."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine.quotation_marks import marked_spans


def inside(text):
    return [text[span.start : span.end] for span in marked_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We won,” she said. “Again.”", ["“We won,”", "“Again.”"]),
        ('"We won," she said, "and again."', ['"We won,"', '"and again."']),
        ("He called it ``sound'' and ''done''.", ["``sound''", "''done''"]),
        ("«Oui», „Ja“ and »Nein«", ["«Oui»", "„Ja“", "»Nein«"]),
        ('“Mixed" and "mixed”', ['“Mixed"', '"mixed”']),
        ("‘Yes, it’s James’ car,’ he said.", ["‘Yes, it’s James’ car,’"]),
        ("'It was the '90s, rock 'n' roll.' So?", ["'It was the '90s, rock 'n' roll.'"]),
        ("The players' union met in the '90s.", []),
        ("The 'players' union' and the 'old guard' met.", ["'players' union'", "'old guard'"]),
        ("“He told me ‘no’ and “never” again,” she said.", ["“He told me ‘no’ and “never” again,”"]),
        ("'She said \"no\" to me,' he said.", ["'She said \"no\" to me,'"]),
        ("A 6'2\" man said \"yes\" twice.", ['"yes"']),
        ("“Not this,“ he said. “That.“", ["“Not this,“", "“That.“"]),
    ],
)  # fmt: skip
def test_pairs(text, found):
    assert inside(text) == found


def test_each_paragraph_of_a_long_quotation_opens_anew():
    first, second, last = marked_spans("“One.\n\n“Two.\n\n“Three,” she said.")
    assert (first.closed, first.continued) == (False, True)
    assert (second.closed, second.continued) == (False, True)
    assert last.closed


def test_a_quotation_may_run_over_paragraphs_without_new_marks():
    text = "“One.\n\nTwo.”\n\nThree."
    assert inside(text) == ["“One.\n\nTwo.”"]


def test_a_missing_mark_spoils_one_paragraph_only():
    text = '"No end here.\n\nHe said "yes" then.'
    first, second = marked_spans(text)
    assert not first.closed
    assert text[second.start : second.end] == '"yes"'


@given(st.text(alphabet="ab s.,'\"“”‘’«»`\n", max_size=80))
def test_spans_are_in_order_and_apart(text):
    spans = marked_spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@given(st.lists(st.sampled_from(["said", "no", "the plan"]), min_size=1, max_size=5))
def test_what_is_put_in_marks_comes_back(words):
    text = " and ".join(f"“{word}”" for word in words)
    assert inside(text) == [f"“{word}”" for word in words]


def test_the_credit_under_a_pull_quote_is_no_part_of_it():
    text = '"We begin tomorrow.\nAnn Hill, Institute for Bridges."\n\n"We never did," she said.'
    assert inside(text) == ['"We begin tomorrow.', '"We never did,"']


def test_a_second_line_of_speech_is_no_credit():
    text = '"We begin tomorrow.\nThe bridge will be built by then."'
    assert inside(text) == [text]
