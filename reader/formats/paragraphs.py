"""Lines in columns, as a PDF has them -> blocks: paragraphs and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from reader.formats.blocks import Block, line
from reader.formats.columns import CELLS, Column, Piece
from reader.formats.hyphens import Words
from reader.formats.lines import ends_sentence, goes_on, is_list_item

_BROKEN = ("-", "\xad")

_APART = 1.3
"""Lines that stand so many times their usual distance apart belong to two paragraphs."""

_INDENT = 0.5
"""The least indent of a paragraph, in times the letters' height."""

_HANGING = 4.0
"""The most that a list item's second line is indented, in the same."""

_LEADERS = re.compile(r"(?:\s?\.){5,}\s*")
"""The dots that lead from a title to a page in a table of contents."""

_OTHER_SIZE = 1.12
"""Letters that are so many times as large belong to another kind of text."""

_TITLE_SIZE = 1.3
_LONGEST_HEADING = 150
_HEAD = 8
"""Among how many paragraphs at the start the headline is looked for."""

Paragraph = list[Piece]


def blocks(columns: Sequence[Column], contents: Mapping[str, int]) -> list[Block]:
    """The paragraphs of ``columns``, whole where they run on from one column to the next.

    ``contents`` are the headings that the document's own contents list, with their levels.
    """
    usual = _usual_size(columns)
    paragraphs: list[Paragraph] = []
    for column in columns:
        for index, paragraph in enumerate(_paragraphs(column)):
            begun = _begun(paragraphs, usual) if index == 0 else None
            if begun is not None and _continues(begun, paragraph):
                begun += paragraph
            else:
                paragraphs.append(paragraph)
    words = Words("\n".join(_whole_words(list(chain(*columns)))))
    return _with_headings(paragraphs, [_text(p, words) for p in paragraphs], usual, contents)


def _usual_size(columns: Sequence[Column]) -> float:
    """The size of the letters of the running text, in points."""
    sizes: Counter[float] = Counter()
    for piece in chain(*columns):
        sizes[round(piece.size * 2) / 2] += len(piece.text)
    return sizes.most_common(1)[0][0]


def _paragraphs(column: Column) -> Iterator[Paragraph]:
    distances = sorted(above.bottom - below.bottom for above, below in pairwise(column))
    usual = distances[len(distances) // 3] if distances else 0.0
    edge = max(piece.right for piece in column)
    left = Counter(round(piece.left) for piece in column).most_common(1)[0][0]
    paragraph = [column[0]]
    for above, below in pairwise(column):
        apart = above.bottom - below.bottom > _APART * max(usual, above.height * 0.8)
        if apart or _begins(paragraph, below, edge - left, edge):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    yield paragraph


def _begins(paragraph: Paragraph, below: Piece, width: float, edge: float) -> bool:
    """Whether the line ``below`` begins a paragraph and does not belong to the one above it.

    The column is ``width`` wide and ends at ``edge``.
    """
    above = paragraph[-1]
    if above.bold != below.bold or not _alike(above, below):
        return True
    if is_list_item(below.text) or _is_row(below) or _is_row(above):
        return True
    indent = (below.left - above.left) / below.height
    hangs = len(paragraph) == 1 and is_list_item(above.text) and indent < _HANGING
    if (indent > _INDENT and not hangs) or (indent < -_INDENT and len(paragraph) > 1):
        return True
    room = edge - above.right
    first = below.text.partition(" ")[0]
    needed = len(first) / len(below.text) * (below.right - below.left) + 0.3 * below.height
    if room < needed or goes_on(below.text):
        return False
    return ends_sentence(above.text) or room > 0.3 * width


def _is_row(piece: Piece) -> bool:
    """Whether ``piece`` is a line of a table, of contents or of figures."""
    return CELLS in piece.text or _LEADERS.search(piece.text) is not None


def _alike(one: Piece, other: Piece) -> bool:
    low, high = sorted((one.size, other.size))
    return high < _OTHER_SIZE * low


def _begun(paragraphs: list[Paragraph], usual: float) -> Paragraph | None:
    """The last paragraph of the running text, before footnotes, that a next column may go on."""
    for paragraph in reversed(paragraphs[-_HEAD:]):
        if paragraph[0].size * _OTHER_SIZE >= usual:
            return paragraph
    return None


def _continues(begun: Paragraph, paragraph: Paragraph) -> bool:
    last, first = begun[-1], paragraph[0]
    if last.bold != first.bold or not _alike(last, first) or is_list_item(first.text):
        return False
    return goes_on(first.text) or last.text.endswith(_BROKEN) or not ends_sentence(last.text)


def _text(paragraph: Paragraph, words: Words) -> str:
    text = paragraph[0].text
    for piece in paragraph[1:]:
        broken = text.endswith(_BROKEN)
        text = words.mended(f"{text[:-1]}-", piece.text) if broken else f"{text} {piece.text}"
    return text


def _whole_words(lines: Sequence[Piece]) -> Iterator[str]:
    """The text of ``lines`` without the words that are broken at their ends."""
    broken = False
    for piece in lines:
        text = piece.text.partition(" ")[2] if broken else piece.text
        broken = text.endswith(_BROKEN)
        yield text.rpartition(" ")[0] if broken else text


def _with_headings(
    paragraphs: Sequence[Paragraph],
    texts: Sequence[str],
    usual: float,
    contents: Mapping[str, int],
) -> list[Block]:
    known = {_letters(title): level for title, level in contents.items()}
    bold = sum(len(t) for t, p in zip(texts, paragraphs, strict=True) if _is_bold(p))
    bold_stands_out = bold * 3 < sum(map(len, texts))
    sizes = sorted(
        {_rounded(p) for p, t in zip(paragraphs, texts, strict=True) if _is_large(p, t, usual)},
        reverse=True,
    )
    head = next((i for i, t in enumerate(texts[:_HEAD]) if len(t) > _LONGEST_HEADING), _HEAD)
    first = range(min(max(head, 1), len(texts)))
    title = max(first, key=lambda i: (paragraphs[i][0].size, -i))
    blocks = []
    for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        large = _is_large(paragraph, text, usual)
        if _LEADERS.search(text):
            blocks.append(line(_LEADERS.sub(" … ", text), "list"))
        elif index == title and large and paragraph[0].size > _TITLE_SIZE * usual:
            blocks.append(line(text, "title"))
        elif level := known.get(_letters(text), 0):
            blocks.append(line(text, "heading", level))
        elif large:
            blocks.append(line(text, "heading", sizes.index(_rounded(paragraph)) + 1))
        elif bold_stands_out and _is_bold(paragraph) and _may_be_heading(text):
            blocks.append(line(text, "heading", len(sizes) + 1))
        else:
            blocks.append(line(text))
    return blocks


def _is_large(paragraph: Paragraph, text: str, usual: float) -> bool:
    return _may_be_heading(text) and paragraph[0].size > _OTHER_SIZE * usual


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and any(map(str.isalpha, text))


def _is_bold(paragraph: Paragraph) -> bool:
    return all(piece.bold for piece in paragraph)


def _rounded(paragraph: Paragraph) -> int:
    return round(paragraph[0].size)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
