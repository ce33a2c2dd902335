"""What stands before a person's name: its titles, and the gender that they tell."""

from __future__ import annotations

from reader.engine import gender, titles
from reader.engine.naming.name import Name, Tokens

_MOST = 6
"""Words of the longest run of titles ("Deputy Assistant Secretary ...")."""


def add_titles(tokens: Tokens, names: list[Name]) -> None:
    """Set the title of each of ``names`` that is a person's, and the gender that it tells."""
    for name in names:
        if name.kind != "person":
            continue
        start = name.start - len(name.title.split())
        first = start
        while first > max(0, start - _MOST) and titles.is_title(tokens.texts[first - 1]):
            first -= 1
        name.title = " ".join(tokens.texts[first : name.start])
        for word in reversed(name.title.split()):
            name.gender = name.gender or gender.of_noun(word)
