"""What kind of thing a name names, weighed over the whole document."""

from __future__ import annotations

import collections
from collections.abc import Iterable

from reader.annotations import Kind
from reader.corrections import KnownNames
from reader.engine import gender, lexicon
from reader.engine.naming.evidence import PLACE_PREPOSITIONS, Votes, surroundings
from reader.engine.naming.name import Name, Tokens, initials
from reader.engine.naming.spans import known

_OF_A_PERSON = frozenset(
    {"government", "administration", "campaign", "presidency", "regime", "family", "era", "camp"}
)
_TOLD = 100.0
"""More than all other votes together."""
_TO_PLACE = PLACE_PREPOSITIONS | {"from", "to", "at", "around", "via"}


def settle(tokens: Tokens, names: list[Name], told: KnownNames) -> None:
    """Give every name of ``names`` the kind that the document as a whole gives to its words.

    What is ``told`` outweighs all else, also where a name shares a word with a told one.
    """
    mentions: dict[str, list[Name]] = collections.defaultdict(list)
    for name in names:
        mentions[name.text].append(name)
    votes = {text: _votes(tokens, same) for text, same in mentions.items()}
    for text in votes.keys() & told.keys():
        votes[text][told[text]] += _TOLD
    people = _people(votes)
    storms = {text.split()[-1] for text in votes if text.split()[0] in lexicon.words("storm_words")}
    acronyms = _acronyms(names)
    for text, count in votes.items():
        if " " not in text:
            count["organisation"] += 4 * (text in acronyms)
            count["person"] += 2.5 * (text in people)
            count["event"] += 2.5 * (text in storms)
    for text, same in mentions.items():
        surname = _with_surname(text, votes) if " " in text else votes[text]
        kind = _winner(surname, same[0].kind)
        for name in same:
            name.kind = kind
            if text in people and known(text) == "place":
                named = mentions[people[text]][0].start < name.start
                name.kind = _surname_or_place(tokens, name, votes[text], named=named)


def _acronyms(names: Iterable[Name]) -> set[str]:
    """The acronyms of the bodies that are named in full."""
    bodies = {name.words for name in names if name.kind == "organisation" and len(name.words) > 2}
    return {form for words in bodies for form in initials(words) if len(form) > 2}


def _winner(votes: Votes, default: Kind) -> Kind:
    return max(votes, key=lambda kind: (votes[kind], kind == default), default=default)


def _votes(tokens: Tokens, same: list[Name]) -> Votes:
    """The evidence for each kind: general knowledge, the model's labels, and the surroundings."""
    votes = _shape(same[0].words)
    sure = [name for name in same if name.sure]
    for name in sure:
        votes[name.kind] += 2 / len(sure)
    for kind, weight in surroundings(tokens, same).items():
        votes[kind] += min(weight, 4)
    if len(same[0].words) == 1 and all(_has_article(tokens, name) for name in same):
        votes["other"] += 2.5
        votes["person"] -= 1
    return votes


def _has_article(tokens: Tokens, name: Name) -> bool:
    return (
        name.kind == "person"
        and tokens.text(name.start - 1).lower() == "the"
        and tokens.text(name.end) not in _OF_A_PERSON
    )


def _shape(words: tuple[str, ...]) -> Votes:
    """What the words alone tell."""
    votes = Votes(float)
    listed = known(" ".join(words))
    if listed is not None:
        votes[listed] += 3
    if len(words) == 1:
        return votes
    last = words[-1]
    if words[0] in lexicon.words("storm_words"):
        votes["event"] += 4
    if " ".join(words[-2:]) in lexicon.words("place_words"):
        votes["place"] += 3
    elif (
        last in lexicon.words("organisation_words")
        or (words[0] in lexicon.words("organisation_words") and words[1] in {"of", "for"})
        or words[0] == "Team"
    ):
        votes["organisation"] += 3
    elif last in lexicon.words("place_words"):
        votes["place"] += 3
    elif last in lexicon.words("event_words"):
        votes["event"] += 3
    elif last in lexicon.words("award_words"):
        votes["work"] += 3
    if words[0] in lexicon.words("place_openers"):
        votes["place"] += 1.5
    people = last.endswith(("ians", "eans"))
    if gender.of_first_name(words[0]) and len(words) < 5 and not _joins(words) and not people:
        votes["person"] += 2.2 * (last not in lexicon.words("award_words"))
    return votes


def _joins(words: tuple[str, ...]) -> bool:
    """Whether a small word that no family name has joins ``words``."""
    return any(word.islower() and word not in lexicon.words("name_particles") for word in words)


def _people(votes: dict[str, Votes]) -> dict[str, str]:
    """The first and last words of the names of several words that are people's, and a full name."""
    parts: dict[str, str] = {}
    for text, count in votes.items():
        words = text.split()
        if 1 < len(words) < 5 and _winner(count, "other") == "person":
            parts.setdefault(words[0], text)
            parts.setdefault(words[-1], text)
    return parts


def _with_surname(text: str, votes: dict[str, Votes]) -> Votes:
    """The votes for ``text`` and, where its last word also stands alone as a person, for that."""
    total = Votes(float, votes[text])
    first, _, last = text.partition(" ")
    surname = None if first in lexicon.words("storm_words") else votes.get(last.rpartition(" ")[2])
    if surname and _winner(surname, "other") == "person" and len(text.split()) < 4:
        total["person"] += 2.5
    return total


def _surname_or_place(tokens: Tokens, name: Name, votes: Votes, *, named: bool) -> Kind:
    """What a word like "Washington" is here, where somebody of that name is in the text too.

    ``named`` tells whether the full name has been given before.
    """
    if name.title:
        return "person"
    if tokens.text(name.start - 1).lower() in _TO_PLACE:
        return "place"
    token = tokens.doc[name.start]
    if named and token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"}:
        return "person"
    if name.sure and name.kind in {"person", "place"}:
        return name.kind
    return "person" if votes["person"] > votes["place"] else "place"
