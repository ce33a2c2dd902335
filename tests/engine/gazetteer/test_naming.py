"""The keys under which names are filed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine.gazetteer import naming


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("ST. LOUIS", "Saint Louis"),
        ("Mt. Hood", "Mount Hood"),
        ("São Paulo", "Sao Paulo"),
        ("Łódź", "Lodz"),
        ("The Hague", "Hague"),
        ("Winston-Salem", "Winston Salem"),
        ("Xi'an", "Xi’an"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert naming.fold(one) == naming.fold(other)


def test_acronyms_are_not_words():
    assert naming.filing_key("U.S.") == naming.filing_key("US") == "US"
    assert naming.filing_key("us") == "us"


def test_clipped_words_are_told_by_their_full_stop():
    assert naming.filing_key("Miss.") != naming.filing_key("Miss")
    assert "miss" in naming.keys("Miss.")


@pytest.mark.parametrize("name", ["", " ", "...", "'", "\ud800", "\x00"])
def test_what_is_no_name_has_no_key(name):
    assert naming.keys(name) == ()


@given(st.text())
def test_folding_is_idempotent_up_to_the_article(name):
    once = naming.fold(name)
    if not once.startswith("the "):
        again = naming.fold(once)
        assert naming.fold(again) == again
