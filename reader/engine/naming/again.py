"""Finding again: names that the model saw in one place and missed in another."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from reader.annotations import Kind
from reader.engine import gender, lexicon, titles
from reader.engine.naming.name import Name, Tokens, initials
from reader.engine.naming.spans import words_of
from reader.engine.naming.whole import taken_by

_LONGEST = 6
"""Tokens of the longest name that is looked for."""


@functools.cache
def _known() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    kinds |= dict.fromkeys(lexicon.words("known_organisations"), "organisation")
    kinds |= dict.fromkeys(lexicon.words("known_places"), "place")
    kinds |= dict.fromkeys(lexicon.words("known_products"), "product")
    kinds |= dict.fromkeys(lexicon.words("known_events"), "event")
    kinds |= dict.fromkeys((*lexicon.table("demonyms"), *lexicon.words("peoples")), "group")
    return kinds | {text.upper(): kind for text, kind in kinds.items() if len(text) > 5}


def find(tokens: Tokens, names: Iterable[Name]) -> list[Name]:
    """``names``, the same names elsewhere, and well-known ones, in text order; none overlap."""
    names = list(names)
    kinds = _forms(names)
    names = [_with_hyphen(tokens, name, kinds) for name in names]
    given = {name.words[0] for name in names if name.kind == "person" and len(name.words) > 1}
    taken = taken_by(tokens, names)
    lower = {text for text in tokens.texts if text.islower()}
    index = 0
    while index < len(tokens):
        text = tokens.texts[index]
        if taken[index] or not text[0].isalnum() or text.islower():
            index += 1
            continue
        found = (
            _after_honorific(tokens, index, taken)
            or _longest(tokens, index, taken, kinds, lower)
            or _full_name(tokens, index, taken)
            or _given_name(tokens, index, given, lower)
        )
        if found is None:
            names += _in_compound(tokens, index)
            index += 1
        else:
            names.append(found)
            index = found.end
    return sorted(names, key=lambda name: name.chars)


def _forms(names: list[Name]) -> dict[str, Kind]:
    """The texts to look for: known names, those found, surnames, and headline capitals."""
    kinds = dict(_known())
    for name in names:
        words = name.words
        forms = [" ".join(words)]
        if name.kind == "organisation" and len(words) > 2:
            forms += [form for form in initials(words) if len(form) > 2]
        if name.kind == "person" and len(words) > 1:
            forms.append(words[-1])
        for form in forms:
            if len(form) > 1:
                kinds.setdefault(form, name.kind)
                if len(form) > 3:
                    kinds.setdefault(form.upper(), name.kind)
                if form.isupper() and len(form) > 4:
                    kinds.setdefault(form.title(), name.kind)
    return kinds


def _with_hyphen(tokens: Tokens, name: Name, kinds: dict[str, Kind]) -> Name:
    """``name``, or the double-barrelled surname that it is the first half of: "VELA-" "ORTIZ"."""
    end = name.end + 2
    if tokens.text(name.end) != "-" or end > len(tokens) or len(name.words) > 1:
        return name
    begin, stop = tokens.chars(name.start, end)
    if kinds.get(tokens.source[begin:stop]) != "person":
        return name
    return _person(tokens, name.start, end)


def _longest(
    tokens: Tokens, index: int, taken: bytearray, kinds: dict[str, Kind], lower: set[str]
) -> Name | None:
    stop = index + 1
    while stop < min(index + _LONGEST, len(tokens)) and not taken[stop]:
        stop += 1
    for end in range(stop, index, -1):
        begin, finish = tokens.chars(index, end)
        text = tokens.source[begin:finish].replace("’", "'")
        kind = kinds.get(text)
        if kind is not None and (end > index + 1 or _is_name(tokens, index, lower)):
            words = words_of(tokens, index, end)
            return Name(index, end, (begin, finish), words, kind, sure=False)
    return None


def _in_compound(tokens: Tokens, index: int) -> list[Name]:
    """The place or people in a compound: "U.S." in "U.S.-led", "Mass." in "D-Mass."."""
    text, hyphen, rest = tokens.texts[index].partition("-")
    begin = tokens.offsets[index]
    if text in {"R", "D", "I"}:
        text, begin = rest, begin + 2
    kind = _known().get(text)
    if not hyphen or kind not in {"place", "group"}:
        return []
    return [Name(index, index + 1, (begin, begin + len(text)), (text,), kind, sure=False)]


def _after_honorific(tokens: Tokens, index: int, taken: bytearray) -> Name | None:
    """A person's name that begins at ``index`` behind "Mr." or the like."""
    if not titles.is_honorific(tokens.text(index - 1)):
        return None
    end = _end_of_name(tokens, index, taken)
    return _person(tokens, index, end) if end > index else None


def _full_name(tokens: Tokens, index: int, taken: bytearray) -> Name | None:
    """A person's name that begins at ``index`` with a known first name."""
    end = _end_of_name(tokens, index, taken)
    first = tokens.texts[index]
    if end < index + 2 or gender.of_first_name(first) is None or first in _known():
        return None
    if tokens.texts[end - 1] in lexicon.words("organisation_words"):
        return None
    return _person(tokens, index, end)


def _given_name(tokens: Tokens, index: int, given: set[str], lower: set[str]) -> Name | None:
    """Somebody called by the given name alone, who is named in full elsewhere."""
    text = tokens.texts[index]
    if text not in given or gender.of_first_name(text) is None or text in _known():
        return None
    return _person(tokens, index, index + 1) if _is_name(tokens, index, lower) else None


def _end_of_name(tokens: Tokens, index: int, taken: bytearray) -> int:
    end = index
    while end < min(index + 4, len(tokens)) and not taken[end] and _name_word(tokens, end):
        end += 1
    return end


def _person(tokens: Tokens, start: int, end: int) -> Name:
    return Name(start, end, tokens.chars(start, end), words_of(tokens, start, end), "person")


def _name_word(tokens: Tokens, index: int) -> bool:
    text = tokens.texts[index]
    return (
        tokens.tags[index] == "NNP"
        and text[0].isupper()
        and text not in lexicon.words("calendar_words")
        and not titles.is_title(text)
        and not titles.is_role(text)
    )


def _is_name(tokens: Tokens, index: int, lower: set[str]) -> bool:
    """Whether the single token at ``index`` is a name here and no common word."""
    text, tag = tokens.texts[index], tokens.tags[index]
    if text.isupper() and len(text) > 2 and not _in_capitals(tokens, index):
        return True
    if tag.startswith("NNP"):
        return text.lower() not in lower or not tokens.doc[index].is_sent_start
    return text.lower() not in lower and len(text) > 3 and tag[:2] in {"NN", "JJ", "VB", "FW"}


def _in_capitals(tokens: Tokens, index: int) -> bool:
    """Whether a word beside ``index`` is all capitals too, as in a headline."""
    beside = (tokens.text(index - 1), tokens.text(index + 1))
    return any(text.isupper() and len(text) > 1 for text in beside)
