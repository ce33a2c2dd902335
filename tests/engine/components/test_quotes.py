"""Quotations, scare quotes and indirect speech in a parsed text."""

import pytest

from reader.engine.findings import findings


@pytest.fixture(scope="module")
def quoted(nlp):
    def parse(text):
        return findings(nlp(text))

    return parse


def texts(text, quotes, kind):
    return [text[q.start : q.end] for q in quotes if q.kind == kind]


def test_direct_and_mixed(quoted):
    text = "“The bridge is safe,” said Ann Hill. She called the report “utter nonsense” on Friday."
    found = quoted(text).quotes
    assert texts(text, found, "direct") == ["“The bridge is safe,”"]
    assert texts(text, found, "mixed") == ["“utter nonsense”"]


def test_titles_and_nicknames_are_not_speech(quoted):
    text = 'The band, famous for the album "Blue Harbour," played in the "Cat\'s Den" on Friday.'
    found = quoted(text)
    assert texts(text, found.quotes, "direct") == []
    assert len(found.scare_quotes) == 2


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister said that the bridge was safe.", "that the bridge was safe"),
        ("The bridge was safe, officials said.", "The bridge was safe"),
        ("According to the police, two men stole the car.", "two men stole the car"),
    ],
)
def test_indirect(quoted, text, content):
    found = quoted(text).quotes
    assert texts(text, found, "indirect") == [content]


def test_a_fragment_stays_whole_in_what_is_reported(quoted):
    text = "Ann Hill said the council had been “slow and blind” for years."
    found = quoted(text).quotes
    assert texts(text, found, "indirect") == ["the council had been “slow and blind” for years"]
    assert texts(text, found, "mixed") == ["“slow and blind”"]


def test_offsets_count_code_points(quoted):
    text = "Prize of 𝔘𝔘𝔘 won.\n\n“The bridge is safe,” said Ann Hill."
    assert texts(text, quoted(text).quotes, "direct") == ["“The bridge is safe,”"]


@pytest.mark.parametrize(
    "text", ["", " ", '"', "“" * 300, '"a" ' * 200, "“Go,” ‘no’ " * 50, "said " * 300]
)
def test_odd_texts_do_no_harm(quoted, text):
    found = quoted(text)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found.quotes)
