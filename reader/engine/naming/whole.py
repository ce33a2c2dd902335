"""Names made whole: words that the model left out are taken in, two names in one are parted."""

from __future__ import annotations

import dataclasses

from reader.engine import gender, lexicon, titles
from reader.engine.naming import inverted, nicknamed
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import known, words_of

_COUNTRIES = frozenset({"United States", "United Kingdom", "European Union"})
_LONGEST = 4
"""Words that a name may take in on either side."""


def whole(tokens: Tokens, names: list[Name]) -> list[Name]:
    """``names`` in text order with each as long as the text has it, and without mere offices."""
    written = inverted.find(tokens) + nicknamed.find(tokens)
    known_as = taken_by(tokens, written)
    names = [name for name in names if not any(known_as[name.start : name.end])] + written
    names.sort(key=lambda name: name.start)
    taken = taken_by(tokens, names)
    result: list[Name] = []
    for name in names:
        if _is_portfolio(tokens, name):
            taken[name.start : name.end] = bytes(name.end - name.start)
            continue
        joined = result and _is_given_name_of(name, result[-1])
        one = _joined(tokens, result.pop(), name) if joined else name
        _complete(tokens, one)
        _extend(tokens, one, taken)
        result += _parted(tokens, one)
    _cut_to_known(tokens, result)
    return result


def _cut_to_known(tokens: Tokens, names: list[Name]) -> None:
    """Cut persons' names to the full name used elsewhere: headlines run them into other words."""
    full = {name.words for name in names if name.kind == "person" and len(name.words) == 2}
    kept = {words[1] for words in full} | {"Jr.", "Jr", "Sr.", "Sr"}
    for name in names:
        size = len(name.words)
        if name.kind != "person" or size < 3 or name.end - name.start != size:
            continue
        first = name.words[0]
        if name.words[-2:] in full and not (gender.of_first_name(first) or _is_initial(first)):
            name.start = name.end - 2
        elif name.words[:2] in full and name.words[2] not in kept:
            name.end = name.start + 2
        else:
            continue
        name.chars = tokens.chars(name.start, name.end)
        name.words = words_of(tokens, name.start, name.end)


def taken_by(tokens: Tokens, names: list[Name]) -> bytearray:
    """One byte a token, 1 where one of ``names`` stands."""
    taken = bytearray(len(tokens))
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    return taken


def _is_portfolio(tokens: Tokens, name: Name) -> bool:
    """Whether ``name`` is only what an office has charge of: "Home" in "Home Secretary"."""
    if name.kind == "person" or name.text not in lexicon.words("portfolios"):
        return False
    before, link = tokens.text(name.start - 2), tokens.text(name.start - 1)
    return titles.is_title(tokens.text(name.end)) or (
        link in {"of", "for"} and titles.is_title(before[:1].upper() + before[1:])
    )


def _is_given_name_of(name: Name, before: Name) -> bool:
    """Whether ``before`` is a first name that the model cut off the family name ``name``."""
    return (
        before.end == name.start
        and len(before.words) == 1
        and len(name.words) == 1
        and gender.of_first_name(before.text) is not None
        and {before.kind, name.kind} <= {"person", "place", "organisation"}
    )


def _joined(tokens: Tokens, first: Name, last: Name) -> Name:
    chars = first.chars[0], last.chars[1]
    words = words_of(tokens, first.start, last.end)
    return Name(first.start, last.end, chars, words, "person", first.title)


def _complete(tokens: Tokens, name: Name) -> None:
    """Take in the word before ``name`` where both are a well-known name: "Miss Universe"."""
    if name.start and not name.title and tokens.texts[name.start - 1] != "The":
        chars = tokens.chars(name.start - 1, name.end)
        kind = known(tokens.source[slice(*chars)])
        if kind is not None:
            name.start, name.chars, name.kind = name.start - 1, chars, kind
            name.words = words_of(tokens, name.start, name.end)


def _extend(tokens: Tokens, name: Name, taken: bytearray) -> None:
    """Take in free capitalised words that the parse makes part of ``name``."""
    if name.kind in {"group", "law"}:
        return
    start, end = name.start, name.end
    while start > max(0, name.start - _LONGEST) and _belongs(tokens, start - 1, name, taken):
        start -= 1
    while (
        end < min(len(tokens), name.end + _LONGEST)
        and _belongs(tokens, end, name, taken)
        and tokens.doc[end - 1].head.i == end
    ):
        end += 1
    if tokens.text(end) == "D.C.":
        end += 1
    if (start, end) == (name.start, name.end):
        return
    taken[start:end] = b"\1" * (end - start)
    name.start, name.end = start, end
    begin, stop = tokens.chars(start, end)
    name.chars = min(begin, name.chars[0]), max(stop, name.chars[1])
    name.words = words_of(tokens, start, end)


def _belongs(tokens: Tokens, index: int, name: Name, taken: bytearray) -> bool:
    text = tokens.texts[index]
    if taken[index] or not tokens.tags[index].startswith("NNP") or not text[0].isupper():
        return False
    if titles.is_title(text) or titles.is_role(text) or text in lexicon.words("calendar_words"):
        return False
    if index >= name.end:
        return True
    if name.kind == "person" and (gender.of_first_name(text) or _is_initial(text)):
        return True
    return name.start <= tokens.doc[index].head.i < name.end


def _is_initial(text: str) -> bool:
    return text.isupper() and (len(text.rstrip(".")) == 1 or text.count(".") > 1)


def _parted(tokens: Tokens, name: Name) -> list[Name]:
    """``name`` as a state and its body: "U.S." and "Senate", the body still called by both."""
    if name.kind not in {"organisation", "law", "event"}:
        return [name]
    for length in range(min(3, len(name.words) - 1, name.end - name.start - 1), 0, -1):
        state, rest = " ".join(name.words[:length]), name.words[length:]
        kind = known(state)
        middle = name.start + length
        chars = tokens.chars(name.start, middle)
        if kind is None or tokens.source[slice(*chars)] != state:
            continue
        first = Name(name.start, middle, chars, name.words[:length], kind)
        if " ".join(rest) in lexicon.words("portfolios") and titles.is_title(tokens.text(name.end)):
            return [first]
        if _is_body(state, rest) and known(name.text) is None:
            rest_chars = tokens.offsets[middle], name.chars[1]
            return [first, dataclasses.replace(name, start=middle, chars=rest_chars)]
    return [name]


def _is_body(state: str, words: tuple[str, ...]) -> bool:
    bodies = lexicon.words("state_bodies")
    if lexicon.table("name_aliases").get(state, state) in _COUNTRIES:
        bodies |= lexicon.words("federal_bodies")
    return words[0] in bodies or words[-1] in bodies
