"""What the person added to an article."""

from typing import Literal, get_args

import msgspec

MarkKind = Literal["bookmark", "highlight", "note"]
Colour = Literal["yellow", "green", "blue", "pink", "orange"]

KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
"""All kinds of marks."""

COLOURS: tuple[Colour, ...] = get_args(Colour)
"""The five colours of highlights; the first is that of a highlight for which none was chosen."""


class Anchor(msgspec.Struct, frozen=True):
    """Where a mark stands, told so that it can be found again after the text was edited.

    ``start`` and ``end`` are the W3C TextPositionSelector; ``exact``, ``prefix`` and ``suffix`` the
    TextQuoteSelector (https://www.w3.org/TR/annotation-model/#selectors), the last two of at most
    32 code points.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class Mark(msgspec.Struct, frozen=True):
    """A bookmark, a highlight, or a note with its words in ``body``. Times are ISO 8601 in UTC.

    ``lost`` is true when the anchor finds no home in the text as it is now: the mark is shown with its
    quoted words and never dropped. A highlight always has a ``colour``, a note may have one. ``tags``
    are words of the person's own, in their order. ``id`` is the mark's number in this library;
    ``uid`` a UUID that it keeps wherever it is exported and imported.
    """

    id: int
    kind: MarkKind
    anchor: Anchor
    body: str = ""
    created: str = ""
    changed: str = ""
    lost: bool = False
    colour: Colour | None = None
    tags: tuple[str, ...] = ()
    uid: str = ""
