"""Pieces of text on pages -> lines in the order in which a person reads them.

A page is cut where a gutter runs between columns; what runs across the gutter (a headline, a wide
caption) cuts the columns into an upper and a lower part. This is the XY-cut of Nagy and Seth (1984,
"Hierarchical representation of optically scanned documents") led by what crosses the gutter.
Lengths are in points, upwards and to the right.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

_LEAST_LINES = 4
"""How many lines a column has at least, on each side of its gutter."""

_LEAST_FILL, _LEAST_LETTERS = 0.25, 15
"""How much of a column its usual line fills, and how many letters it has: a table's cells do not."""

_NARROWEST_GUTTER = 6.0
_MOST_PIECES = 5_000
"""A page of more pieces is a drawing, not text in columns."""

_EDGE = 2
"""How many rows at the top and at the foot of a page may be running heads."""

_CELL_GAP = 2.5
"""A gap of so many times the letters' height within a row is one between the cells of a table."""

CELLS = " | "
"""What is set between the cells of a row."""

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)


class Piece(NamedTuple):
    """Words that stand side by side on one line of a page, the size of their font, and whether it is bold."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False

    @property
    def height(self) -> float:
        """The height of its letters, from the lowest to the highest that there may be."""
        return self.top - self.bottom


Row = list[Piece]
"""Pieces at one height, from left to right."""

Column = list[Piece]
"""The lines of one column, or of what runs across columns, from top to bottom."""


def ordered(pages: Iterable[Iterable[Piece]]) -> list[Column]:
    """The columns of all ``pages`` in reading order, without running heads and page numbers."""
    bodies = _without_heads([_rows(page) for page in pages])
    return [
        column
        for rows in bodies
        for column in _columns([piece for row in rows for piece in row])
        if column
    ]


def _rows(pieces: Iterable[Piece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        # The lowest of a row's pieces: an initial may stand beside several lines.
        if rows and _beside(min(rows[-1], key=lambda piece: piece.height), piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces share more than half of their height."""
    common = min(one.top, other.top) - max(one.bottom, other.bottom)
    return common > 0.5 * min(one.height, other.height)


def _without_heads(pages: list[list[Row]]) -> list[list[Row]]:
    """The rows of each page but for running heads: they come again on other pages, at one height."""
    seen = Counter(
        key for rows in pages for key in {_key(row) for row in (*rows[:_EDGE], *rows[-_EDGE:])}
    )

    def is_head(row: Row) -> bool:
        return seen[_key(row)] > 1 or _PAGE_NUMBER.fullmatch(_text(row)) is not None

    bodies = []
    for rows in pages:
        first, last = 0, len(rows)
        while first < min(_EDGE, last) and is_head(rows[first]):
            first += 1
        while last > max(first, len(rows) - _EDGE) and is_head(rows[last - 1]):
            last -= 1
        bodies.append(rows[first:last])
    return bodies


def _key(row: Row) -> tuple[str, int]:
    """What is alike in a running head of several pages: its words without numbers, and its height."""
    return re.sub(r"\d+", "#", _text(row).casefold()), round(row[0].top / 4)


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _columns(pieces: list[Piece]) -> Iterator[Column]:
    gutter = _gutter(pieces)
    if gutter is None:
        yield [_line(row) for row in _rows(pieces)]
        return
    crossing = sorted((p for p in pieces if _side(p, gutter) == 0), key=lambda p: -p.top)
    heights = [-_middle(piece) for piece in crossing]
    bands: list[tuple[list[Piece], list[Piece]]] = [([], []) for _ in range(len(crossing) + 1)]
    for piece in pieces:
        if side := _side(piece, gutter):
            band = bisect.bisect_left(heights, -_middle(piece))
            bands[band][side > 0].append(piece)
    across: list[Piece] = []
    for index, (left, right) in enumerate(bands):
        if left or right:
            yield [_line(row) for row in _rows(across)]
            across = []
            yield from _columns(left)
            yield from _columns(right)
        across += crossing[index : index + 1]
    yield [_line(row) for row in _rows(across)]


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def _side(piece: Piece, gutter: float) -> int:
    """-1 for a piece left of ``gutter``, 1 for one right of it, 0 for one that crosses it."""
    if piece.left >= gutter - 0.5:
        return 1
    return -1 if piece.right <= gutter - _NARROWEST_GUTTER else 0


def _gutter(pieces: list[Piece]) -> float | None:
    """Where the best gutter ends, at the left edge of the column after it; None if there is none."""
    if not 2 * _LEAST_LINES <= len(pieces) <= _MOST_PIECES:
        return None
    lefts = sorted(piece.left for piece in pieces)
    rights = sorted(piece.right for piece in pieces)

    def least(edge: float) -> int:
        after = len(lefts) - bisect.bisect_left(lefts, edge - 0.5)
        return min(after, bisect.bisect_right(rights, edge - _NARROWEST_GUTTER))

    best = max(dict.fromkeys(round(left, 1) for left in lefts), key=least)
    sides = [[p for p in pieces if _side(p, best) == side] for side in (-1, 1)]
    if not all(map(_is_column, sides)):
        return None
    (low, high), (other_low, other_high) = (
        (min(p.bottom for p in side), max(p.top for p in side)) for side in sides
    )
    common = min(high, other_high) - max(low, other_low)
    return best if common > 0.5 * min(high - low, other_high - other_low) else None


def _is_column(pieces: list[Piece]) -> bool:
    """Whether ``pieces`` are lines of text one below the other, and not the cells of a table."""
    if len(pieces) < _LEAST_LINES:
        return False
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    usual = sorted(p.right - p.left for p in pieces)[len(pieces) // 2]
    letters = sorted(len(p.text) for p in pieces)[len(pieces) // 2]
    return usual >= _LEAST_FILL * width and letters >= _LEAST_LETTERS


def _line(row: Row) -> Piece:
    """The pieces of ``row`` as one line; the cells of a table have bars between them."""
    text = row[0].text
    for before, after in pairwise(row):
        text += _between(before, after) + after.text
    most = max(row, key=lambda piece: len(piece.text))
    right = max(piece.right for piece in row)
    bold = all(piece.bold for piece in row)
    return Piece(text, row[0].left, right, most.bottom, most.top, most.size, bold)


def _between(before: Piece, after: Piece) -> str:
    if len(before.text) == 1 and before.text.isalpha() and before.size > 1.5 * after.size:
        return ""  # a large initial
    cells = len(before.text) > 3 and after.left - before.right > _CELL_GAP * before.height
    return CELLS if cells else " "
