"""Names with a nickname in quotation marks in their middle: "Ada "the Hammer" Moss"."""

from __future__ import annotations

from reader.engine import gender, titles
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import known, words_of

_OPEN = frozenset({'"', "“", "``", "''", "'", "‘", "("})
_CLOSE = frozenset({'"', "”", "''", "'", "’", ")"})
_LONGEST = 4
"""Words of the longest nickname."""


def find(tokens: Tokens) -> list[Name]:
    """The persons' names with a nickname inside, in text order; the nickname is none of their words."""
    names: list[Name] = []
    for first in range(len(tokens) - 4):
        if tokens.texts[first + 1] not in _OPEN or not _is_given(tokens, first):
            continue
        close = _close(tokens, first + 2)
        if close is None or not _is_family(tokens, close + 1):
            continue
        start = first - _is_initialled(tokens, first)
        end = _end_of_family(tokens, close + 1)
        words = (*words_of(tokens, start, first + 1), *words_of(tokens, close + 1, end))
        names.append(Name(start, end, tokens.chars(start, end), words, "person"))
    return names


def _is_given(tokens: Tokens, index: int) -> bool:
    """Whether a given name, or what the model takes for part of a person's name, is at ``index``."""
    if not tokens.tags[index].startswith("NNP") or titles.is_title(tokens.texts[index]):
        return False
    of_person = tokens.doc[index].ent_type_ == "PERSON"
    return of_person or gender.of_first_name(tokens.texts[index]) is not None


def _is_initialled(tokens: Tokens, index: int) -> bool:
    """Whether a given name stands before the initial at ``index``: "Ada M. "the Hammer" Moss"."""
    initial = len(tokens.texts[index].rstrip(".")) == 1
    return initial and index > 0 and gender.of_first_name(tokens.texts[index - 1]) is not None


def _close(tokens: Tokens, start: int) -> int | None:
    """Where the nickname that begins at ``start`` is closed, if it looks like one."""
    first = tokens.texts[start]
    if not (first[0].isupper() or (first == "the" and tokens.texts[start + 1][0].isupper())):
        return None
    for index in range(start + 1, min(start + _LONGEST + 1, len(tokens))):
        text = tokens.texts[index]
        if text in _CLOSE:
            return index
        if not text[0].isalpha() and text != "-":
            return None
    return None


def _end_of_family(tokens: Tokens, index: int) -> int:
    """Where the family name that begins at ``index`` ends, a double-barrelled one after its hyphen."""
    double = tokens.text(index + 1) == "-" and not tokens.doc[index].whitespace_
    return index + 3 if double and tokens.text(index + 2)[:1].isupper() else index + 1


def _is_family(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens) or not tokens.tags[index].startswith("NNP"):
        return False
    text = tokens.texts[index]
    return text[0].isupper() and known(text) is None and not titles.is_title(text)
