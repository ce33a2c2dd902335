"""What holds for every input, whatever it is."""

import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.article import Article
from reader.errors import ReaderError
from reader.formats import open_article, rows
from reader.formats.cleaning import cleaned
from reader.formats.unwrapping import unwrapped
from reader.harmless import harmless

SENTENCES = (
    "The mayor said that the bridge would be closed for the whole of the long winter.",
    "“We are not amused,” Jane Doe told the council, which had met in the old town-hall.",
    "Nobody else spoke.",
    "DOE: Well, I never said that — and who could have said it?",
    "- a coat and a pair of boots",
    "1. The first of all things",
    "By Jane Doe and John Roe",
    "Friday, July 21, 2017",
    "> this was quoted from a letter",
    "Gold        12      Silver      9",
    "LONDON, Nov 7 (Reuters) - The mayor left.",
    "https://example.org/a-rather-long-address/without/any/blank/that/could/be/used/to/break/it/here",
    "A headline without an end",
    "Share this",
    "👩‍👩‍👧 cafe\u0301 naïve",
)


@st.composite
def documents(draw):
    """Paragraphs of ordinary and odd lines, wrapped to some width, set apart in some way."""
    width = draw(st.integers(30, 110))
    parts = []
    for _ in range(draw(st.integers(1, 8))):
        paragraph = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)))
        lines, line = [], draw(st.sampled_from(("", "  ", "        ")))
        for word in paragraph.split(" "):
            if line.strip() and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = draw(st.sampled_from(("", "", "", "  "))) + word
            else:
                line = f"{line} {word}" if line.strip() else line + word
        parts += ["\n".join([*lines, line]), draw(st.sampled_from(("\n", "\n\n", "\n \n\n")))]
    return "".join(parts)


def check(article: Article) -> None:
    """Paragraphs are single lines that are not blank, in order, and hold all that is not blank."""
    text, end = article.text, 0
    for paragraph in article.paragraphs:
        line = text[paragraph.start : paragraph.end]
        assert paragraph.start >= end
        assert not text[end : paragraph.start].strip()
        assert line.strip()
        assert "\n" not in line
        end = paragraph.end
    assert not text[end:].strip()


def opened(data: bytes) -> Article:
    return open_article("-", stdin=io.BytesIO(data))


@given(st.binary(max_size=400))
@example(b"\xff\xfea")
@example(b"\x00")
@example(b"\xef\xbb\xbf")
@example("“No,” he said. It’s over — café.".encode("cp1252"))
def test_any_bytes_are_an_article_or_a_reader_error(data):
    try:
        article = opened(data)
    except ReaderError:
        return
    assert harmless(article.text) == article.text
    assert "\t" not in article.text
    check(article)
    assert opened(article.text.encode()).text == article.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])) | documents())
@example("a\r\nb\rc\u2028d\x0ce\x85f\xadg\u200bh\xa0i\tj")
@example("\ufeff\ufeffA")
@example("👩‍👩‍👧 cafe\u0301\r\n\r\n\r\n\r\n  \r\nEnd")
def test_opening_what_was_shown_shows_the_same(given_text):
    try:
        article = opened(given_text.encode())
    except ReaderError:
        assert not cleaned(given_text)
        return
    check(article)
    assert opened(article.text.encode()).text == article.text


@given(documents())
def test_unwrapping_moves_nothing_but_blanks_and_hyphens(given_text):
    text = cleaned(given_text)
    once = unwrapped(text)
    assert unwrapped(once) == once
    assert _bare(once) == _bare(text)
    assert cleaned(once) == once


def _bare(text):
    return "".join(text.split()).replace("-", "")


@given(st.text() | documents(), st.text(max_size=20) | st.none())
def test_the_text_of_a_row_is_unchanged(tmp_path_factory, given_text, published):
    path = tmp_path_factory.mktemp("rows") / "corpus.jsonl"
    path.write_text(json.dumps({"text": given_text, "published": published}) + "\n")
    [(identity, article)] = rows.read(str(path))
    assert identity == f"{path}:1"
    assert isinstance(article, Article)
    lone = any("\ud800" <= sign <= "\udfff" for sign in given_text)
    assert lone or article.text == given_text
    article.text.encode()
    check(article)


@pytest.mark.parametrize(
    "unit",
    ["a", " ", "-", "\n", "a-\n", "a \n", "> \n", "A. ", "(A", "1.\n", "|", "By A, ", "Nov 7, "],
)
def test_long_hostile_input_is_read(unit):
    text = unit * (500_000 // len(unit)) + "end."
    assert opened(text.encode()).text.endswith("end.")


def test_ten_million_letters_on_one_line():
    text = "word " * 2_000_000 + "end."
    assert opened(text.encode()).text == text
