"""What the dialog is made of: pages of choices, of which each leads to another page or to an edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.annotations import Kind
from reader.app.correcting.keeping import Edit


class Choice(NamedTuple):
    """One line that can be chosen.

    ``then`` is the page or the edit that it leads to, or the name of a tick that it sets and takes away.
    ``key`` chooses it where nothing is being typed; ``detail`` stands behind the label, which is drawn as
    a name of ``kind`` where it is one.
    """

    label: str
    then: Page | Edit | str
    key: str = ""
    detail: str = ""
    kind: Kind | None = None


class Heading(NamedTuple):
    """A line between choices that says what those below it are about."""

    label: str


Line = Choice | Heading
Ticks = frozenset[str]


class Page(NamedTuple):
    """A question, what is known ``about`` it, and the lines that answer it.

    ``lines`` makes them from what is typed and what is ticked; where there is a ``placeholder``, the
    person types to find or to name something, beginning with ``typed``. ``ticks`` are set at first.
    """

    title: str
    lines: Callable[[str, Ticks], list[Line]]
    placeholder: str = ""
    ticks: Ticks = frozenset()
    typed: str = ""
    about: str = ""


MOST = 200
"""How many lines a page shows; the others are found by typing."""


def shortened(lines: list[Line]) -> list[Line]:
    """``lines``, or the first of them and a word on how many there are more."""
    if len(lines) <= MOST:
        return lines
    return [*lines[:MOST], Heading(f"… and {len(lines) - MOST} more: type to find one")]
