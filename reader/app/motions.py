"""Where a movement leads: from one offset of the text to another."""

from __future__ import annotations

from collections.abc import Callable

from reader.app.wrapping import graphemes
from reader.article import Article


def moved(motion: str, article: Article, cursor: int) -> int:
    """The offset to which ``motion`` leads from ``cursor``; at an end of the text it stays.

    Motions are "left", "right", "next_paragraph" and "previous_paragraph".
    """
    return _MOTIONS[motion](article, cursor)


def _right(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    # A space always begins a grapheme: there is no need to look on behind it, or before it.
    space = article.text.find(" ", cursor + 1, paragraph.end)
    for start, _, _ in graphemes(article.text[cursor : space + 1 or paragraph.end])[1:2]:
        return cursor + start
    return article.paragraphs[index + 1].start if index + 1 < len(article.paragraphs) else cursor


def _left(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    if cursor > paragraph.start:
        begin = max(paragraph.start, article.text.rfind(" ", paragraph.start, cursor))
        start, _, _ = graphemes(article.text[begin:cursor])[-1]
        return begin + start
    if index == 0:
        return cursor
    previous = article.paragraphs[index - 1]
    start, _, _ = graphemes(article.text[previous.start : previous.end])[-1]
    return previous.start + start


def _next_paragraph(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    if index + 1 < len(article.paragraphs):
        return article.paragraphs[index + 1].start
    return max(article.paragraphs[index].end - 1, cursor)


def _previous_paragraph(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    start = article.paragraphs[index].start
    return start if start < cursor else article.paragraphs[max(index - 1, 0)].start


_MOTIONS: dict[str, Callable[[Article, int], int]] = {
    "left": _left,
    "right": _right,
    "next_paragraph": _next_paragraph,
    "previous_paragraph": _previous_paragraph,
}
