"""One pass through a document, from left to right, that joins each pronoun to who it means."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections import OrderedDict
from collections.abc import Iterator

from reader.annotations import Mention
from reader.engine.coreference import binding, bodies, features, mentions
from reader.engine.coreference.binding import Anaphor
from reader.engine.coreference.features import Candidate
from reader.engine.coreference.mentions import Referent, Sighting
from reader.engine.coreference.nominals import Roles
from reader.engine.coreference.syntax import Syntax
from reader.engine.findings import Findings, FoundEntity
from reader.engine.lexicon import words
from reader.engine.ranker import score

WEIGHTS = "pronoun_weights"

PRONOUNS = {
    "he": ("nom", "male"),
    "him": ("obj", "male"),
    "his": ("poss", "male"),
    "himself": ("refl", "male"),
    "she": ("nom", "female"),
    "her": ("obj", "female"),
    "hers": ("poss", "female"),
    "herself": ("refl", "female"),
}
"""The pronouns for one person: their case and gender."""

_WINDOW = 12
"""Referents that are considered for one pronoun, the last seen first."""

_BESIDE = 10
"""Tokens beside a quotation among which its speaker is looked for."""

_SEARCHED = 60
"""Referents that are looked through for those, whatever their gender."""

_SENTENCES = 10
"""How far back a referent may have been seen last."""

_AHEAD = 8
"""Mentions after the pronoun that are looked at."""


class Resolver:
    """The state of the pass: ``referents`` by when they were last seen, the latest at the end."""

    def __init__(self, syntax: Syntax, found: Findings) -> None:
        self.syntax = syntax
        self.found = found
        self.names = mentions.named(syntax, found.entities)
        self.referents: OrderedDict[int, Referent] = OrderedDict()
        taken = bytearray(len(syntax))
        for sighting in self.names:
            taken[sighting.start : sighting.end] = b"\1" * (sighting.end - sighting.start)
        self.taken = taken
        others = mentions.unnamed(syntax, taken) + mentions.overlooked(syntax, taken)
        self.sightings = sorted(self.names + others, key=lambda s: (s.start, -s.end))
        self.next = 0
        self._by_head = {sighting.head: sighting for sighting in self.sightings}
        self._said_by: dict[int, set[int]] = {}
        self.at: dict[int, Sighting] = {}
        self.roles = Roles(syntax)
        self.bodies = bodies.Bodies(syntax, self.at)

    def run(self, stop: int | None = None) -> Anaphor | None:
        """Join every pronoun that can be joined; with ``stop``, return that token's before it is."""
        for index, word in enumerate(self.syntax.lower):
            self._pass(index)
            if self.taken[index]:
                continue
            if word in PRONOUNS:
                pronoun = binding.anaphor(self.syntax, index, *PRONOUNS[word])
                if index == stop:
                    return pronoun
                self._resolve(pronoun)
            elif word in bodies.SINGULAR or word in bodies.PLURAL:
                thing = self.bodies.antecedent(index)
                if thing is not None:
                    self._join(index, thing)
        return None

    def _pass(self, index: int) -> None:
        """See everybody who is mentioned before token ``index``."""
        while self.next < len(self.sightings) and self.sightings[self.next].start < index:
            self.see(self._recognised(self.sightings[self.next]))
            self.next += 1

    def _recognised(self, sighting: Sighting) -> Sighting:
        """``sighting``, of the one who was named before where a noun speaks of them again."""
        if sighting.form != "nominal" or sighting.referent.listed:
            return sighting
        last = list(itertools.islice(reversed(self.referents.values()), _WINDOW))
        referent = self.roles.antecedent(sighting, last)
        if referent is None:
            return sighting
        referent.entity.mentions += sighting.referent.entity.mentions
        return dataclasses.replace(sighting, referent=referent)

    def see(self, sighting: Sighting) -> None:
        """Remember that ``sighting.referent`` was seen."""
        referent = sighting.referent
        referent.seen.append(sighting)
        referent.names += sighting.form == "name"
        self.referents[id(referent)] = referent
        self.referents.move_to_end(id(referent))
        self.at[sighting.head] = sighting
        if sighting.form == "name":
            self.roles.note(sighting)

    def candidates(self, pronoun: Anaphor) -> list[Candidate]:
        """Who ``pronoun`` may mean: the last seen first, then names that follow."""
        ahead = self._ahead(pronoun)
        before = list(self._before(pronoun))
        people = [r for r, _ in before if features.is_person(r)]
        weights = {id(r): features.salience(self.syntax, pronoun, r) for r in people}
        order = sorted(weights.values(), reverse=True)
        found = []
        rank = 0
        for referent, sighting in before:
            place = order.index(weights[id(referent)]) if id(referent) in weights else len(order)
            coming = ahead.pop(id(referent), None)
            found.append(Candidate(referent, sighting, rank, place, coming))
            rank += id(referent) in weights
        for sighting in ahead.values():
            distance = self.syntax.sentence[sighting.head] - pronoun.sentence
            if not self._barred(pronoun, sighting.referent, sighting) and not (distance and people):
                found.append(Candidate(sighting.referent, sighting, rank, len(order), None))
        return found

    def _before(self, pronoun: Anaphor) -> Iterator[tuple[Referent, Sighting]]:
        considered = 0
        for referent in itertools.islice(reversed(self.referents.values()), _SEARCHED):
            view = features.in_view(self.syntax, pronoun, referent)
            sighting = view[-1] if view else referent.seen[-1]
            if self.syntax.distance(referent.seen[-1].head, pronoun.index) > _SENTENCES:
                return
            if considered == _WINDOW:
                return
            if not _agrees(referent, pronoun):
                continue
            considered += 1
            if pronoun.quote >= 0 and id(referent) in self._speakers(pronoun.quote):
                continue
            if not self._barred(pronoun, referent):
                yield referent, sighting

    def _barred(self, pronoun: Anaphor, referent: Referent, *ahead: Sighting) -> bool:
        seen = (*referent.seen[-4:], *ahead)
        return any(binding.barred(self.syntax, pronoun, sighting) for sighting in seen)

    def _speakers(self, number: int) -> set[int]:
        """Who is told beside a direct quotation to say something: inside it, they are not "he"."""
        if number not in self._said_by:
            quote = self.found.quotes[number]
            around: list[int] = []
            if quote.kind == "direct":
                first, last = (self.syntax.token_at(at) for at in (quote.start, quote.end - 1))
                around += range(max(0, first - _BESIDE), first)
                around += range(last + 1, min(len(self.syntax), last + 1 + _BESIDE))
            self._said_by[number] = {
                id(self._by_head[index].referent)
                for index in around
                if index in self._by_head and features.says(self.syntax, index)
            }
        return self._said_by[number]

    def _ahead(self, pronoun: Anaphor) -> dict[int, Sighting]:
        """The first sighting by name after ``pronoun`` of each referent, in text order."""
        found: dict[int, Sighting] = {}
        for sighting in self.sightings[self.next : self.next + _AHEAD]:
            if self.syntax.sentence[sighting.head] > pronoun.sentence + 2:
                break
            if sighting.form != "name" or sighting.start <= pronoun.index:
                continue
            if pronoun.quote >= 0 and id(sighting.referent) in self._speakers(pronoun.quote):
                continue
            if _agrees(sighting.referent, pronoun):
                found.setdefault(id(sighting.referent), sighting)
        return found

    def _resolve(self, pronoun: Anaphor) -> None:
        candidates = self.candidates(pronoun)
        scores = [score(WEIGHTS, features.nobody(pronoun, candidates))]
        scores += [
            score(WEIGHTS, features.describe(self.syntax, pronoun, one)) for one in candidates
        ]
        best = max(range(len(scores)), key=scores.__getitem__)
        if best == 0:
            referent = Referent(
                FoundEntity("person", "", named=False, gender=pronoun.gender), listed=False
            )
        else:
            referent = candidates[best - 1].referent
        referent.entity.gender = pronoun.gender
        referent.entity.kind = "person"
        self._join(pronoun.index, referent)

    def _join(self, index: int, referent: Referent) -> None:
        entity = referent.entity
        if not referent.listed and entity.name:
            self.found.entities.append(entity)
            referent.listed = True
        entity.mentions.append(Mention(*self.syntax.span(index, index + 1), "pronoun"))
        self.see(Sighting(index, index + 1, index, "pronoun", referent))


_MAYBE_PEOPLE = frozenset(("organisation", "place", "work", "product"))
_NO_PERSON = (
    "known_places",
    "known_organisations",
    "organisation_words",
    "place_words",
)


def _agrees(referent: Referent, pronoun: Anaphor) -> bool:
    """Whether ``referent`` may be a person of the gender of ``pronoun``."""
    entity = referent.entity
    if entity.gender not in {None, pronoun.gender}:
        return False
    if entity.kind == "person":
        return True
    there = entity.kind == "place" and referent.located
    return entity.kind in _MAYBE_PEOPLE and not there and _like_a_person(entity.name)


@functools.lru_cache(4096)
def _like_a_person(name: str) -> bool:
    """Whether a name that was taken for a thing's could be a person's that is not well known."""
    parts = name.split()
    if len(parts) > 3 or not all(part[:1].isupper() and part[1:].islower() for part in parts):
        return False
    return not any(form in words(listed) for listed in _NO_PERSON for form in (name, parts[-1]))
