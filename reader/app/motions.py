"""Where a movement leads: from one offset of the text to another."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.app.wrapping import graphemes
from reader.article import Article

_JOINER = "\N{ZERO WIDTH JOINER}"
_SPACE = re.compile(f"(?<!{_JOINER}) ")
"""A space that begins a grapheme, so that a step need not look farther: a paragraph may be long."""


def moved(motion: str, article: Article, cursor: int) -> int:
    """The offset to which ``motion`` leads from ``cursor``; at an end of the text it stays.

    Motions are "left", "right", "next_paragraph" and "previous_paragraph".
    """
    return _MOTIONS[motion](article, cursor)


def _right(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    space = _SPACE.search(article.text, cursor + 1, paragraph.end)
    end = space.end() if space else paragraph.end
    for start, _, _ in graphemes(article.text[cursor:end])[1:2]:
        return cursor + start
    return article.paragraphs[index + 1].start if index + 1 < len(article.paragraphs) else cursor


def _left(article: Article, cursor: int) -> int:
    index = article.paragraph_at(cursor)
    paragraph = article.paragraphs[index]
    if cursor > paragraph.start:
        begin = _space_before(article.text, paragraph.start, cursor)
        start, _, _ = graphemes(article.text[begin:cursor])[-1]
        return begin + start
    if index == 0:
        return cursor
    previous = article.paragraphs[index - 1]
    start, _, _ = graphemes(article.text[previous.start : previous.end])[-1]
    return previous.start + start


def _space_before(text: str, start: int, end: int) -> int:
    """Where the last space of ``text[start:end]`` stands that begins a grapheme, else ``start``."""
    space = text.rfind(" ", start, end)
    while space > start and text[space - 1] == _JOINER:
        space = text.rfind(" ", start, space)
    return max(space, start)


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
