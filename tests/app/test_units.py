"""Words, sentences and paragraphs around an offset, and the motions from one to the next."""

import pytest
from app.test_layout import articles
from hypothesis import given

from reader.app.motions import moved
from reader.app.units import grapheme_at, paragraph_at, sentence_at, whole, word_at
from reader.app.wrapping import graphemes
from reader.article import Article, Paragraph

TEXT = "Ms. O’Neil-Day paid $1,200.\nCafe\u0301 🇫🇷🇩🇪 U.S. 👧🏽 end. 漢字 ok"
BREAK = TEXT.index("\n")
ARTICLE = Article(TEXT, paragraphs=(Paragraph(0, BREAK), Paragraph(BREAK + 1, len(TEXT))))


def borders(article):
    """Where graphemes begin, and where they end."""
    spans = [
        (paragraph.start + start, paragraph.start + end)
        for paragraph in article.paragraphs
        for start, end, _ in graphemes(article.text[paragraph.start : paragraph.end])
    ]
    return {start for start, _ in spans}, {end for _, end in spans}


@pytest.mark.parametrize(
    ("at", "word"),
    [
        ("Neil", "O’Neil-Day"),
        ("200", "1,200"),
        ("$", "$"),
        ("\u0301", "Cafe\u0301"),
        ("🇷", "🇫🇷"),
        ("🇪", "🇩🇪"),
        ("S.", "U.S"),
        ("\N{EMOJI MODIFIER FITZPATRICK TYPE-4}", "👧🏽"),
        ("字", "漢字"),
    ],
)
def test_the_word_at_an_offset(at, word):
    start, end = word_at(ARTICLE, TEXT.index(at))
    assert TEXT[start:end] == word


def test_motions_from_word_to_word_and_sentence_to_sentence():
    stops = [0]
    while (after := moved("next_word", ARTICLE, stops[-1])) != stops[-1]:
        stops.append(after)
    words = ["Ms", "O’Neil", "paid", "1,200", "Cafe", "U.S", "end", "漢字", "ok"]
    assert stops == [*(TEXT.index(word) for word in words), len(TEXT) - 1]
    back = [moved("previous_word", ARTICLE, stop) for stop in stops[1:]]
    assert back == stops[:-1]
    assert TEXT[moved("word_end", ARTICLE, 0)] == "s"
    assert moved("word_end", ARTICLE, 1) == TEXT.index("y paid")
    second = moved("next_sentence", ARTICLE, 0)
    assert second == TEXT.index("Cafe")
    assert moved("previous_sentence", ARTICLE, second) == 0
    assert moved("previous_sentence", ARTICLE, len(TEXT) - 1) == TEXT.index("漢")
    assert moved("sentence_end", ARTICLE, 3) == BREAK - 1
    assert moved("sentence_end", ARTICLE, BREAK - 1) == TEXT.index("漢") - 2
    assert moved("paragraph_end", ARTICLE, 3) == BREAK - 1
    assert moved("paragraph_end", ARTICLE, BREAK - 1) == len(TEXT) - 1


@given(articles())
def test_units_hold_their_offset_and_begin_and_end_at_graphemes(article):
    starts, ends = borders(article)
    for offset in range(len(article.text)):
        if article.text[offset] == "\n":
            continue
        for unit in (grapheme_at, word_at, sentence_at, paragraph_at):
            start, end = unit(article, offset)
            assert (start in starts, end in ends) == (True, True), unit
            assert start <= offset
            assert offset < end or article.text[offset] == " "


@given(articles())
def test_motions_stop_at_graphemes_and_come_to_an_end(article):
    starts, _ = borders(article)
    units = ("word", "sentence", "paragraph")
    for motion in (
        *("left", "right"),
        *(f"next_{unit}" for unit in units),
        *(f"{unit}_end" for unit in units),
        *(f"previous_{unit}" for unit in units),
    ):
        forward = not motion.startswith(("previous", "left"))
        cursor = min(starts) if forward else max(starts)
        for _ in range(len(article.text) + 1):
            after = moved(motion, article, cursor)
            assert after in starts
            assert after >= cursor if forward else after <= cursor
            if after == cursor:
                break
            cursor = after
        assert cursor == (max(starts) if forward else min(starts))


def test_a_span_takes_in_what_it_cuts_through():
    cut = TEXT.index("\u0301")
    assert whole(ARTICLE, cut, cut + 1) == (cut - 1, cut + 1)
    assert whole(ARTICLE, 0, BREAK + 1) == (0, BREAK + 1)
