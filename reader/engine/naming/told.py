"""Names whose kind somebody told: found wherever their words stand, and never of another kind."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping

from reader.annotations import Kind
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import words_of

Told = Mapping[str, Kind]
"""Names as they are written, and the kind of each."""


def find(tokens: Tokens, names: list[Name], told: Told) -> list[Name]:
    """``names`` and those of ``told``, in text order; of two that overlap the longer one stands.

    Of two that are as long the told one does. Capitals count, so that "Reading" is not "reading".
    """
    added = [name for text in told if text in tokens.source for name in _all(tokens, text, told)]
    if not added:
        return names
    kept: list[Name] = []
    for name in sorted(added + names, key=lambda n: (n.start, -n.end)):
        before = kept[-1] if kept else None
        if before is None or name.start >= before.end:
            kept.append(name)
        elif name.end - name.start > before.end - before.start:
            kept[-1] = name
    return kept


def settle(names: list[Name], told: Told) -> None:
    """Give each of ``names`` that is told its kind, and each that begins or ends with a told person's."""
    for name in names:
        name.kind = told.get(name.text, name.kind)


def _all(tokens: Tokens, text: str, told: Told) -> Iterator[Name]:
    """Every occurrence of the name ``text``."""
    for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", tokens.source):
        start = bisect.bisect_right(tokens.offsets, match.start()) - 1
        end = bisect.bisect_left(tokens.offsets, match.end())
        yield Name(start, end, match.span(), words_of(tokens, start, end), told[text])
