"""From the words of a mention to the names in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine.gazetteer import surfaces


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("the Netherlands", "Netherlands"),
        ("Norway's", "Norway"),
        ("southern France", "France"),
        ("Northeast Ohio", "Ohio"),
        ("the city of York", "York"),
        ("Hunan province", "Hunan"),
        ("Ely, Nevada", "Ely"),
        ("Polk Co.", "Polk County"),
    ],
)
def test_readings_reach_the_name(surface, name):
    assert name in list(surfaces.readings(surface))


def test_the_whole_is_read_first():
    assert next(surfaces.readings("South Korea")) == "South Korea"


@pytest.mark.parametrize("surface", ["", "northern", "East", "x" * 5000])
def test_what_names_nothing_has_no_readings(surface):
    assert list(surfaces.readings(surface)) == []


def test_inner_names_are_capitalised_and_the_longest_come_first():
    surface = "the New York State Police"
    names = [surface[start:end] for start, end in surfaces.inner_names(surface)]
    assert names[:3] == ["New York State Police", "New York State", "New York"]
    assert "the" not in " ".join(names).split()


@given(st.text(max_size=400))
def test_inner_names_are_spans_of_the_surface(surface):
    for start, end in surfaces.inner_names(surface):
        assert 0 <= start < end <= len(surface)
        assert surface[start].isupper()
