"""The model's named entities as names: whole, without titles, articles and possessives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotations import Kind
from reader.engine import gender, lexicon, titles
from reader.engine.naming.name import Name, Tokens

KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "PRODUCT": "product",
    "LAW": "law",
}
"""What the labels of OntoNotes are called here; names of other labels are no entities."""

_LONGEST = 24
"""Tokens of the longest name: what is longer is a list or a table, not a name."""
_VERBS = frozenset({"MD", "VB", "VBD", "VBP", "VBZ"})
_STRONG_BREAKS = frozenset({";", ":", "(", ")", "[", "]", "|", "—", "--"})
_POSSESSIVES = ("'s", "’s", "'S", "’S", "'", "’")
_JOINTS = frozenset({"and", "&", ",", "/", "–", "-"})
_BREAKS: dict[Kind, frozenset[str]] = {
    "person": _STRONG_BREAKS | _JOINTS | {"@", "with", "vs.", "vs", *_POSSESSIVES[:4]},
    "place": _STRONG_BREAKS | _JOINTS | {"on", "in", "at", "near"},
    "group": _STRONG_BREAKS | _JOINTS,
    "organisation": _STRONG_BREAKS,
}
_PARTY = re.compile(r"[RDI](-.*)?")
"""A member's party and state, as in "Sen. So-and-so (D-Mass.)"."""
_ARTICLES = frozenset({"the", "The", "THE", "a", "A", "an", "An"})
_WEB = re.compile(r"https?:|www\.|[@#_\\=<>*{}]|^\W*$")


def from_model(tokens: Tokens) -> list[Name]:
    """The names that the model found, in text order."""
    names = []
    for entity in tokens.doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is not None:
            for start, end in _pieces(tokens, entity.start, entity.end, kind):
                if end - start <= _LONGEST:
                    names += trimmed(tokens, start, end, kind)
    return names


def _pieces(tokens: Tokens, start: int, end: int, kind: Kind) -> Iterator[tuple[int, int]]:
    """``start`` to ``end`` cut at line ends and, by kind, at what joins two names."""
    breaks = _BREAKS.get(kind, frozenset())
    begin = start
    for index in range(start, end):
        text = tokens.texts[index]
        joined = text == "-" and begin < index and _is_one_word(tokens, begin, index, end, kind)
        if "\n" in text or (text in breaks and not joined):
            yield begin, index
            begin = index + 1
        elif text == "the" and begin < index and tokens.tags[index - 1] not in {"IN", "CC"}:
            yield begin, index
            begin = index
    yield begin, end


def _is_one_word(tokens: Tokens, begin: int, index: int, end: int, kind: Kind) -> bool:
    """Whether the hyphen at ``index`` is inside a word: "Saint-Malo", but not "Israel-Gaza"."""
    if tokens.doc[index - 1].whitespace_ or tokens.doc[index].whitespace_:
        return False
    if kind not in {"person", "place"} or index + 1 >= end:
        return False
    before, _ = tokens.chars(begin, index)
    left = tokens.source[before : tokens.offsets[index]]
    return known(left) is None or known(tokens.texts[index + 1]) is None


def trimmed(tokens: Tokens, start: int, end: int, kind: Kind) -> list[Name]:
    """The names between ``start`` and ``end``: none, one, or two where a hyphen joins them."""
    while start < end and _no_start(tokens, start, kind):
        start += 1
    while start < end and _no_end(tokens, end - 1, kind):
        end -= 1
    while kind == "person" and end - start > 2 and tokens.tags[end - 1] in _VERBS:
        end -= 1
    given = gender.of_first_name(tokens.texts[start]) if start < end else None
    if kind == "person" and end - start > 1 and (given is None or known(tokens.texts[start])):
        while start < end - 1 and titles.is_office(tokens.texts[end - 1].partition("(")[0]):
            end -= 1
    if start >= end:
        return []
    first = start
    if kind == "person":
        start = _after_titles(tokens, start, end)
    title = " ".join(tokens.texts[first:start])
    words = words_of(tokens, start, end)
    if _no_name(words, kind):
        return []
    chars = tokens.chars(start, end)
    for possessive in _POSSESSIVES[:4]:
        if words[-1].endswith(possessive) and len(words[-1]) > len(possessive):
            words = (*words[:-1], words[-1].removesuffix(possessive))
            chars = chars[0], chars[1] - len(possessive)
    name = Name(start, end, chars, words, kind, title)
    return _hyphenated(name) if kind in {"place", "group"} else [name]


def _no_start(tokens: Tokens, index: int, kind: Kind) -> bool:
    text = tokens.texts[index]
    if kind == "person" and text[0].islower():
        return text not in lexicon.words("name_particles")
    if kind == "person" and tokens.tags[index].startswith(("VB", "RB")):
        return index + 1 < len(tokens) and gender.of_first_name(text) is None
    return text in _ARTICLES or text in _POSSESSIVES or not (text[0].isalnum() or text[0] == "#")


def _no_end(tokens: Tokens, index: int, kind: Kind) -> bool:
    text, tag = tokens.texts[index], tokens.tags[index]
    if text in _POSSESSIVES or text in _ARTICLES or not any(map(str.isalnum, text)):
        return True
    if tag in {"IN", "DT", "CC", "TO"} and text.islower():
        return True
    if text in lexicon.words("calendar_words") and (
        kind == "person" or tokens.text(index + 1) == ":"
    ):
        return True
    if kind == "person":
        joined = tokens.text(index - 1) == "-"
        return not joined and (text[0].isdigit() or text[0].islower())
    return kind == "place" and text[0].isdigit()


def _after_titles(tokens: Tokens, start: int, end: int) -> int:
    while start < end - 1 and (
        titles.is_title(tokens.texts[start])
        or (start < end - 2 and known(tokens.texts[start]) == "group")
    ):
        start += 1
    return start


def words_of(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """The words from token ``start`` to ``end`` (exclusive), apostrophes made straight."""
    begin, stop = tokens.chars(start, end)
    return tuple(tokens.source[begin:stop].replace("’", "'").split())


def _no_name(words: tuple[str, ...], kind: Kind) -> bool:
    text = " ".join(words)
    if kind == "person" and "&" in text:
        return True
    if len(text) == 1 or _PARTY.fullmatch(text):
        return True
    if len(words) == 1 and (
        text.rstrip(".") in lexicon.words("calendar_words")
        or text in lexicon.words("not_names")
        or titles.is_title(text)
        or titles.is_role(text)
    ):
        return True
    return _WEB.search(text) is not None or not any(map(str.isupper, text))


def _hyphenated(name: Name) -> list[Name]:
    """``name`` as two where one token holds two places or peoples: "U.S.-Russian"."""
    left, hyphen, right = name.text.partition("-")
    begin, stop = name.chars
    middle = begin + len(left)
    kind, other = known(left), known(right)
    if not hyphen or kind is None or not (other or right[:1].islower()):
        return [name]
    first = Name(name.start, name.end, (begin, middle), (left,), kind)
    if other is None:
        return [first]
    return [first, Name(name.start, name.end, (middle + 1, stop), (right,), other)]


def known(text: str) -> Kind | None:
    """What general knowledge says that ``text`` names."""
    if text in lexicon.words("known_places"):
        return "place"
    if text in lexicon.table("demonyms") or text in lexicon.words("peoples"):
        return "group"
    if text in lexicon.words("known_organisations"):
        return "organisation"
    if text in lexicon.words("known_events"):
        return "event"
    return "product" if text in lexicon.words("known_products") else None
