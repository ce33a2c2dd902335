"""Who a pronoun cannot be, by the structure of its sentence.

The binding conditions of Chomsky, "Lectures on Government and Binding" (1981), as far as a
dependency parse shows them: a plain pronoun is no other argument of its verb ("Hill saw her"), nor
a name inside what it owns ("her friend Hill"), nor a name below it in the tree ("she said Hill").
"""

from __future__ import annotations

import dataclasses

from reader.engine.coreference.mentions import Sighting
from reader.engine.coreference.syntax import SUBJECTS, Syntax

_ARGUMENTS = frozenset(("subj", "pass", "obj", "dat", "prep"))


@dataclasses.dataclass(slots=True, frozen=True)
class Anaphor:
    """A pronoun to be resolved.

    ``case`` is nom ("he"), obj ("him"), poss ("his") or refl ("himself"); ``owned`` is the noun
    that a possessive belongs to, else -1.
    """

    index: int
    case: str
    gender: str | None
    role: str
    sentence: int
    quote: int
    predicate: int
    owned: int


def anaphor(syntax: Syntax, index: int, case: str, gender: str | None) -> Anaphor:
    """The pronoun at ``index``, with its surroundings looked up once."""
    owns = syntax.dep[index] == "poss"
    return Anaphor(
        index=index,
        case="poss" if owns else case,
        gender=gender,
        role=syntax.role(index),
        sentence=syntax.sentence[index],
        quote=syntax.quote[index],
        predicate=syntax.predicate(index),
        owned=syntax.head[index] if owns else -1,
    )


def barred(syntax: Syntax, pronoun: Anaphor, sighting: Sighting) -> bool:
    """Whether the person sighted, in the same sentence, cannot be whom ``pronoun`` means."""
    if syntax.sentence[sighting.head] != pronoun.sentence:
        return False
    name = sighting.head
    if _coordinated(syntax, pronoun.index, name):
        return True
    if pronoun.case == "poss":
        return _inside_owned(syntax, pronoun.owned, name)
    if pronoun.case == "refl":
        return False
    return _argument_beside(syntax, pronoun, name) or _below(syntax, pronoun, name, sighting)


def _coordinated(syntax: Syntax, first: int, second: int) -> bool:
    """Whether two words are conjuncts of one coordination, as in "Hill and she"."""
    return (syntax.dep[first] == "conj" or syntax.dep[second] == "conj") and syntax.first_conjunct(
        first
    ) == syntax.first_conjunct(second)


def _inside_owned(syntax: Syntax, owned: int, name: int) -> bool:
    """Whether the name is what is owned: "her friend Hill", "Hill, her friend"."""
    if syntax.within(name, owned):
        return True
    top = owned
    while syntax.dep[top] == "appos" and syntax.head[top] != top:
        top = syntax.head[top]
        if name == top:
            return True
    return syntax.dep[owned] == "attr" and syntax.subject(
        syntax.head[owned]
    ) == syntax.first_conjunct(name)


def _argument_beside(syntax: Syntax, pronoun: Anaphor, name: int) -> bool:
    """Whether both are arguments of one predicate: "Hill saw her", "Hill spoke to her"."""
    if pronoun.role not in _ARGUMENTS or syntax.role(name) not in _ARGUMENTS:
        return False
    return _governor(syntax, pronoun.index) == _governor(syntax, name) or (
        pronoun.case == "obj"
        and syntax.subject(_governor(syntax, pronoun.index)) == syntax.first_conjunct(name)
    )


def _governor(syntax: Syntax, index: int) -> int:
    """The predicate that ``index`` is an argument of, through a preposition."""
    above = syntax.head[syntax.first_conjunct(index)]
    return syntax.head[above] if syntax.dep[above] in {"prep", "agent", "dative"} else above


def _below(syntax: Syntax, pronoun: Anaphor, name: int, sighting: Sighting) -> bool:
    """A subject pronoun whose clause, from the pronoun on, holds the name."""
    if sighting.start < pronoun.index or syntax.dep[pronoun.index] not in SUBJECTS:
        return False
    return syntax.within(name, syntax.head[pronoun.index])
