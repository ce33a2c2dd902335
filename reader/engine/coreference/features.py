"""What speaks for and against a candidate, as the names of the features that it has.

The preferences are the well-known ones: agreement, recency and grammatical function (Lappin and
Leass, "An algorithm for pronominal anaphora resolution", 1994), the continued centre of attention
(Grosz, Joshi and Weinstein, "Centering", 1995), and parallel function.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from reader.engine.coreference.binding import Anaphor
from reader.engine.coreference.mentions import Referent, Sighting
from reader.engine.coreference.syntax import Syntax
from reader.engine.lexicon import table

_COUNTED = 20
"""Mentions of an entity that are looked at: names come first among them."""

_SALIENCE = {"subj": 8, "pass": 7, "obj": 5, "dat": 4, "poss": 4, "attr": 4, "prep": 4}
"""How much a grammatical function draws attention, about as Lappin and Leass weigh it."""


@dataclasses.dataclass(slots=True, frozen=True)
class Candidate:
    """A referent that a pronoun may mean, looked at through its nearest ``sighting``.

    ``rank`` is 0 for the person seen last before the pronoun, 1 for the one before...;
    ``salience`` is 0 for the person most in view. ``coming`` is where the name is seen next.
    """

    referent: Referent
    sighting: Sighting
    rank: int
    salience: int
    coming: Sighting | None


def is_person(referent: Referent) -> bool:
    """Whether ``referent`` is taken for a person already."""
    return referent.entity.kind == "person" and (referent.listed or not referent.entity.named)


def salience(syntax: Syntax, pronoun: Anaphor, referent: Referent) -> float:
    """How much a referent is in view: the sum over its sightings, halved with each sentence."""
    return sum(
        _SALIENCE.get(syntax.role(s.head), 2) * 0.5 ** syntax.distance(s.head, pronoun.index)
        for s in in_view(syntax, pronoun, referent)
    )


def in_view(syntax: Syntax, pronoun: Anaphor, referent: Referent) -> list[Sighting]:
    """The last sightings of ``referent``; for a pronoun of the story, those outside quotations."""
    last = referent.seen[-8:]
    if pronoun.quote >= 0:
        return last
    return [sighting for sighting in last if syntax.quote[sighting.head] < 0]


def describe(syntax: Syntax, pronoun: Anaphor, candidate: Candidate) -> list[str]:
    """The features of ``candidate`` as an antecedent of ``pronoun``."""
    sighting = candidate.sighting
    found = list(_person(syntax, candidate))
    if candidate.coming is not None:
        found += ("coming " + name for name in _ahead(syntax, pronoun, candidate.coming))
    if sighting.start > pronoun.index:
        found += _ahead(syntax, pronoun, sighting)
        found.append(f"ahead rivals={min(candidate.rank, 2)}")
        return found
    distance = syntax.distance(sighting.head, pronoun.index)
    role = syntax.role(sighting.head)
    found += _place(syntax, pronoun, candidate, role, distance)
    found += _attention(syntax, pronoun, candidate, distance)
    if distance == 0:
        found += _structure(syntax, pronoun, sighting, role)
    found += _quotation(syntax, pronoun, sighting)
    return found


def nobody(pronoun: Anaphor, candidates: list[Candidate]) -> list[str]:
    """The features of the choice that ``pronoun`` means nobody who was seen."""
    people = sum(
        candidate.sighting.start < pronoun.index and is_person(candidate.referent)
        for candidate in candidates
    )
    return [
        "nobody",
        f"nobody rivals={min(people, 3)}",
        f"nobody {pronoun.case}",
        f"nobody first={pronoun.sentence == 0}",
        f"nobody quoted={pronoun.quote >= 0}",
    ]


def _person(syntax: Syntax, candidate: Candidate) -> Iterator[str]:
    referent = candidate.referent
    entity = referent.entity
    if not entity.named:
        nominal = referent.seen[0].form == "nominal"
        yield "unnamed" if nominal else "pronouns only"
        return
    kind = entity.kind if is_person(referent) or referent.listed else "overlooked"
    yield "gender known" if entity.gender else "gender unknown"
    yield f"kind={kind}"
    yield f"words={min(len(entity.name.split()), 3)}"
    if kind != "person":
        before = candidate.sighting.start - 1
        if before >= 0 and syntax.lower[before] in {"the", "in", "at", "from", "a", "to"}:
            yield f"{syntax.lower[before]} before a thing"
        if entity.gender:
            yield "thing with a gender"


def _place(
    syntax: Syntax, pronoun: Anaphor, candidate: Candidate, role: str, distance: int
) -> Iterator[str]:
    sighting = candidate.sighting
    near = min(distance, 3)
    yield f"sentences={min(distance, 5)}"
    yield f"rank={min(candidate.rank, 4)}"
    yield f"rank={min(candidate.rank, 2)} sentences={min(distance, 2)}"
    yield f"role={role} sentences={near}"
    yield f"role={role} {pronoun.case} sentences={min(distance, 1)}"
    if sighting.form != "nominal":
        yield f"form={sighting.form} sentences={min(distance, 1)}"
    if role == pronoun.role:
        yield f"parallel {role} sentences={min(distance, 2)}"
    if role == "prep":
        preposition = syntax.head[syntax.first_conjunct(sighting.head)]
        yield f"prep under {syntax.pos[syntax.head[preposition]]} sentences={min(distance, 1)}"
    if syntax.dep[sighting.head] in {"conj", "appos"}:
        yield f"dep={syntax.dep[sighting.head]}"
    lines = syntax.paragraph[pronoun.index] - syntax.paragraph[sighting.head]
    yield f"paragraphs={min(lines, 2)}"
    if distance == 0:
        yield f"tokens={_bin(pronoun.index - sighting.head)}"
    depth = sum(1 for _ in syntax.ancestors(sighting.head))
    yield f"depth={min(depth, 6)} sentences={min(distance, 1)}"
    if role in {"subj", "pass"}:
        predicate = syntax.predicate(sighting.head)
        yield f"subject of {syntax.dep[predicate]} sentences={min(distance, 2)}"
        if syntax.dep[pronoun.predicate] == "ROOT" and pronoun.role in {"subj", "pass"}:
            yield f"subject of {syntax.dep[predicate]} for main sentences={min(distance, 2)}"


def _attention(
    syntax: Syntax, pronoun: Anaphor, candidate: Candidate, distance: int
) -> Iterator[str]:
    referent, sighting = candidate.referent, candidate.sighting
    total = sum(mention.form == "name" for mention in referent.entity.mentions[:_COUNTED])
    yield f"total={min(total, 5)}"
    if distance == 1 and pronoun.index - syntax.sentence_start[pronoun.sentence] < 2:
        yield f"opening after {syntax.role(sighting.head)} {pronoun.case}"
    yield f"seen={_bin(len(referent.seen))}"
    if referent.names:
        yield f"named={min(referent.names, 4)}"
    yield f"salience={min(candidate.salience, 3)}"
    yield f"salience={min(candidate.salience, 2)} {pronoun.case}"
    view = in_view(syntax, pronoun, referent)
    recent = [s for s in view[-6:] if syntax.distance(s.head, pronoun.index) <= 2]
    yield f"recent={min(len(recent), 4)}"
    if sighting.form == "pronoun":
        yield f"continued {syntax.role(sighting.head)} {pronoun.case} sentences={min(distance, 2)}"
    last = [s for s in recent if syntax.distance(s.head, pronoun.index) == 1]
    if any(syntax.role(s.head) == "subj" for s in last):
        yield f"subject of last sentence {pronoun.case}"
    if any(s.head == syntax.sentence_start[syntax.sentence[s.head]] for s in last):
        yield "opens last sentence"
    if any(s.form == "pronoun" for s in recent):
        yield "pronoun lately"
    if len(recent) > 1:
        yield f"before that {syntax.role(recent[-2].head)} {pronoun.case}"


def _structure(syntax: Syntax, pronoun: Anaphor, sighting: Sighting, role: str) -> Iterator[str]:
    predicate = syntax.predicate(sighting.head)
    above = list(syntax.ancestors(pronoun.index))
    if predicate == pronoun.predicate:
        yield f"same clause {role} {pronoun.case}"
    elif predicate in above:
        yield f"clause below {syntax.dep[pronoun.predicate]} {role}"
        yield f"clause below {role} {pronoun.case}"
    elif syntax.within(predicate, pronoun.predicate):
        yield f"clause above {syntax.dep[predicate]} {role}"
    else:
        yield f"clause aside {role} {pronoun.case}"
    if sighting.head in above:
        yield f"inside its phrase {pronoun.case}"
    elif syntax.head[syntax.first_conjunct(sighting.head)] in above:
        yield f"commands {pronoun.case}"
    if syntax.dep[pronoun.predicate] == "ccomp" and says(syntax, sighting.head):
        yield f"reports it {pronoun.case}"
    if syntax.subject(pronoun.predicate) == sighting.head:
        yield f"subject of its predicate {pronoun.case}"


def _quotation(syntax: Syntax, pronoun: Anaphor, sighting: Sighting) -> Iterator[str]:
    quote = syntax.quote[sighting.head]
    if pronoun.quote == quote:
        if quote >= 0:
            yield "same quote"
        elif says(syntax, sighting.head) and says(syntax, pronoun.index):
            yield "both say something"
        return
    yield f"quoted pronoun={pronoun.quote >= 0} name={quote >= 0}"
    if pronoun.quote >= 0 and says(syntax, sighting.head):
        yield "its speaker"


def says(syntax: Syntax, index: int) -> bool:
    """Whether ``index`` is the subject of a reporting verb."""
    return syntax.role(index) == "subj" and syntax.lemma[syntax.predicate(index)] in table(
        "cue_verbs"
    )


def _ahead(syntax: Syntax, pronoun: Anaphor, sighting: Sighting) -> Iterator[str]:
    """A name that follows: "In her speech, Hill..."."""
    role = syntax.role(sighting.head)
    distance = syntax.sentence[sighting.head] - pronoun.sentence
    yield f"ahead sentences={min(distance, 2)}"
    yield f"ahead {pronoun.case} {role}"
    if distance:
        return
    yield f"ahead tokens={_bin(sighting.head - pronoun.index)}"
    predicate = syntax.predicate(sighting.head)
    if predicate in syntax.ancestors(pronoun.index):
        below = syntax.dep[pronoun.predicate] if predicate != pronoun.predicate else "same"
        yield f"ahead clause below {role} {pronoun.case}"
        yield f"ahead clause {below} {role}"
    elif syntax.within(predicate, pronoun.predicate):
        yield "ahead clause above"
    yield f"ahead first={pronoun.index - syntax.sentence_start[pronoun.sentence] < 8}"


def _bin(number: int) -> int:
    """``number`` rounded down to a power of two."""
    return 1 << max(0, number.bit_length() - 1) if number > 0 else 0
