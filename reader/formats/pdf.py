"""A PDF document -> Draft: PDFium reads its letters, ``columns`` and ``paragraphs`` put them in order."""

from __future__ import annotations

import ctypes
from collections import Counter

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


class _Letters:
    """The letters of a page, in the order of the file, joined as far as they stand side by side."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.pieces: list[Piece] = []
        self._page = page.get_textpage()
        self._text = self._page.raw
        self._run: list[str] = []
        self._first = self._last = 0
        self._left = self._right = self._bottom = self._top = 0.0
        self._lines: Counter[tuple[float, float]] = Counter()
        box = raw.FS_RECTF()
        there = ctypes.byref(box)
        blank = False
        for index in range(self._page.count_chars()):
            code = raw.FPDFText_GetUnicode(self._text, index)
            sign = chr(code)
            if code in {0, 10, 13} or sign.isspace():
                blank = True
                if code in {10, 13}:
                    self._end()
                continue
            raw.FPDFText_GetLooseCharBox(self._text, index, there)
            if not self._joins(box):
                self._end()
                if abs(_turn(raw.FPDFText_GetCharAngle(self._text, index))) > _STRAIGHT:
                    continue
                self._first, self._left = index, box.left
                self._bottom, self._top = box.bottom, box.top
            elif blank:
                self._run.append(" ")
            self._run.append(sign)
            self._lines[box.bottom, box.top] += 1
            self._last, self._right = index, box.right
            blank = False
        self._end()

    def _joins(self, box: raw.FS_RECTF) -> bool:
        """Whether a letter in ``box`` goes on the piece that was begun."""
        if not self._run:
            return False
        height = self._top - self._bottom
        common = min(self._top, box.top) - max(self._bottom, box.bottom)
        if common < 0.5 * min(height, box.top - box.bottom):
            return False
        in_ligature: bool = abs(box.right - self._right) < 0.01
        gap: float = box.left - self._right
        return in_ligature or -0.5 * height < gap <= _WIDEST_GAP * height

    def _end(self) -> None:
        """End the piece that was begun."""
        if self._run:
            # PDFium gives a sign beyond the first plane as the two halves of its UTF-16.
            signs = "".join(self._run).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            bold = self._is_bold(self._first) and self._is_bold(self._last)
            bottom, top = self._lines.most_common(1)[0][0]
            words = signs.translate(_LIGATURES)
            size = self._size(self._last)
            self.pieces.append(Piece(words, self._left, self._right, bottom, top, size, bold))
        self._run = []
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
