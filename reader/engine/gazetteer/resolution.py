"""Which of its namesakes each name of one document means.

The names of a document explain each other: places told of together lie together. So each name
spreads one vote over its candidates, by how likely they are so far; a candidate is the likelier the
more of the other names' votes went to its continent, country, region and neighbourhood; and this
is repeated until it settles. It is a mean-field approximation; what counts as evidence follows
Leidner, "Toponym Resolution in Text" (2007), and Lieberman, Samet and Sankaranarayanan,
"Geotagging with Local Lexicons" (2010). It is linear in the number of candidates: a neighbourhood
is a cell of one degree and those around it, not a pair of places.
"""

from __future__ import annotations

import collections
import dataclasses
import math
from collections.abc import Iterable, Mapping

from reader.engine import lexicon
from reader.engine.gazetteer.candidates import Candidate
from reader.engine.gazetteer.sources import PlaceKind

_ROUNDS = 3
_SHARPNESS = 1.5
_COUNTRY_WEIGHT, _REGION_WEIGHT, _NEAR_WEIGHT = 1.9, 1.2, 0.9
_CONTINENT_WEIGHT = 1.0
_VOTE_SCALE = 2.0
"""The first votes for a place tell much, the later ones ever less: log(1 + scale * votes)."""
_NOT_MAIN = -1.2
_CAPITAL = 1.5
_KIND_PRIOR: dict[PlaceKind, float] = {"country": 2.5, "region": 0.4, "county": -1.0, "city": 0.0}
_FIXED_PRIOR = 6.0
"""The prior of what has no inhabitants to count: seas, mountains, regions of the world."""
_UNCOUNTED_PRIOR = 1.0
"""The prior of towns and the like whose inhabitants nobody counted: they are small."""
_SETTLED_KINDS = frozenset({"country", "region", "county", "city"})
_LEAST_CHANCE = 0.2
"""Below it there are many namesakes and nothing tells them apart: the name stays unresolved."""
_LOCAL_KINDS = frozenset({"city", "county", "site"})
_Votes = dict[str | tuple[int, int], float]


@dataclasses.dataclass(slots=True)
class Toponym:
    """A name as one document uses it: it has one sense throughout.

    ``weight`` grows with the entities that bear it. ``hints`` are additions to the scores of
    candidates, by their number, from the words around a mention ("Paris, Texas"). The outcome is
    in ``sense``, with its ``chance`` (0 to 1), in the ``chances`` of all candidates, and in
    ``support``: by how much the rest of the document raised the score of the sense (a decimal
    logarithm).
    """

    candidates: tuple[Candidate, ...]
    weight: float = 0.0
    hints: dict[int, float] = dataclasses.field(default_factory=dict)
    chances: list[float] = dataclasses.field(default_factory=list)
    chance: float = 0.0
    support: float = 0.0
    sense: Candidate | None = None

    def hint(self, candidate: Candidate, strength: float) -> None:
        """Makes ``candidate`` likelier; hints of the same kind do not add up."""
        self.hints[candidate.number] = max(strength, self.hints.get(candidate.number, 0.0))


def resolve(toponyms: Iterable[Toponym], home: Mapping[str, float] | None = None) -> None:
    """Sets the ``sense`` of each of ``toponyms``; those without candidates stay without.

    ``home`` holds votes for countries that come from elsewhere than names.
    """
    known = [toponym for toponym in toponyms if toponym.candidates]
    priors = [[prior(each) for each in toponym.candidates] for toponym in known]
    scores = priors
    for toponym, row in zip(known, priors, strict=True):
        toponym.chances = _softmax(_with_hints(toponym, row))
    for _ in range(_ROUNDS):
        ballots = [_ballot(toponym) for toponym in known]
        votes: _Votes = collections.defaultdict(float)
        votes.update(home or {})
        for ballot in ballots:
            for box, vote in ballot.items():
                votes[box] += vote
        scores = [
            _with_hints(toponym, _supported(toponym, row, votes, ballot))
            for toponym, row, ballot in zip(known, priors, ballots, strict=True)
        ]
        for toponym, row in zip(known, scores, strict=True):
            toponym.chances = _softmax(row)
    for toponym, first, last in zip(known, priors, scores, strict=True):
        best = max(range(len(last)), key=last.__getitem__)
        toponym.chance = toponym.chances[best]
        if toponym.chance >= _LEAST_CHANCE:
            toponym.sense = toponym.candidates[best]
        toponym.support = last[best] - first[best]


def prior(candidate: Candidate) -> float:
    """How likely a place is to be in the news, before anything is read: a decimal logarithm."""
    if candidate.population:
        score = _KIND_PRIOR.get(candidate.kind, 0.0) + math.log10(candidate.population + 10)
    else:
        score = _UNCOUNTED_PRIOR if candidate.kind in _SETTLED_KINDS else _FIXED_PRIOR
    if candidate.capital:
        score += _CAPITAL
    return score if candidate.main else score + _NOT_MAIN


def _with_hints(toponym: Toponym, scores: list[float]) -> list[float]:
    if not toponym.hints:
        return scores
    hints = toponym.hints
    pairs = zip(toponym.candidates, scores, strict=True)
    return [score + hints.get(candidate.number, 0.0) for candidate, score in pairs]


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    odds = [math.exp(_SHARPNESS * (score - top)) for score in scores]
    total = sum(odds)
    return [each / total for each in odds]


def _ballot(toponym: Toponym) -> _Votes:
    """The votes that a name gives to countries, regions and cells."""
    votes: _Votes = collections.defaultdict(float)
    for candidate, chance in zip(toponym.candidates, toponym.chances, strict=True):
        vote = chance * toponym.weight
        if candidate.country:
            votes[candidate.country] += vote
            votes[_continent(candidate.country)] += vote
        if candidate.region:
            votes[candidate.region] += vote
        if candidate.kind in _LOCAL_KINDS:
            votes[_cell(candidate)] += vote
    return votes


def _continent(country: str) -> str:
    """The box of the votes for a country's continent."""
    return "continent " + lexicon.table("continents").get(country, "")


def _cell(candidate: Candidate) -> tuple[int, int]:
    return (math.floor(candidate.latitude), math.floor(candidate.longitude))


def _supported(toponym: Toponym, priors: list[float], votes: _Votes, own: _Votes) -> list[float]:
    scores = []
    for candidate, base in zip(toponym.candidates, priors, strict=True):
        score = base
        if candidate.country:
            here = votes[candidate.country] - own[candidate.country]
            score += _COUNTRY_WEIGHT * math.log1p(_VOTE_SCALE * max(here, 0.0))
            continent = _continent(candidate.country)
            here = votes[continent] - own[continent]
            score += _CONTINENT_WEIGHT * math.log1p(_VOTE_SCALE * max(here, 0.0))
        if candidate.region:
            here = votes[candidate.region] - own[candidate.region]
            score += _REGION_WEIGHT * math.log1p(_VOTE_SCALE * max(here, 0.0))
        if candidate.kind in _LOCAL_KINDS:
            north, east = _cell(candidate)
            near = [(north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
            here = sum(votes[cell] - own[cell] for cell in near)
            score += _NEAR_WEIGHT * math.log1p(_VOTE_SCALE * max(here, 0.0))
        scores.append(score)
    return scores
