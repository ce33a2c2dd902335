import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import search
from reader.app.search import Query, Search
from reader.errors import ReaderError

TEXT = "The ferry. The Ferry\nsails, ferryman! [a-z]+ \U0001f600 cafe\u0301"


def found(words, **ways):
    return [TEXT[slice(*match)] for match in Search(Query(words, **ways)).all(TEXT)]


def test_case_counts_only_with_a_capital():
    assert found("ferry") == ["ferry", "Ferry", "ferry"]
    assert found("Ferry") == ["Ferry"]


def test_a_space_is_any_white_space_and_words_are_no_pattern():
    assert found("ferry sails") == ["Ferry\nsails"]
    assert found("[a-z]+") == ["[a-z]+"]
    assert found("  ") == []


def test_whole_words():
    assert found("ferry", whole=True) == ["ferry", "Ferry"]
    assert found("ferry|sails", whole=True, regular=True) == ["ferry", "Ferry", "sails"]
    assert found("", whole=True) == []


def test_regular_expressions():
    assert found(r"f\w+y\b", regular=True) == ["ferry", "Ferry"]
    assert found("^sails", regular=True) == ["sails"]
    assert found("x*", regular=True) == []  # what is empty is no match
    assert found(r"\S+$", regular=True)[-1] == "cafe\u0301"


@pytest.mark.parametrize("words", ["(", "[", "(?P<n", "*", "\\", "(?<n>a)(?<n"])
def test_what_is_no_regular_expression_says_so(words):
    with pytest.raises(ReaderError, match="no regular expression"):
        Search(Query(words, regular=True))


def test_a_pattern_that_backtracks_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr(search, "PATIENCE", 0.05)
    with pytest.raises(ReaderError, match="takes too long"):
        Search(Query("(a|a)+(b|b)*c", regular=True)).all("a" * 5000)


@given(st.text("ab \n", max_size=200), st.text("ab", min_size=1, max_size=3), st.integers(0, 220))
def test_stretches_find_what_the_whole_has(text, word, origin):
    whole = Search(Query(word))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_BATCH", 20)
        stretches = [match for batch in whole.batches(text, origin) for match in batch]
    assert sorted(stretches) == whole.all(text)


def test_the_stretch_at_the_origin_is_searched_first(monkeypatch):
    monkeypatch.setattr(search, "_BATCH", 20)
    text = "a ferry sails at noon\n" * 6
    first, *_, last = Search(Query("ferry")).batches(text, origin=70)
    assert first[0][0] <= 70 < first[0][0] + 22
    assert last[0][0] < 70
