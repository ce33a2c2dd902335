"""Cues: the words that tell that somebody is being reported ("said", "according to").

A cue is a reporting verb with its class (``data/cue_verbs.txt``), or "according to". Who the subject
of a verb is, is read from the parse, through passives, coordination, participles and relative clauses.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

from reader.engine.lexicon import table

Relation = Literal["subject", "agent", "conjunct", "participle", "relative", "passive", "none"]

DASHES = frozenset(("—", "–", "―", "-", "--", "~"))
"""What may stand between a quotation and the name of who signs it."""

_SUBJECTS = frozenset(("nsubj", "csubj"))
_VERBAL = frozenset(("VERB", "AUX"))
_DEPTH = 6
"""How many clauses up a subject is looked for."""


_MANY = 60
"""No word of real text has more children; a broken parse may hang a whole page on one."""


def children(token: Token) -> list[Token]:
    """The words that hang on ``token`` in the parse, in order; none where there are too many."""
    if token.n_lefts + token.n_rights > _MANY:
        return []
    return list(token.children)


class Subject(NamedTuple):
    """The head noun of who speaks, and how it stands to the reporting verb."""

    token: Token
    relation: Relation


def verb_class(token: Token) -> str | None:
    """The class of the reporting verb that ``token`` is ("say", "claim"...), or None."""
    if token.pos_ not in _VERBAL and token.tag_[:2] != "VB":
        return None
    return table("cue_verbs").get(token.lemma_.lower())


def is_according_to(token: Token) -> bool:
    """Whether ``token`` is the first word of "according to"."""
    if token.lower_ != "according" or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().lower_ == "to"


def subjects(verb: Token) -> Iterator[Subject]:
    """Who does what ``verb`` says, nearest reading first; nothing where the parse does not tell.

    The agent of a passive comes before its subject, which is the one spoken to.
    """
    below = children(verb)
    agent = next((child for child in below if child.dep_ == "agent"), None)
    if agent is not None:
        yield from (Subject(noun, "agent") for noun in children(agent) if noun.dep_ == "pobj")
    direct = [child for child in below if child.dep_ in _SUBJECTS]
    for child in direct:
        antecedent = _antecedent(verb, child)
        yield Subject(antecedent or child, "relative" if antecedent is not None else "subject")
    if not direct:
        passive = next((child for child in below if child.dep_ == "nsubjpass"), None)
        if passive is not None:
            antecedent = _antecedent(verb, passive)
            yield Subject(antecedent or passive, "passive")
        else:
            yield from _inherited(verb)


def _antecedent(verb: Token, subject: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if verb.dep_ != "relcl" or subject.tag_ not in {"WP", "WDT"}:
        return None
    return verb.head


def _inherited(verb: Token) -> Iterator[Subject]:
    """The subject of the clause that a coordinated verb, a participle or an infinitive hangs on."""
    relation: Relation = "conjunct" if verb.dep_ == "conj" else "participle"
    node = verb
    for _ in range(_DEPTH):
        if node.dep_ in {"acl", "relcl"}:
            yield Subject(node.head, relation)
            return
        if node.dep_ == "ROOT" or node.head == node:
            return
        node = node.head
        if node.pos_ in _VERBAL:
            found = [child for child in children(node) if child.dep_ in _SUBJECTS]
            passive = [child for child in children(node) if child.dep_ == "nsubjpass"]
            if found or passive:
                token = (found or passive)[0]
                yield Subject(_antecedent(node, token) or token, relation)
                return
        elif node.pos_ in {"NOUN", "PROPN"} and node.dep_ != "pobj":
            return
