"""The lines of a listing."""

from __future__ import annotations

from typing import NamedTuple

from reader.app.spans import Span


class Line(NamedTuple):
    """One line: ``words``, with some of them ``lit`` (spans of ``words`` and the style to draw them in).

    ``head`` stands before the words, ``detail`` at the right; ``target`` is what it leads to, if
    anything; an ``apart`` line has an empty row above it.
    """

    words: str
    style: str = ""
    head: str = ""
    lit: tuple[Span, ...] = ()
    detail: str = ""
    target: object = None
    apart: bool = False
