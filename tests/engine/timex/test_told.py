"""Dates counted from the dates that a story told before, and names that hold a word of time."""

import datetime

import pytest

from reader.engine.timex.reading import expressions

FRIDAY = datetime.date(2024, 11, 8)


def found(nlp, text, published=FRIDAY):
    """The words and values of the expressions of ``text``, in order."""
    return [(text[when.start : when.end], when.value) for when in expressions(nlp(text), published)]


@pytest.mark.parametrize(
    ("story", "words", "value"),
    [
        ("She came on March 3, 2021, and left the next day.", "the next day", "2021-03-04"),
        ("She came on March 3, 2021. A week later she left.", "A week later", "2021-W10"),
        ("They married in 1999. That year they moved.", "That year", "1999"),
        ("They met in 1999. The following spring they wed.", "The following spring", "2000-SP"),
        ("It broke in June 2020. The previous winter it held.", "The previous winter", "2019-WI"),
        ("They will decide over the next year.", "the next year", "2025"),
        ("The mill closed half a century ago.", "half a century ago", "1974"),
    ],
)
def test_a_date_is_counted_from_the_one_told(nlp, story, words, value):
    assert (words, value) in found(nlp, story)


def test_a_day_is_not_counted_from_a_year(nlp):
    said = found(nlp, "The bridge fell in 1987. On that day it rained. Three days later it stood.")
    assert said == [("1987", "1987"), ("Three days", "P3D")]


def test_both_ends_of_a_range_of_times_are_on_its_day(nlp):
    said = found(nlp, "The hall was open from 10 a.m. to 4 p.m. Eastern on Sunday.")
    assert said == [
        ("10 a.m.", "2024-11-03T10:00"),
        ("4 p.m. Eastern on Sunday", "2024-11-03T16:00"),
    ]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They have been searching for him since Oct. 23.", "2024-10-23"),
        ("The court extended the term until 9 a.m. EST Tuesday.", "2024-11-12T09:00"),
        ("It has stood for a quarter century.", "P25Y"),
    ],
)
def test_the_verb_and_the_preposition_tell_the_side(nlp, sentence, value):
    assert [what for _, what in found(nlp, sentence)] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "He was born on 29 February 1999, they say.",
        "Call 555-2013 for help.",
        "She scored at 3:16 of the third period.",
        "It opens on 31 November 2020.",
        "She wrote for the Sunday Times.",
        "He told USA Today that he was well.",
    ],
)
def test_impossible_days_names_and_other_numbers_are_passed_over(nlp, sentence):
    assert found(nlp, sentence) == []
