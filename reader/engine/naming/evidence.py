"""What the words beside a name tell of its kind: titles, ages, appositions, verbs, prepositions."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reader.annotations import Kind
from reader.engine import gender, lexicon, titles
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import known

Votes = collections.defaultdict[Kind, float]
"""How much speaks for each kind; the model's own label counts 2."""

PLACE_PREPOSITIONS = frozenset({"in", "across", "throughout", "near", "outside", "inside"})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "my", "our"})
_CREDITS = frozenset({"Image", "Photo", "Photograph", "Picture", "Photographer"})
_BELIEF = frozenset({"confidence", "trust", "faith", "belief", "believe", "interest", "stock"})
"""Lemmas after which "in" may stand before a person: "confidence in Hill"."""
_OF_A_PLACE = frozenset({"inhabitants", "residents", "streets", "townspeople", "villagers"})
_OWN = frozenset({"his", "her", "himself", "herself"})
_COMMON = frozenset({"NN", "NNS"})
_MARKS = frozenset("\"'“”‘’")
_DATELINE_ENDS = frozenset({"—", "–", "-", "--"})
_MANY = 20
"""Children of a word that are looked at: a broken parse may hang a page on one."""
_NEAR = 10
"""Words after a subject among which "his" or "her" is likely its own."""
_CALLED: tuple[tuple[Kind, str], ...] = (
    ("organisation", "company_roles"),
    ("person", "roles"),
    ("organisation", "body_nouns"),
    ("place", "place_nouns"),
    ("work", "work_nouns"),
    ("product", "thing_nouns"),
)
"""The lists of nouns by what they call somebody or something; the first that has a noun decides."""


def surroundings(tokens: Tokens, same: Sequence[Name]) -> Votes:
    """How much what stands beside the names ``same``, of the same words, speaks for each kind."""
    votes = Votes(float)
    located = 0
    for name in same:
        votes["person"] += _person_beside(tokens, name)
        votes["place"] += _place_beside(tokens, name)
        located += _located(tokens, name)
        for kind, weight in _called(tokens, name):
            votes[kind] += weight
    if not any(name.kind == "person" for name in same):
        votes["place"] += 1.5 * located
    elif 2 * located >= len(same):
        given = gender.of_first_name(same[0].text) is not None
        votes["place"] += (1.5 if given or len(same[0].words) > 1 else 2.2) * located
    return votes


def _called(tokens: Tokens, name: Name) -> Iterator[tuple[Kind, float]]:
    """What the nouns that the text calls ``name`` by make of it: "Hill, a surgeon", "the ship Ada"."""
    root = tokens.doc[name.start : name.end].root
    for noun, weight in _nouns(root, name):
        for kind, listed in _CALLED:
            if noun.lower_ in lexicon.words(listed) or noun.lemma_ in lexicon.words(listed):
                doubtful = listed == "company_roles" and len(name.words) > 1
                yield kind, min(weight, 1.5) if doubtful else weight
                return


def _nouns(root: Token, name: Name) -> Iterator[tuple[Token, float]]:
    """The common nouns that call ``name`` something, by the parse, and how far each is to be trusted."""
    after = next((t for t in itertools.islice(root.rights, _MANY) if t.dep_ == "appos"), None)
    if after is not None and after.tag_ in _COMMON and _opens(after, name.end + 1):
        yield after, 2.2 if _is_indefinite(after) else 1.0
    before = root.doc[name.start - 1] if name.start else None
    verb = name.end < len(root.doc) and root.doc[name.end].tag_.startswith("VB")
    if before is not None and before.tag_ in _COMMON and not verb:
        joined = before.dep_ == "compound" and name.start <= before.head.i < name.end
        if joined or (root.dep_ == "appos" and root.head == before):
            yield before, 1.5
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        for child in itertools.islice(root.head.rights, _MANY):
            if child.dep_ == "attr" and child.tag_ == "NN" and _is_indefinite(child):
                yield child, 2.2


def _opens(noun: Token, index: int) -> bool:
    """Whether the phrase of ``noun`` begins at ``index``, and with no relative pronoun."""
    return noun.left_edge.i == index and not noun.left_edge.tag_.startswith("W")


def _is_indefinite(noun: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in itertools.islice(noun.lefts, _MANY))


def _person_beside(tokens: Tokens, name: Name) -> float:
    """How much title, role, age and verb beside ``name`` speak for a person."""
    before = tokens.text(name.start - 1)
    weight = 0.0
    if name.title or (titles.is_honorific(before) and before not in name.words):
        weight += 3
    elif before.islower() and titles.is_role(before):
        weight += 1.5
    if _followed_by_age(tokens, name) or _followed_by_role(tokens, name):
        weight += 2.2
    if name.text.isupper() and len(name.text) > 3 and tokens.text(name.end) == ":":
        weight += 2
    if name.kind != "person" and known(name.text) is None:
        weight += 1.5 * _has_own(tokens, name)
    if name.kind != "person" and len(name.words) == 1 and before.lower() != "the":
        weight += _lives(tokens, name)
        if before == ":" and tokens.text(name.start - 2) in _CREDITS:
            weight += 2.2 * (known(name.text) is None and not name.text.isupper())
    return weight


