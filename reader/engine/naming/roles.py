"""What the text says that a person is: titles, roles before the name, appositions beside it."""

from __future__ import annotations

from spacy.tokens import Token

from reader.engine import gender, titles
from reader.engine.naming.name import Name, Tokens

_MOST = 10
"""Words of the longest role ("senior fellow at the ...")."""
_MODIFIERS = ("NN", "JJ", "POS", "HYPH", "AFX")
_VERBAL_MODIFIERS = frozenset({"running", "acting", "ruling"})
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mister", "Dr", "Sir", "Madam", "Messrs"})
_AFTER_ROLE = frozenset({",", ";", ":", "—", "–", "--", "who", "which", "that", '"', "”", "(", "."})


def add(tokens: Tokens, names: list[Name]) -> None:
    """Set title, role and gender of each person's name in ``names``, as the text tells them."""
    for name in names:
        if name.kind != "person":
            continue
        first = _first_title(tokens, name)
        name.title = " ".join(tokens.texts[first : name.start])
        name.role = _before(tokens, first, name) or _beside(tokens, name)
        for word in (*reversed(name.title.split()), *_name_title(name)):
            name.gender = name.gender or gender.of_noun(word)


def _name_title(name: Name) -> tuple[str, ...]:
    """The title that is part of ``name``: "Queen" in "Queen Ada"."""
    return name.words[:1] if titles.is_name_title(name.words[0]) else ()


def _first_title(tokens: Tokens, name: Name) -> int:
    start = name.start
    while start > max(0, name.start - _MOST) and titles.is_title(tokens.texts[start - 1]):
        start -= 1
    return start


def _before(tokens: Tokens, first: int, name: Name) -> str | None:
    """The role that ends right before the name: "Kremlin spokesman", "Secretary of State"."""
    stop = name.start
    while stop > first and tokens.texts[stop - 1].rstrip(".") in _HONORIFICS:
        stop -= 1
    start = _office_of(tokens, stop)
    if start is None:
        if stop == 0 or not _is_role(tokens.texts[stop - 1]):
            return None
        _note_gender(name, tokens.texts[stop - 1])
        start = stop - 1
    while start > max(0, stop - _MOST) and _modifies(tokens, start - 1):
        start -= 1
    while tokens.tags[start] in {"POS", "HYPH"}:
        start += 1
    return _text(tokens, start, stop)


def _modifies(tokens: Tokens, index: int) -> bool:
    return (
        tokens.tags[index].startswith(_MODIFIERS)
        or tokens.texts[index].lower() in _VERBAL_MODIFIERS
    )


def _is_role(word: str) -> bool:
    return titles.is_role(word) or (titles.is_title(word) and word[0].isupper())


def _office_of(tokens: Tokens, stop: int) -> int | None:
    """Where "Secretary" stands if "Secretary of State" ends at ``stop``."""
    index = stop - 1
    while index > max(0, stop - 5) and tokens.tags[index].startswith(("NNP", "DT")):
        index -= 1
    if index < 1 or index == stop - 1 or tokens.texts[index] not in {"of", "for"}:
        return None
    return index - 1 if _is_role(tokens.texts[index - 1]) else None


def _beside(tokens: Tokens, name: Name) -> str | None:
    """The role in apposition: after the name between commas, or before it."""
    root = tokens.doc[name.start : name.end].root
    noun = _office(root.head)
    if root.dep_ == "appos" and noun.i < name.start and titles.is_role(noun.text):
        _note_gender(name, noun.text)
        role = _phrase(tokens, noun, name.start)
        return role if tokens.texts[name.start - 1] == "," else None
    if tokens.text(name.end) not in {",", "("}:
        return None
    for child in root.rights:
        if child.dep_ == "appos" and child.i >= name.end and titles.is_role(child.lemma_):
            _note_gender(name, child.text)
            return _phrase(tokens, child, len(tokens))
    return None


def _office(noun: Token) -> Token:
    """The office where the parser takes the place that it is in for who holds it: "mayor of ..."."""
    preposition = noun.head
    if noun.dep_ == "pobj" and preposition.lower_ == "of" and titles.is_role(preposition.head.text):
        return preposition.head
    return noun


def _phrase(tokens: Tokens, noun: Token, limit: int) -> str:
    """The noun phrase of ``noun`` without its article, cut at the first comma or clause."""
    start = noun.i
    while start > max(0, noun.i - _MOST) and _modifies(tokens, start - 1):
        start -= 1
    while tokens.tags[start] in {"POS", "HYPH"} and start < noun.i:
        start += 1
    end = noun.i + 1
    while end < min(limit, start + _MOST, noun.right_edge.i + 1):
        if tokens.texts[end] in _AFTER_ROLE or tokens.tags[end].startswith("VB"):
            break
        end += 1
    while end > noun.i + 1 and tokens.tags[end - 1] in {"IN", "DT", "CC", "TO", "PRP$"}:
        end -= 1
    return _text(tokens, start, end)


def _text(tokens: Tokens, start: int, end: int) -> str:
    begin, stop = tokens.chars(start, end)
    return " ".join(tokens.source[begin:stop].split())


def _note_gender(name: Name, noun: str) -> None:
    name.gender = name.gender or gender.of_noun(noun)
