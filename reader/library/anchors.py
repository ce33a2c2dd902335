"""Making an anchor for a place in a text, and finding that place again.

An anchor is a TextPositionSelector and a TextQuoteSelector of the W3C Web Annotation model
(https://www.w3.org/TR/annotation-model/#selectors). Offsets count code points, ends are exclusive.
"""

import re
from collections.abc import Sequence

from reader.marks import Anchor

CONTEXT = 32
"""Code points of prefix and of suffix."""

LEADING = 60
"""About how many code points a bookmark without extent quotes."""

_LINE = re.compile(r"\S[^\n]*")


def make(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``, or of the words at ``start`` where that is empty."""
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


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The span of ``text`` where ``anchor`` stands now, or None where that cannot be said."""
    return find_all([anchor], text)[0]


def find_all(anchors: Sequence[Anchor], text: str, old: str = "") -> list[tuple[int, int] | None]:
    """For each of ``anchors`` what :func:`find` returns, reading ``text`` once for all.

    In order: the same place, if the same words stand there; the place whose words are most like the
    quote and what stands around it (:mod:`.alignment`); and where ``old`` is given, the text that the
    anchors were made in, the only place of a quote that stood in that only once, too.
    """
    places = [_same_place(anchor, text) for anchor in anchors]
    astray = [index for index, place in enumerate(places) if place is None]
    if astray:
        from reader.library import alignment  # noqa: PLC0415 - only an edited text needs it

        found = alignment.find_all([anchors[index] for index in astray], text, old)
        for index, place in zip(astray, found, strict=True):
            places[index] = place
    return places


def _same_place(anchor: Anchor, text: str) -> tuple[int, int] | None:
    before = anchor.start - len(anchor.prefix)
    quoted = anchor.prefix + anchor.exact + anchor.suffix
    return (anchor.start, anchor.end) if text.startswith(quoted, before) else None


def _words_at(text: str, offset: int) -> tuple[int, int]:
    """The span of some whole words of one line, from the word at ``offset`` on.

    On a blank place these are the next words, else those of the last line; else (0, 0).
    """
    word = offset
    while word > 0 and not text[word - 1].isspace():
        word -= 1
    found = _LINE.search(text, word) or _LINE.search(text, text.rstrip().rfind("\n") + 1)
    if found is None:
        return 0, 0
    start = found.start()
    end = start + len(found.group().rstrip())
    if end - start > LEADING:
        space = text.rfind(" ", start, start + LEADING)
        end = start + len(text[start:space].rstrip()) if space > start else start + LEADING
    return start, end
