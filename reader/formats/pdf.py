"""A PDF document -> Draft: PDFium reads its letters, ``columns`` and ``paragraphs`` put them in order."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.errors import ReaderError
from reader.formats import columns, paragraphs
from reader.formats.blocks import Draft, confirmed
from reader.formats.columns import Piece
from reader.formats.inputs import Input

KIND = "a PDF document"

_WIDEST_GAP = 0.9
"""A gap of so many times the letters' height sets two pieces of a line apart."""

_STRAIGHT = 0.1
"""How far, in radians, a line may be turned and still be one to read."""

_BOLD = ("bold", "black", "heavy", "demi", "cmbx")
_BOLD_WEIGHT = 600

_LINE_FEED = 10
_BROKEN = {2, 0xFFFE}
"""What PDFium makes of a hyphen where a word is broken at the end of a line."""
_LINE_ENDS = {_LINE_FEED, 13, *_BROKEN}

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def read(given: Input) -> Draft:
    """The text of the document in reading order, without running heads and page numbers.

    Raises ReaderError where it is locked, or holds pictures of text alone.
    """
    try:
        document = pdfium.PdfDocument(given.data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReaderError(f"{given.name} is locked with a password: unlock it first.") from None
        raise
    ordered = columns.ordered([_Letters(page).pieces for page in document])
    if not ordered:
        raise ReaderError(
            f"{given.name} holds no text: its pages may be pictures of it. A program for text "
            "recognition (OCR) can add the text."
        )
    contents = {entry.get_title(): entry.level + 1 for entry in document.get_toc()}
    blocks = paragraphs.blocks(ordered, contents)
    title = document.get_metadata_value("Title")
    return Draft(blocks, title=confirmed(title, blocks))


class _Box(NamedTuple):
    """Where a word stands on the page, in points from its lower left corner."""

    left: float
    right: float
    bottom: float
    top: float


class _Letters:
    """The words of a page, in the order of the file, joined as far as they stand side by side."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.pieces: list[Piece] = []
        self._page = page.get_textpage()
        self._text = self._page.raw
        self._rectangle = raw.FS_RECTF()
        self._words: list[str] = []
        self._first = self._last = 0
        self._place = _Box(0, 0, 0, 0)
        self._lines: Counter[tuple[float, float]] = Counter()
        self._read()
        self._end()
        self._page.close()
        page.close()

    def _read(self) -> None:
        code_at, text = raw.FPDFText_GetUnicode, self._text
        letters: list[str] = []
        count = self._page.count_chars()
        for index in range(count + 1):
            code = code_at(text, index) if index < count else _LINE_FEED
            sign = chr(code)
            if code in _BROKEN:
                letters.append("-")
            elif code and not sign.isspace():
                letters.append(sign)
                continue
            if letters:
                end = index + (code in _BROKEN)
                self._add("".join(letters), end - len(letters), end - 1)
                letters.clear()
            if code in _LINE_ENDS:
                self._end()

    def _add(self, word: str, first: int, last: int) -> None:
        """Add ``word``, the letters from ``first`` to ``last``, to the piece that it stands beside."""
        opening, closing = self._box(first), self._box(last)
        box = _Box(opening.left, closing.right, opening.bottom, opening.top)
        if not self._joins(box):
            self._end()
            if abs(_turn(raw.FPDFText_GetCharAngle(self._text, first))) > _STRAIGHT:
                return
            self._first, self._place = first, box
        self._words.append(word)
        self._lines[box.bottom, box.top] += len(word)
        self._last = last
        self._place = self._place._replace(right=box.right)

    def _box(self, index: int) -> _Box:
        found = self._rectangle
        raw.FPDFText_GetLooseCharBox(self._text, index, found)
        return _Box(found.left, found.right, found.bottom, found.top)

    def _joins(self, box: _Box) -> bool:
        """Whether a word in ``box`` goes on the piece that was begun."""
        if not self._words:
            return False
        place = self._place
        height = place.top - place.bottom
        common = min(place.top, box.top) - max(place.bottom, box.bottom)
        if common < 0.5 * min(height, box.top - box.bottom):
            return False
        return -0.5 * height < box.left - place.right <= _WIDEST_GAP * height

    def _end(self) -> None:
        """End the piece that was begun."""
        if self._words:
            # PDFium gives a sign beyond the first plane as the two halves of its UTF-16.
            halves = " ".join(self._words).encode("utf-16", "surrogatepass")
            words = halves.decode("utf-16", "replace").translate(_LIGATURES)
            bottom, top = self._lines.most_common(1)[0][0]
            bold = self._is_bold(self._first) and self._is_bold(self._last)
            left, right = self._place.left, self._place.right
            size = self._size(self._last)
            self.pieces.append(Piece(words, left, right, bottom, top, size, bold))
        self._words.clear()
        self._lines.clear()

    def _size(self, index: int) -> float:
        """The size of a letter's font as it is drawn, in points."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
        scale: float = (matrix.c**2 + matrix.d**2) ** 0.5
        size: float = raw.FPDFText_GetFontSize(self._text, index)
        return size * scale

    def _is_bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self._text, index, name, len(name), ctypes.byref(ctypes.c_int()))
        called = name.value.decode("utf-8", "replace").lower()
        return any(word in called for word in _BOLD)


def _turn(angle: float) -> float:
    """``angle`` in radians, from -pi to pi."""
    return (angle + 3.141592653589793) % 6.283185307179586 - 3.141592653589793