def _has_own(tokens: Tokens, name: Name) -> bool:
    """Whether ``name`` does something with what is "his" or "hers", or is followed by "who"."""
    after = name.end + (tokens.text(name.end) == ",")
    if tokens.text(after) == "who":
        return True
    root = tokens.doc[name.start : name.end].root
    if root.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    for token in tokens.doc[name.end : name.end + _NEAR]:
        if token.lower_ in _OWN:
            return True
        if token.dep_ in {"nsubj", "nsubjpass"} or token.tag_ == "NNP" or token.is_sent_start:
            return False
    return False


def _lives(tokens: Tokens, name: Name) -> float:
    """How much a single word, which the model took for a thing, looks and acts like a person."""
    if name.text.isupper() or known(name.text) is not None:
        return 0.0
    token = tokens.doc[name.start]
    quoted = {tokens.text(name.start - 1), tokens.text(name.end)} <= _MARKS
    if quoted or token.dep_ == "compound":
        return 0.0
    weight = 2.2 if gender.of_first_name(name.text) else 0.0
    if token.dep_ == "nsubj" and token.head.lemma_ in lexicon.words("person_verbs"):
        weight += 1.2
    return weight


def _place_beside(tokens: Tokens, name: Name) -> float:
    """How much the words beside ``name`` speak for a place."""
    noun, before = tokens.text(name.start - 2), tokens.text(name.start - 1)
    after = tokens.text(name.end)
    nouns = lexicon.words("place_nouns")
    weight = 0.0
    if before == "of" and (noun.lower() in nouns or noun.lower() in _OF_A_PLACE):
        weight += 2.2
    elif after in nouns or after == "Mayor":
        weight += 2
    if after == "," and _is_container(tokens, name.end + 1):
        weight += 2.2
    return weight + (3 if _is_dateline(tokens, name) else 0)


def _is_container(tokens: Tokens, index: int) -> bool:
    """Whether a place between commas begins at ``index``, with "in" or without: ", in Ohio,"."""
    index += tokens.text(index) == "in"
    end = index + (known(tokens.text(index)) == "place")
    if end == index and index + 1 < len(tokens):
        first, last = tokens.chars(index, index + 2)
        end += 2 * (known(tokens.source[first:last]) == "place")
    return end > index and not tokens.text(end)[:1].isalnum()


def _located(tokens: Tokens, name: Name) -> bool:
    """Whether something is told to be in ``name``, or to go there from a place."""
    before = tokens.doc[name.start - 1] if name.start else None
    if (
        before is None
        or len(name.words) > 2
        or known(name.text) == "group"
        or tokens.text(name.end) in {"'s", "’s"}
    ):
        return False
    if before.lower_ in {"to", "and"}:
        ahead = tokens.texts[max(0, name.start - 5) : name.start - 1]
        opening = "from" if before.lower_ == "to" else "between"
        return opening in ahead and _is_place(tokens, name.start - 2)
    if before.lower_ == "between" and tokens.text(name.end) == "and":
        return _is_place(tokens, name.end + 1)
    return before.lower_ in PLACE_PREPOSITIONS and before.head.lemma_.lower() not in _BELIEF


def _is_place(tokens: Tokens, index: int) -> bool:
    if not 0 <= index < len(tokens):
        return False
    return known(tokens.texts[index]) == "place" or tokens.doc[index].ent_type_ == "GPE"


def _is_dateline(tokens: Tokens, name: Name) -> bool:
    """Whether ``name`` is where the story was filed: "BERLIN (AP) —" begins a paragraph."""
    starts = name.start == 0 or "\n" in tokens.texts[name.start - 1]
    if not (starts and name.text.isupper()):
        return False
    return any(tokens.text(name.end + offset) in _DATELINE_ENDS for offset in range(12))


def _followed_by_age(tokens: Tokens, name: Name) -> bool:
    comma, age, after = (tokens.text(name.end + offset) for offset in range(3))
    return comma == "," and after in {",", "."} and age.isdecimal() and int(age) < 111


def _followed_by_role(tokens: Tokens, name: Name) -> bool:
    """Whether an apposition calls ``name`` a person: "..., a retired surgeon"."""
    if tokens.text(name.end) != "," or tokens.text(name.end + 1) not in _ARTICLES:
        return False
    for index in range(name.end + 2, name.end + 6):
        word = tokens.text(index)
        if titles.is_role(word):
            return word not in lexicon.words("company_roles")
        if not word.isalpha():
            return False
    return False
