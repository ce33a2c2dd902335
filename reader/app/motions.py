"""Where a movement leads: from one offset of the text to another."""

from __future__ import annotations

from collections.abc import Callable

from reader.app.sentences import sentence_number, sentences
from reader.app.units import (
    WORD,
    grapheme_at,
    paragraph_at,
    space_after,
    space_before,
    word_at,
)
from reader.app.wrapping import graphemes
from reader.article import Article

COVERING = {
    "next_word": "word_end",
    "next_sentence": "sentence_end",
    "next_paragraph": "paragraph_end",
}
"""The motion that takes the place of another while a passage is selected: it holds the unit whole."""


def moved(motion: str, article: Article, cursor: int) -> int:
    """The offset to which ``motion`` leads from ``cursor``; at an end of the text it stays.

    Motions are "left" and "right", "next_" and "previous_" "word", "sentence" and "paragraph", and
    to the last character of these "word_end", "sentence_end" and "paragraph_end".
    """
    return _MOTIONS[motion](article, cursor)


def _right(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    end = space_after(article.text, cursor + 1, paragraph.end)
    for start, _, _ in graphemes(article.text[cursor:end])[1:2]:
        return cursor + start
    return article.paragraphs[index + 1].start if index + 1 < len(article.paragraphs) else cursor


def _left(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    if cursor > paragraph.start:
        begin = space_before(article.text, paragraph.start, cursor)
        start, _, _ = graphemes(article.text[begin:cursor])[-1]
        return begin + start
    if index == 0:
        return cursor
    return _last_of(article, index - 1)


def _next_word(article: Article, cursor: int) -> int:
    for word in WORD.finditer(article.text, word_at(article, cursor)[1]):
        start, _ = grapheme_at(article, word.start())
        if start > cursor:
            return start
    return _last_of(article, len(article.paragraphs) - 1)


def _previous_word(article: Article, cursor: int) -> int:
    text, end = article.text, cursor
    while end > 0:
        begin = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
        words = list(WORD.finditer(text, begin, end))
        if words:
            return grapheme_at(article, words[-1].start())[0]
        end = begin - 1
    return grapheme_at(article, article.paragraphs[0].start)[0]


def _word_end(article: Article, cursor: int) -> int:
    word = WORD.search(article.text, grapheme_at(article, cursor)[1])
    if word is None:
        return _last_of(article, len(article.paragraphs) - 1)
    return _last_in(article, word_at(article, word.start()))


def _next_sentence(article: Article, cursor: int) -> int:
    start, end = paragraph_at(article, cursor)
    text = article.text[start:end]
    number = sentence_number(text, cursor - start)
    if number + 1 < len(sentences(text)):
        return start + sentences(text)[number + 1][0]
    return _next_paragraph(article, cursor)


def _previous_sentence(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    if cursor <= paragraph.start and index > 0:
        paragraph = article.paragraphs[index - 1]
    text = article.text[paragraph.start : paragraph.end]
    number = sentence_number(text, max(0, min(cursor, paragraph.end) - paragraph.start - 1))
    return paragraph.start + sentences(text)[number][0] if text else cursor


def _sentence_end(article: Article, cursor: int) -> int:
    after = _right(article, cursor)
    start, end = paragraph_at(article, after)
    text = article.text[start:end]
    _, last = sentences(text)[sentence_number(text, after - start)]
    return _last_in(article, (start, start + last))


def _next_paragraph(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    if index + 1 < len(article.paragraphs):
        return article.paragraphs[index + 1].start
    return max(_last_of(article, index), cursor)


def _previous_paragraph(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    start = article.paragraphs[index].start
    return start if start < cursor else article.paragraphs[max(index - 1, 0)].start


def _paragraph_end(article: Article, cursor: int) -> int:
    return _last_of(article, article.paragraph_at(_right(article, cursor)))


def _last_of(article: Article, index: int) -> int:
    """The start of the last grapheme of paragraph number ``index``."""
    paragraph = article.paragraphs[index]
    return _last_in(article, (paragraph.start, paragraph.end))


def _last_in(article: Article, span: tuple[int, int]) -> int:
    return grapheme_at(article, max(span[0], span[1] - 1))[0]


_MOTIONS: dict[str, Callable[[Article, int], int]] = {
    "left": _left,
    "right": _right,
    "next_word": _next_word,
    "previous_word": _previous_word,
    "word_end": _word_end,
    "next_sentence": _next_sentence,
    "previous_sentence": _previous_sentence,
    "sentence_end": _sentence_end,
    "next_paragraph": _next_paragraph,
    "previous_paragraph": _previous_paragraph,
    "paragraph_end": _paragraph_end,
}
