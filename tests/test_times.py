"""TIMEX3 values in words and in the calendar."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.times import Stretch, in_words, meaning


def day(year, month, number):
    return float(datetime.date(year, month, number).toordinal())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-11-07", "Thu 7 Nov 2024"),
        ("2024-11-07T10:05", "Thu 7 Nov 2024, 10:05"),
        ("2024-11-07TNI", "Thu 7 Nov 2024, night"),
        ("2024-W45", "week of 4 Nov 2024"),
        ("2024-W45-WE", "weekend of 9 Nov 2024"),
        ("2024-W45-4", "Thu 7 Nov 2024"),
        ("2024-11", "Nov 2024"),
        ("2024-Q3", "Q3 2024"),
        ("2024-H2", "second half of 2024"),
        ("2025-SP", "spring 2025"),
        ("2024", "2024"),
        ("2024-WXX", "2024"),
        ("199", "the 1990s"),
        ("18", "the 19th century"),
        ("20", "the 21st century"),
        ("PRESENT_REF", "now"),
        ("PAST_REF", "in the past"),
        ("XXXX-WXX-4", "a Thursday"),
        ("XXXX-WXX-4TNI", "a Thursday night"),
        ("XXXX-11-07", "7 November, year unknown"),
        ("XXXX-XX-XXT10:00", "10:00, day unknown"),
        ("XXXX-SU", "a summer"),
        ("XXXX-FA", "an autumn"),
        ("XXX", "a decade"),
    ],
)
def test_dates_and_times_are_told_as_people_write_them(value, words):
    assert meaning(value).words == words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("P3D", "DURATION", "3 days"),
        ("P1Y", "DURATION", "1 year"),
        ("P2Y6M", "DURATION", "2 years 6 months"),
        ("P1.5Y", "DURATION", "1.5 years"),
        ("PT5H30M", "DURATION", "5 hours 30 minutes"),
        ("PXW", "DURATION", "some weeks"),
        ("PXCE", "DURATION", "some centuries"),
        ("PXX", "DURATION", "some time"),
        ("P1D", "SET", "every day"),
        ("P2W", "SET", "every 2 weeks"),
        ("XXXX-WXX-1", "SET", "every Monday"),
        ("XXXX-07", "SET", "every July"),
        ("XXXX-XX-XXTMO", "SET", "every morning"),
    ],
)
def test_durations_and_sets_are_told_as_people_write_them(value, kind, words):
    assert meaning(value, kind).words == words
    assert meaning(value, kind).stretch is None


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-11-07", day(2024, 11, 7), day(2024, 11, 8)),
        ("2024-11-07T06:00", day(2024, 11, 7) + 0.25, day(2024, 11, 7) + 0.25 + 1 / 1440),
        ("2024-11-07TNI", day(2024, 11, 7) + 0.75, day(2024, 11, 8) + 0.25),
        ("2024-W45", day(2024, 11, 4), day(2024, 11, 11)),
        ("2024-12", day(2024, 12, 1), day(2025, 1, 1)),
        ("2024-WI", day(2024, 12, 1), day(2025, 3, 1)),
        ("199", day(1990, 1, 1), day(2000, 1, 1)),
        ("00", 1.0, day(100, 1, 1)),
        ("9999", day(9999, 1, 1), day(9999, 12, 31) + 1),
        ("99", day(9900, 1, 1), day(9999, 12, 31) + 1),
    ],
)
def test_a_stretch_is_what_the_value_takes_up_of_the_calendar(value, start, end):
    assert meaning(value).stretch == pytest.approx(Stretch(start, end))


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-31",
        "0000",
        "0000-01-01",
        "99999",
        "2024-13",
        "2024-W54",
        "2024-11-07T99:99",
        "",
        "P",
    ],
)
def test_a_value_that_makes_no_sense_means_itself_and_is_nowhere(value):
    assert meaning(value) == (value, None)


@given(
    st.text(max_size=14) | st.from_regex(r"[0-9XP]{1,5}(-[0-9WXQTSUE]{1,4}){0,3}", fullmatch=True)
)
def test_no_value_raises_and_stretches_lie_in_the_calendar(value):
    for kind in ("DATE", "TIME", "DURATION", "SET"):
        words, stretch = meaning(value, kind)
        assert words or not value
        if stretch is not None:
            assert 1.0 <= stretch.start < stretch.end <= datetime.date.max.toordinal() + 1.25


def test_a_reason_tells_its_dates_in_words():
    assert in_words("weekday before 2024-11-08") == "weekday before 8 Nov 2024"
    assert in_words("a year before 2024-Q3") == "a year before Q3 2024"
    assert in_words("year of 2024-11, told before") == "year of Nov 2024, told before"
    assert in_words("written out") == "written out"
