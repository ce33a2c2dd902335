"""What news writes of time, and the TIMEX3 value of each."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.engine.timex.reading import expressions

FRIDAY = datetime.date(2024, 11, 8)
VALUE = re.compile(
    r"(PRESENT|PAST|FUTURE)_REF"
    r"|P(\d+|X+)(\.\d+)?[A-Z]+|PT(\d+|X+)(\.\d+)?[HMS]"
    r"|(\d|X){2,4}(-((W?(\d|X)+)|Q\d|QX|H\d|HX|SP|SU|FA|WI)(-(\d|X|WE)+)?)?(T(\d\d(:\d\d)*Z?|MO|MI|AF|EV|NI|XX:?.*))?"
    r"|T.*"
)


def found(nlp, text, published=FRIDAY):
    """The words, types and values of the expressions of ``text``, as the model alone parses it."""
    doc = nlp(text)
    return [
        (text[when.start : when.end], when.type, when.value) for when in expressions(doc, published)
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The court sat on Nov. 7, 2023, in Oslo.", "Nov. 7, 2023", "2023-11-07"),
        ("The fair opened on 7 November 2023.", "7 November 2023", "2023-11-07"),
        ("It was signed on 11/7/2023 by both.", "11/7/2023", "2023-11-07"),
        ("The file says 2023-11-07 twice.", "2023-11-07", "2023-11-07"),
        ("She resigned on Thursday.", "Thursday", "2024-11-07"),
        ("She will resign on Thursday.", "Thursday", "2024-11-14"),
        ("He came last Tuesday.", "last Tuesday", "2024-11-05"),
        ("It rained yesterday.", "yesterday", "2024-11-07"),
        ("The mayor left last month.", "last month", "2024-10"),
        ("They won last year.", "last year", "2023"),
        ("It fell two weeks ago.", "two weeks ago", "2024-W43"),
        ("It began three days ago.", "three days ago", "2024-11-05"),
        ("The law dates from 1998.", "1998", "1998"),
        ("He sang in the 1990s.", "the 1990s", "199"),
        ("Sales fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("They met in the summer of 2019.", "the summer of 2019", "2019-SU"),
        ("The talks lasted three days.", "three days", "P3D"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("It is now closed.", "now", "PRESENT_REF"),
        ("The vote is expected in December.", "December", "2024-12"),
    ],
)
def test_an_expression_has_its_value(nlp, sentence, words, value):
    assert (words, value) in [(said, what) for said, _, what in found(nlp, sentence)]


def test_without_a_date_nothing_is_guessed(nlp):
    said = found(nlp, "She resigned on Thursday, a month after May 4.", published=None)
    assert ("Thursday", "DATE", "XXXX-WXX-4") in said
    assert not [value for _, _, value in said if re.match(r"\d{4}-\d\d-\d\d", value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "May Hill spoke to the Sun.",
        "They march to the capital and may return.",
        "He finished second.",
        "Theresa May won.",
    ],
)
def test_what_only_looks_like_a_date_is_none(nlp, sentence):
    assert found(nlp, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "On 31 February 2023 nothing happened.",
        "In the year 0 and in 99999 and in 0000-00-00.",
        "It took 10000000000000000000000 years and ended 99999999999 years ago.",
        "The minute, the second, the hour. At 25:99 on 45/45/4545.",
        "in the 31st century, the 99th century, the 0th century; fiscal 9999.",
    ],
)
def test_nonsense_gives_no_error(nlp, sentence):
    for words, _, value in found(nlp, sentence):
        assert words.strip() == words
        assert VALUE.fullmatch(value), value


TEMPORAL = st.sampled_from(
    [
        "last",
        "next",
        "this",
        "the",
        "early",
        "late",
        "mid",
        "every",
        "past",
        "two",
        "3",
        "1998",
        "'90s",
        "May",
        "March",
        "Friday",
        "weekend",
        "quarter",
        "year",
        "week",
        "day",
        "days",
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "since",
        "until",
        "a.m.",
        "10:30",
        "noon",
        "summer",
        "of",
        "in",
        "on",
        ",",
        "-",
        "/",
        "decade",
        "century",
        "31",
        "February",
        "fiscal",
        "half",
        "first",
        "third",
        "second",
        "minute",
        "now",
        "today",
        "tomorrow",
        "Christmas",
        "Nov.",
        "7",
        "ended",
        "to",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEMPORAL, max_size=14), st.booleans())
def test_any_heap_of_words_gives_spans_and_values_of_the_standard(nlp, heap, dated):
    text = " ".join(heap)
    previous = 0
    for when in expressions(nlp.make_doc(text), FRIDAY if dated else None):
        assert previous <= when.start < when.end <= len(text)
        assert text[when.start : when.end].strip() == text[when.start : when.end]
        assert VALUE.fullmatch(when.value), (text, when)
        assert when.reason
        previous = when.end


def test_five_thousand_dates_are_read(nlp):
    text = "It rained on Nov. 7, 2023, and last week. " * 2_500
    assert len(expressions(nlp.make_doc(text), FRIDAY)) == 5_000
