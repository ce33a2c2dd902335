"""Places that stand for their teams: in the report of a match, "Sweden" is eleven players."""

from __future__ import annotations

import collections

from reader.engine import lexicon
from reader.engine.naming.name import Name, Tokens

_ENOUGH_NOUNS = 4
"""Nouns of sport that make a text the report of a match; so many for every 500 tokens."""
_DASHES = frozenset({"-", "–", "—"})
_LOCATED = frozenset({"in", "across", "near", "throughout", "outside", "inside", "at"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def settle(tokens: Tokens, names: list[Name]) -> None:
    """Make an organisation of each place in ``names`` that plays in the match reported."""
    if not _is_report(tokens):
        return
    places: dict[str, list[Name]] = collections.defaultdict(list)
    for name in names:
        if name.kind == "place":
            places[name.text].append(name)
    for same in places.values():
        if any(_scores(tokens, name) or _plays(tokens, name) for name in same):
            for name in same:
                if tokens.text(name.start - 1).lower() not in _LOCATED:
                    name.kind = "organisation"


def _is_report(tokens: Tokens) -> bool:
    nouns = lexicon.words("sport_nouns")
    count = sum(text in nouns for text in tokens.texts)
    return count >= _ENOUGH_NOUNS * max(1, len(tokens) / 500)


def _scores(tokens: Tokens, name: Name) -> bool:
    """Whether a score stands right before or after ``name``: "Wales 2 – 1 Malta"."""
    for at in (name.end, name.start - 3):
        first, dash, second = (tokens.text(at + offset) for offset in range(3))
        if first.isdecimal() and dash in _DASHES and second.isdecimal():
            return True
    return False


def _plays(tokens: Tokens, name: Name) -> bool:
    root = tokens.doc[name.start : name.end].root
    return root.dep_ in _SUBJECTS and root.head.lemma_ in lexicon.words("sport_verbs")
