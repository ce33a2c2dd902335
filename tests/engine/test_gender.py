"""The gender that a first name or a noun tells."""

import pytest

from reader.engine import gender
from reader.engine.lexicon import words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maria", "female"),
        ("Peter", "male"),
        ("Anne-Marie", "female"),
        ("Jean-Pierre", "male"),
        ("José", "male"),
        ("Jose", "male"),
        ("Zoe", "female"),
        ("Kim", None),
        ("Riverside", None),
        ("", None),
    ],
)
def test_a_first_name_tells_a_gender_or_none(name, expected):
    assert gender.of_first_name(name) == expected


def test_no_name_is_listed_for_both():
    assert not words("first_names_male") & words("first_names_female")


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("Mrs.", "female"), ("Mr", "male"), ("spokeswoman", "female"), ("minister", None)],
)
def test_a_title_or_role_tells_a_gender_or_none(noun, expected):
    assert gender.of_noun(noun) == expected
