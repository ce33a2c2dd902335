"""Text from outside is drawn, and never obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.harmless import harmless, one_line

anything = st.text(alphabet=st.characters(), max_size=80)  # surrogates too


@given(anything)
def test_no_code_point_is_lost_or_added(text):
    assert len(harmless(text)) == len(text)
    assert len(one_line(text)) == len(text)


@given(anything)
def test_made_harmless_twice_is_made_harmless_once(text):
    assert harmless(harmless(text)) == harmless(text)
    assert one_line(one_line(text)) == one_line(text) == one_line(harmless(text))


@given(anything)
def test_nothing_harmful_is_left(text):
    shown = harmless(text)
    assert not [
        c for c in shown if c != "\n" and unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}
    ]
    assert "\n" not in one_line(text)
    shown.encode("utf-8")


@given(st.text(alphabet="aé€中👩“”—  \n\u200d\u0301", max_size=40))
def test_what_is_harmless_stays(text):
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("harmful", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\tb\r", "a␉b␍"),
        ("\x7f", "␡"),
        ("\x9b31m", "�31m"),
        ("\u202etxt.exe", "�txt.exe"),
        ("\u2066\u2069\u200b\ufeff", "����"),
        ("\ud800", "�"),
    ],
)
def test_signs_in_place_of_what_would_do_harm(harmful, shown):
    assert harmless(harmful) == shown
