"""Text broken into rows of terminal cells.

A row is a slice of its paragraph. Widths are those of :mod:`rich.cells`, which Textual draws with, so
that what is measured here is what appears.
"""

import re

from rich.cells import split_graphemes

Grapheme = tuple[int, int, int]
"""Start, end (code points) and width (cells) of what the terminal shows as one character."""

# Latin, Greek and Cyrillic letters, typographic quotes and dashes: one code point, one cell.
_NARROW = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u1e00-\u1eff\u2010-\u2027\u2030-\u2038]*"
).fullmatch

_SOFT_HYPHEN = "\xad"


_FLAG = re.compile(
    "[\N{REGIONAL INDICATOR SYMBOL LETTER A}-\N{REGIONAL INDICATOR SYMBOL LETTER Z}]"
)


def is_narrow(text: str) -> bool:
    """Whether every code point of ``text`` takes exactly one cell."""
    if text.isascii():
        return True
    try:
        text.encode(
            "cp1252"
        )  # Western letters, quotes and dashes; ten times as quick as the pattern
    except UnicodeEncodeError:
        return _NARROW(text) is not None
    return _SOFT_HYPHEN not in text


def graphemes(text: str) -> list[Grapheme]:
    """The graphemes of ``text``; they cover it without gaps."""
    if is_narrow(text):
        return [(index, index + 1, 1) for index in range(len(text))]
    split = split_graphemes(text)[0]
    return _with_flags(text, split) if _FLAG.search(text) else split


def _with_flags(text: str, split: list[Grapheme]) -> list[Grapheme]:
    """``split`` with the two letters of a flag made one, which Rich leaves apart."""
    joined: list[Grapheme] = []
    half = False
    for start, end, cells in split:
        letter = _FLAG.match(text, start) is not None
        if half and letter:
            first, _, width = joined.pop()
            joined.append((first, end, width + cells))
        else:
            joined.append((start, end, cells))
        half = letter and not half
    return joined


def wrap(text: str, width: int) -> list[int]:
    """Where each row of ``text`` starts: the first is 0; no row is wider than ``width`` cells.

    Rows break after a space; a word wider than a row is broken where the row is full. The spaces at a
    break stay with the row before it and may hang over its end.
    """
    width = max(1, width)
    if is_narrow(text):
        return _wrap_narrow(text, width)
    return _wrap_graphemes(text, width)


def _wrap_narrow(text: str, width: int) -> list[int]:
    starts = [0]
    start, length = 0, len(text)
    while length - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space > start:
            start = space + 1
            while start < length and text[start] == " ":
                start += 1
        else:
            start += width
        if start < length:
            starts.append(start)
    return starts


def _wrap_graphemes(text: str, width: int) -> list[int]:
    starts = [0]
    used = since_space = 0
    after_space = 0
    for start, end, cells in graphemes(text):
        if text[start:end] == " ":
            used += cells
            after_space, since_space = end, 0
            continue
        if used + cells > width and after_space > starts[-1]:
            starts.append(after_space)
            used = since_space
        if used + cells > width and start > starts[-1]:
            starts.append(start)
            used = since_space = 0
        used += cells
        since_space += cells
    return starts
