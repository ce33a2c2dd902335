import pytest

from reader.formats.decoding import decoded

ENGLISH = (
    "The mayor said: “It’s over – the café is closed.” Then she left the town hall for good.\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_english_in_any_usual_encoding(encoding):
    assert decoded((ENGLISH * 5).encode(encoding), "a") == ENGLISH * 5


def test_latin_1():
    text = "The café of the hôtel was closed, and the mayor, who is no friend of coffee, was glad."
    assert decoded(text.encode("latin-1"), "a") == text


def test_other_alphabets_are_guessed():
    text = "Мэр сказал во вторник, что мост закроют на всю зиму, и никто ему не поверил. " * 20
    assert decoded(text.encode("koi8-r"), "a") == text


def test_utf_8_with_some_damage_stays_utf_8():
    damaged = (ENGLISH * 5).encode().replace(b"closed", b"clo\xffsed", 1)
    assert decoded(damaged, "a") == (ENGLISH * 5).replace("closed", "clo\ufffdsed", 1)


def test_a_stray_zero_byte_does_not_make_a_text_binary():
    assert decoded(ENGLISH.encode() + b"\x00", "a") == ENGLISH + "\x00"
