"""Which row of the screen shows which words: an article laid out at one width."""

import bisect
import itertools
import re
from typing import NamedTuple

from reader.app.wrapping import graphemes, is_narrow, wrap
from reader.article import Article, Paragraph

_SPACE = re.compile("(?<=[^ ]) (?=[^ ])")
_LOOSEST = 4
"""A row that leaves more than one in so many cells empty is not stretched."""


class Row(NamedTuple):
    """One row of text: ``Article.text[start:end]``, in paragraph number ``paragraph``."""

    paragraph: int
    start: int
    end: int


class Shape(NamedTuple):
    """How the person wants the text: the widest row in cells, each so many rows below the one before,
    and whether it is stretched to end evenly at the right.
    """

    measure: int = 80
    spacing: int = 1
    justified: bool = False


class Layout:
    """The rows of an article, wrapped at ``width`` cells.

    Paragraphs stand apart by an empty row; the lines of a list, of verse or a table, do not. Row
    numbers count from 0 and include the empty rows.
    """

    def __init__(self, article: Article, width: int, shape: Shape = Shape()) -> None:  # noqa: B008 - frozen
        """Wrap the whole of ``article``."""
        self.width = width
        self.shape = shape
        self._text = article.text
        self._paragraphs = article.paragraphs or (Paragraph(0, 0),)
        self._breaks = [wrap(self._text[p.start : p.end], width) for p in self._paragraphs]
        more = shape.spacing - 1
        gaps = [0, *(_gap(*pair) + more for pair in itertools.pairwise(self._paragraphs))]
        heights = [gap + self._tall(b) for gap, b in zip(gaps, self._breaks, strict=True)]
        self._ends = list(itertools.accumulate(heights))
        self._starts = [p.start for p in self._paragraphs]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._ends[-1]

    def row(self, y: int) -> Row | None:
        """The row number ``y``, or None for an empty row and outside of the text."""
        index = bisect.bisect_right(self._ends, y)
        if not 0 <= y < self.height:
            return None
        breaks = self._breaks[index]
        line, between = divmod(y - self._first_row(index), self.shape.spacing)
        if line < 0 or between:
            return None
        base = self._paragraphs[index].start
        last = line + 1 == len(breaks)
        end = self._paragraphs[index].end if last else base + breaks[line + 1]
        start = base + breaks[line]
        return Row(index, start, start + len(self._text[start:end].rstrip(" ")))

    def row_of(self, offset: int) -> int:
        """The number of the row that shows ``offset`` (the nearest before it where none does)."""
        index = max(0, bisect.bisect_right(self._starts, offset) - 1)
        within = offset - self._paragraphs[index].start
        line = max(0, bisect.bisect_right(self._breaks[index], within) - 1)
        return self._first_row(index) + line * self.shape.spacing

    def nearest_row(self, y: int) -> int:
        """The row with text that is ``y``, or else the next one below it (the last at the end)."""
        y = min(max(y, 0), self.height - 1)
        while self.row(y) is None:  # the last row is never empty
            y += 1
        return y

    def offset_at(self, y: int, cell: int) -> int:
        """The offset shown at ``cell`` of row ``y``; past the row's end, its last character's."""
        row = self.row(self.nearest_row(y))
        assert row is not None  # every paragraph has a row
        text = self._text[row.start : row.end]
        stretched = self.stretched(row)
        if not stretched and is_narrow(text):
            return row.start + min(max(cell, 0), max(len(text) - 1, 0))
        used = 0
        offset = row.start
        for start, _, cells in graphemes(text):
            if used > cell:
                break
            offset = row.start + start
            used += cells + stretched.get(offset, 0)
        return offset

    def cell_of(self, offset: int) -> int:
        """The cell of its row at which ``offset`` is shown."""
        row = self.row(self.row_of(offset))
        assert row is not None  # row_of never gives an empty row
        text = self._text[row.start : min(offset, row.end)]
        stretched = self.stretched(row).items()
        return _cells(text) + sum(more for place, more in stretched if place < offset)

    def stretched(self, row: Row) -> dict[int, int]:
        """The spaces of ``row`` by offset with the cells that each is wider, where it is justified."""
        if not self.shape.justified or self._paragraphs[row.paragraph].kind != "text":
            return {}
        text = self._text[row.start : row.end]
        missing = self.width - _cells(text)
        spaces = [row.start + match.start() for match in _SPACE.finditer(text)]
        last = not self._text[row.end : self._paragraphs[row.paragraph].end].strip(" ")
        if last or not spaces or not 0 < missing <= self.width // _LOOSEST:
            return {}
        each, more = divmod(missing, len(spaces))
        return {
            space: each + (number < more)
            for number, space in enumerate(spaces)
            if each + (number < more)
        }

    def _tall(self, breaks: list[int]) -> int:
        return (len(breaks) - 1) * self.shape.spacing + 1

    def _first_row(self, index: int) -> int:
        return self._ends[index] - self._tall(self._breaks[index])


def _cells(text: str) -> int:
    return len(text) if is_narrow(text) else sum(cells for _, _, cells in graphemes(text))


def _gap(before: Paragraph, after: Paragraph) -> int:
    apart = after.start - before.end > 1
    return 0 if before.kind == after.kind == "list" and not apart else 1
