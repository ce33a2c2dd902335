"""Making an anchor for a place in a text, and finding that place again.

An anchor is a TextPositionSelector and a TextQuoteSelector of the W3C Web Annotation model. Offsets
count code points, ends are exclusive.
"""

import re
from collections.abc import Sequence

from reader.marks import Anchor

CONTEXT = 32
"""Code points of prefix and of suffix."""

LEADING = 60
"""About how many code points a bookmark without extent quotes."""

_WORDS = re.compile(r"\S+(?: +\S+)*")


def make(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``; of the words that stand at ``start`` when that is empty."""
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    if start == end:
        start, end = _words_at(text, start)
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def _words_at(text: str, offset: int) -> tuple[int, int]:
    """The span of some whole words of one line from the word at ``offset`` on.

    On a blank place the nearest words after it, else before it; (0, 0) in a text without any.
    """
    word_start = offset
    while word_start > 0 and not text[word_start - 1].isspace():
        word_start -= 1
    found = _WORDS.search(text, word_start)
    if found is None:
        last_line = text.rstrip().rfind("\n") + 1
        found = _WORDS.search(text, last_line)
    if found is None:
        return 0, 0
    start, end = found.span()
    if end - start > LEADING:
        space = text.rfind(" ", start, start + LEADING)
        end = space if space > start else start + LEADING
    return start, start + len(text[start:end].rstrip())


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The span of ``text`` where ``anchor`` stands now, or None where that cannot be said."""
    return find_all([anchor], text)[0]


def find_all(anchors: Sequence[Anchor], text: str) -> list[tuple[int, int] | None]:
    """For each of ``anchors`` what :func:`find` returns, reading ``text`` once for all."""
    return [_same_place(anchor, text) or _quoted(anchor, text) for anchor in anchors]


def _same_place(anchor: Anchor, text: str) -> tuple[int, int] | None:
    quoted = anchor.prefix + anchor.exact + anchor.suffix
    before = anchor.start - len(anchor.prefix)
    return (anchor.start, anchor.end) if text.startswith(quoted, before) else None


def _quoted(anchor: Anchor, text: str) -> tuple[int, int] | None:
    if not anchor.exact:
        return None
    starts = [found.start() for found in re.finditer(re.escape(anchor.exact), text)]
    if not starts:
        return None
    start = min(starts, key=lambda start: abs(start - anchor.start))
    return start, start + len(anchor.exact)
