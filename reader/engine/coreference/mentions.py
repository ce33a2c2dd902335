"""Who is spoken of: each person, body and place with the places in the text where it was seen."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from reader.annotations import Form, Kind, Mention
from reader.engine import gender
from reader.engine.coreference.syntax import Syntax
from reader.engine.findings import FoundEntity
from reader.engine.lexicon import words

_LOCATIVE = frozenset({"across", "between", "from", "in", "inside", "near", "outside", "to"})
_LONGEST = 6
"""Words of the longest name that is put together from proper nouns."""


@dataclasses.dataclass(slots=True, eq=False)
class Referent:
    """An entity as the resolver goes through the text; ``seen`` holds its sightings so far.

    ``listed`` tells whether the entity is among the findings: somebody whom only a noun or a
    pronoun mentions is not until a pronoun is joined to it. ``located`` tells whether the text
    speaks of being there or going there: then it is no person whom the model took for a place.
    """

    entity: FoundEntity
    listed: bool = True
    located: bool = False
    seen: list[Sighting] = dataclasses.field(default_factory=list)
    names: int = 0


@dataclasses.dataclass(slots=True, eq=False)
class Sighting:
    """One mention: the tokens ``start`` to ``end`` (exclusive) around ``head``."""

    start: int
    end: int
    head: int
    form: Form
    referent: Referent


def named(syntax: Syntax, entities: Iterable[FoundEntity]) -> list[Sighting]:
    """The sightings by name of ``entities``, in text order."""
    found = []
    for entity in entities:
        referent = Referent(entity)
        if entity.gender is None and entity.kind == "person":
            entity.gender = gender_of_name(entity.name)
        for mention in entity.mentions:
            start = syntax.token_at(mention.start)
            end = max(start + 1, syntax.token_at(mention.end - 1) + 1)
            referent.located |= start > 0 and syntax.lower[start - 1] in _LOCATIVE
            found.append(Sighting(start, end, head_of(syntax, start, end), mention.form, referent))
    return sorted(found, key=lambda sighting: (sighting.start, -sighting.end))


def gender_of_name(name: str) -> str | None:
    """The gender that a title or a first name in ``name`` tells; a lone surname tells none."""
    parts = name.replace(".", "").split()
    if len(parts) < 2:
        return gender.of_first_name(parts[0]) if parts else None
    return gender.of_noun(parts[0]) or gender.of_first_name(parts[0])


def unnamed(syntax: Syntax, taken: bytearray) -> list[Sighting]:
    """The sightings of people and bodies by a noun alone ("her mother", "the bank"), in order.

    ``taken`` marks the tokens of names. Nouns that stand beside a name, or say what somebody is,
    speak of nobody new and are left out.
    """
    found = []
    for index in range(len(syntax)):
        kind = None if taken[index] else _kind_of_noun(syntax, index)
        if kind is None or _beside_a_name(syntax, index, taken):
            continue
        start = _phrase_start(syntax, index)
        if start == index:
            continue
        mention = Mention(*syntax.span(start, index + 1), "nominal")
        text = syntax.doc[start : index + 1].text
        entity = FoundEntity(kind, text, named=False, mentions=[mention])
        if kind == "person":
            entity.gender = gender.of_noun(syntax.lower[index])
        found.append(Sighting(start, index + 1, index, "nominal", Referent(entity, listed=False)))
    return found


def _kind_of_noun(syntax: Syntax, index: int) -> Kind | None:
    """Whether a singular noun that is a phrase of its own speaks of a person or a body, or neither."""
    if syntax.dep[index] in {"attr", "oprd", "compound"}:
        return None
    if syntax.tag[index] == "NN":
        if is_person_noun(syntax, index):
            return "person"
        return "organisation" if syntax.lower[index] in words("body_nouns") else None
    aged = syntax.lower[index] == "old" and syntax.role(index) != "other"
    if aged and any(syntax.lower[child] == "year" for child in syntax.children(index)):
        return "person"
    return None


def overlooked(syntax: Syntax, taken: bytearray) -> list[Sighting]:
    """The sightings of proper nouns that are nobody's name yet, one referent a text, in order."""
    found = []
    referents: dict[str, Referent] = {}
    for index, tag in enumerate(syntax.tag):
        if tag != "NNP" or taken[index] or _is_no_name(syntax, index):
            continue
        if syntax.role(index) == "other":
            continue
        start = index
        while (
            start > index - _LONGEST
            and start
            and syntax.tag[start - 1] == "NNP"
            and not taken[start - 1]
        ):
            start -= 1
        text = syntax.doc[start : index + 1].text
        if not text[0].isupper() or text.isupper() or is_person_noun(syntax, index):
            continue
        if text not in referents:
            entity = FoundEntity("person", text, gender=gender_of_name(text))
            referents[text] = Referent(entity, listed=False)
        referents[text].entity.mentions.append(Mention(*syntax.span(start, index + 1)))
        found.append(Sighting(start, index + 1, index, "name", referents[text]))
    return found


def _is_no_name(syntax: Syntax, index: int) -> bool:
    """Whether what the tagger takes for a name is a month, a number or the like."""
    text = syntax.doc[index].text
    never = text.rstrip(".") in words("calendar_words") or text in words("not_names")
    return never or syntax.doc[index].like_num


def is_person_noun(syntax: Syntax, index: int) -> bool:
    """Whether the noun at ``index`` means a person: a role, a trade, kin."""
    return any(
        form in words("person_nouns") or form in words("roles") or gender.of_noun(form) is not None
        for form in (syntax.lower[index], syntax.lemma[index])
    )


def head_of(syntax: Syntax, start: int, end: int) -> int:
    """The token of ``start`` to ``end`` whose head lies outside; the last one if there is none."""
    for index in range(start, end):
        if not start <= syntax.head[index] < end or syntax.head[index] == index:
            return index
    return end - 1


def _beside_a_name(syntax: Syntax, index: int, taken: bytearray) -> bool:
    """Whether a name is in apposition: "the minister, Ann Hill", "Ann Hill, the minister"."""
    if syntax.dep[index] == "appos" and taken[syntax.head[index]]:
        return True
    return any(taken[child] and syntax.dep[child] == "appos" for child in syntax.children(index))


def _phrase_start(syntax: Syntax, index: int) -> int:
    """Where a noun's phrase starts: its article or possessor, else the noun itself."""
    for child in syntax.children(index):
        if child > index:
            break
        if syntax.dep[child] in {"det", "poss"}:
            return syntax.doc[child].left_edge.i
    return index
