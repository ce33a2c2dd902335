"""Places inside the names of bodies and events that are there: "Texas" in "University of Texas"."""

from __future__ import annotations

from collections.abc import Iterator

from reader.engine import lexicon
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import known, words_of

_KINDS = frozenset({"organisation", "event"})
_OF = frozenset({"of", "in", "at", "for"})
_LONGEST = 4
"""Tokens of the longest place that is looked for."""


def find(tokens: Tokens, names: list[Name]) -> list[Name]:
    """The places told of elsewhere, or well known, inside ``names``.

    A university, the police or a war is in its place; a newspaper, a company or a team tells of none.
    """
    places = {name.text for name in names if name.kind == "place"} - lexicon.words("not_towns")
    return [
        place
        for name in names
        if name.kind in _KINDS and name.end - name.start > 1 and known(name.text) is None
        if name.kind == "event" or not _is_business(name)
        for place in _inside(tokens, name, places)
    ]


def _inside(tokens: Tokens, name: Name, places: set[str]) -> Iterator[Name]:
    index = name.start
    while index < name.end:
        end = _end_of_place(tokens, name, index, places)
        if end is None:
            index += 1
            continue
        if _is_there(tokens, name, index):
            chars = tokens.chars(index, end)
            yield Name(index, end, chars, words_of(tokens, index, end), "place", sure=False)
        index = end


def _is_business(name: Name) -> bool:
    return name.words[-1] in lexicon.words("press_and_business_words")


def _is_there(tokens: Tokens, name: Name, index: int) -> bool:
    """Whether the body or event ``name`` is in the place that begins at ``index``."""
    if name.kind == "event" or (index > name.start and tokens.texts[index - 1] in _OF):
        return True
    lists = ("organisation_words", "place_words", "state_bodies", "federal_bodies", "civic_words")
    return any(name.words[-1] in lexicon.words(listed) for listed in lists)


def _end_of_place(tokens: Tokens, name: Name, index: int, places: set[str]) -> int | None:
    """Where a place that begins at token ``index`` of ``name`` ends; it is not all of ``name``."""
    limit = name.end - (index == name.start)
    for end in range(min(limit, index + _LONGEST), index, -1):
        first, last = tokens.chars(index, end)
        text = tokens.source[first:last].replace("’", "'")
        if text in places or known(text) == "place":
            return end
    return None
