"""Names whose kind somebody told: found wherever their words stand, and never of another kind."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from reader.annotations import Kind
from reader.corrections import KnownNames
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import words_of


def straight(names: KnownNames) -> dict[str, Kind]:
    """``names`` with straight apostrophes, as :func:`find` and :func:`settle` want them."""
    return {name.replace("’", "'"): kind for name, kind in names.items()}


def find(tokens: Tokens, names: list[Name], told: KnownNames) -> list[Name]:
    """``names`` and those of ``told``, in text order; of two that overlap the longer one stands.

    Of two that are as long the told one does. Capitals count, so that "Reading" is not "reading".
    """
    source = tokens.source.replace("’", "'")
    added = [
        name
        for text, kind in told.items()
        if text in source
        for name in _all(tokens, source, text, kind)
    ]
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


def settle(names: list[Name], told: KnownNames) -> None:
    """Give each of ``names`` that is told its kind."""
    for name in names:
        name.kind = told.get(name.text, name.kind)


def _all(tokens: Tokens, source: str, text: str, kind: Kind) -> Iterator[Name]:
    """Every occurrence of the name ``text``."""
    for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", source):
        start = bisect.bisect_right(tokens.offsets, match.start()) - 1
        end = bisect.bisect_left(tokens.offsets, match.end())
        yield Name(start, end, match.span(), words_of(tokens, start, end), kind)
