"""Nouns that speak again of somebody who was named: "the senator", "the 47-year-old", "the bank".

Joined only where the text says that the one named is that: by a title, by a role, by a word of the
name itself, or, for an age, by being the person last in view.
"""

from __future__ import annotations

import re

from reader.engine import gender
from reader.engine.coreference.mentions import Referent, Sighting
from reader.engine.coreference.syntax import Syntax
from reader.engine.lexicon import table, words

_BEARERS = 6
"""Referents that are remembered for one noun, those noted last."""

_NAMING = frozenset(("NOUN", "PROPN"))
_END_OF_PHRASE = re.compile(r",| (?:of|for|to|at|in|from|with|on) ")

_SHARED_BY_MANY = frozenset(("member", ""))

_AGE_SENTENCES = 3
"""How far back the person whose age is told may have been seen last."""


class Roles:
    """Who bears which role noun, as far as the text was read."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._bearers: dict[str, list[Referent]] = {}

    def note(self, sighting: Sighting) -> None:
        """Remember the nouns that the named entity of ``sighting`` may be called by."""
        referent = sighting.referent
        if not referent.listed or not referent.entity.named:
            return
        for noun in _nouns(referent):
            self._add(noun, referent)
        predicate = self._predicate_noun(sighting)
        if predicate is not None and referent.entity.kind == "person":
            self._add(predicate, referent)

    def antecedent(self, sighting: Sighting, last: list[Referent]) -> Referent | None:
        """Who is meant by the noun phrase ``sighting``; ``last`` are those seen last, latest first."""
        syntax = self._syntax
        if syntax.lower[sighting.start] != "the":
            return None
        noun = syntax.lower[sighting.head]
        if noun == "old":
            return self._aged(sighting, last)
        said = {
            syntax.lower[index]
            for index in range(sighting.start + 1, sighting.head)
            if syntax.pos[index] in _NAMING or syntax.lower[index] == "former"
        }
        bearers = self._bearers.get(noun, ())
        return next((r for r in reversed(bearers) if _is(r, noun) and said <= _described(r)), None)

    def _aged(self, sighting: Sighting, last: list[Referent]) -> Referent | None:
        for referent in last[:4]:
            distance = self._syntax.distance(referent.seen[-1].head, sighting.head)
            if distance > _AGE_SENTENCES:
                return None
            if referent.listed and referent.entity.kind == "person" and distance > 0:
                return referent
        return None

    def _add(self, noun: str, referent: Referent) -> None:
        bearers = self._bearers.setdefault(noun, [])
        if referent in bearers:
            bearers.remove(referent)
        bearers.append(referent)
        del bearers[:-_BEARERS]

    def _predicate_noun(self, sighting: Sighting) -> str | None:
        """The noun of "Hill is a surgeon"."""
        syntax = self._syntax
        above = syntax.head[sighting.head]
        if syntax.dep[sighting.head] != "nsubj" or syntax.lemma[above] != "be":
            return None
        nouns = [i for i in syntax.children(above) if syntax.dep[i] == "attr"]
        return syntax.lower[nouns[0]] if nouns and syntax.tag[nouns[0]] == "NN" else None


def _nouns(referent: Referent) -> set[str]:
    """The nouns that a title, a role or a body's own name gives to ``referent``."""
    entity = referent.entity
    if entity.kind == "person":
        phrase = _END_OF_PHRASE.split((entity.role or "").lower(), maxsplit=1)[0]
        noun = phrase.rstrip(". ").rpartition(" ")[2]
        return {table("title_nouns").get(noun, noun)} - _SHARED_BY_MANY
    if entity.kind == "organisation":
        return set(entity.name.lower().split()) & words("body_nouns")
    return set()


def _described(referent: Referent) -> set[str]:
    entity = referent.entity
    return set(f"{entity.role or ''} {entity.name}".lower().split())


def _is(referent: Referent, noun: str) -> bool:
    told = gender.of_noun(noun)
    return told is None or referent.entity.gender in {None, told}
