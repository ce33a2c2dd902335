"""What news writes of time, and the TIMEX3 value of each."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.engine.timex.reading import expressions

FRIDAY = datetime.date(2024, 11, 8)
PART = r"T(MO|AF|EV|NI)"
CLOCK = r"T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?"
DAY = r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d|XX)|(\d{4}|XXXX)-W(\d\d|XX)(-\d|-WE)?"
PERIOD = r"\d{2,4}|X{2,4}|(\d{4}|XXXX)-(\d\d|XX|Q[1-4X]|H[12X]|SP|SU|FA|WI)"
LENGTH = r"PX?(\d+(\.\d+)?)?(D|W|M|Q|H|Y|DE|CE|ML|X)(\d+M)?|PTX?(\d+(\.\d+)?)?[HMS](\d+[MS])?"
VALUE = re.compile(
    rf"(PRESENT|PAST|FUTURE)_REF|{LENGTH}|{PERIOD}|({DAY})({PART}|{CLOCK})?|XXXX-XX-XX({PART}|{CLOCK})"
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
        ("We met last Tuesday, Nov. 5, in Oslo.", "last Tuesday, Nov. 5", "2024-11-05"),
        ("Talks begin at 10 a.m. ET on Friday.", "10 a.m. ET on Friday", "2024-11-08T10:00"),
        ("He left at 3 o'clock this afternoon.", "3 o'clock this afternoon", "2024-11-08T15:00"),
        ("It runs from 7 to 9 November 2023.", "7", "2023-11-07"),
        ("It was held on June 15-16, 2023, in Bern.", "June 15", "2023-06-15"),
        ("He died on 3 January last year.", "3 January last year", "2023-01-03"),
        ("It began at 6 p.m. local time Sunday.", "6 p.m. local time Sunday", "2024-11-03T18:00"),
        ("It closed in early 2017.", "early 2017", "2017"),
        ("It grew for the past decade.", "the past decade", "P10Y"),
        ("The prices fell two years ago.", "two years ago", "2022"),
        ("Half a century passed.", "Half a century", "P50Y"),
        ("It takes two to three weeks.", "two to three weeks", "P2W"),
        ("They meet every other Friday.", "every other Friday", "XXXX-WXX-5"),
        ("It was the week of March 4.", "the week of March 4", "2024-W10"),
        ("Sales fell in fiscal 2023.", "fiscal 2023", "2023"),
        ("He said on Thursday that Tuesday's vote was fair.", "Tuesday", "2024-11-05"),
        ("It had been due to end on Wednesday.", "Wednesday", "2024-11-06"),
        ("They had not known until Wednesday.", "Wednesday", "2024-11-06"),
        ("They have until Wednesday to answer.", "Wednesday", "2024-11-13"),
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
        "Ellen May won.",
        "Three-quarters of the food is brought in.",
        "He lives in the 1900 block of Elm Street.",
        "Flight 1941 left from Room 2024.",
        "She is 45 years old and has a 3-year-old son.",
        "They came as soon as they could.",
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


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_and_values_of_the_standard(nlp, text):
    for when in expressions(nlp.make_doc(text), FRIDAY):
        assert text[when.start : when.end].strip()
        assert VALUE.fullmatch(when.value), (text, when)


def test_later_expressions_count_from_dates_told_before(nlp):
    said = found(nlp, "He moved in 1998. The following year he wed. A decade later he left.")
    assert [value for _, _, value in said] == ["1998", "1999", "2009"]


def test_a_time_is_on_the_day_told_before_it_not_after(nlp):
    said = found(
        nlp, "It began on May 4, 2023. The bell rang at 5:10 p.m. It ended on June 9, 2023."
    )
    assert ("5:10 p.m.", "TIME", "2023-05-04T17:10") in said


def test_a_report_counts_from_the_quarter_it_tells_of(nlp):
    text = "Profit fell in the third quarter. Sales rose in the latest period from a year earlier."
    assert [value for _, _, value in found(nlp, text)] == ["2024-Q3", "2024-Q3", "2023-Q3"]


def test_five_thousand_dates_are_read(nlp):
    text = "It rained on Nov. 7, 2023, and last week. " * 2_500
    assert len(expressions(nlp.make_doc(text), FRIDAY)) == 5_000
