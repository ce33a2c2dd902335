"""What the text is made of, around an offset: graphemes, words, sentences, paragraphs."""

import re

from reader.app.sentences import sentence_number, sentences
from reader.app.wrapping import graphemes
from reader.article import Article

_JOINER = "\N{ZERO WIDTH JOINER}"
_SPACE = re.compile(f"(?<!{_JOINER}) ")
"""A space that begins a grapheme, so that a look need not go farther: a paragraph may be long."""

WORD = re.compile(r"\w(?:[\w\u0300-\u036f]|['’.\u2010\u2011-](?=\w)|,(?=\d))*")
"""A word, hyphens, apostrophes, and the points within numbers and "U.S" included."""


def grapheme_at(article: Article, offset: int) -> tuple[int, int]:
    """The span of what a person sees as the one character at ``offset``."""
    begin, end = _near(article, offset)
    for start, stop, _ in graphemes(article.text[begin:end]):
        if begin + stop > offset:
            return begin + start, begin + stop
    return offset, offset + 1


def whole(article: Article, start: int, end: int) -> tuple[int, int]:
    """``start:end`` with the graphemes that it cuts through; ``end`` is greater than ``start``."""
    return grapheme_at(article, start)[0], grapheme_at(article, end - 1)[1]


def word_at(article: Article, offset: int) -> tuple[int, int]:
    """The span of the word at ``offset``; where there is none, of the grapheme."""
    begin, end = _near(article, offset)
    for word in WORD.finditer(article.text, begin, end):
        if word.start() <= offset < word.end():
            return whole(article, *word.span())
    return grapheme_at(article, offset)


def sentence_at(article: Article, offset: int) -> tuple[int, int]:
    """The span of the sentence at ``offset``; a space after a sentence belongs to it."""
    start, end = paragraph_at(article, offset)
    text = article.text[start:end]
    first, last = sentences(text)[sentence_number(text, offset - start)] if text else (0, 0)
    return start + first, start + last


def paragraph_at(article: Article, offset: int) -> tuple[int, int]:
    """The span of the paragraph at ``offset``, or of the one before it."""
    if not article.paragraphs:
        return 0, 0
    paragraph = article.paragraphs[article.paragraph_at(offset)]
    return paragraph.start, paragraph.end


def space_before(text: str, start: int, end: int) -> int:
    """Where the last space of ``text[start:end]`` stands that begins a grapheme, else ``start``."""
    space = text.rfind(" ", start, end)
    while space > start and text[space - 1] == _JOINER:
        space = text.rfind(" ", start, space)
    return max(space, start)


def space_after(text: str, start: int, end: int) -> int:
    """The end of the first space of ``text[start:end]`` that begins a grapheme, else ``end``."""
    space = _SPACE.search(text, start, end)
    return space.end() if space else end


def _near(article: Article, offset: int) -> tuple[int, int]:
    """A stretch of the paragraph about ``offset`` that begins and ends at borders of graphemes."""
    start, end = paragraph_at(article, offset)
    if not start <= offset < end:
        return offset, offset + 1
    return space_before(article.text, start, offset + 1), space_after(article.text, offset + 1, end)
