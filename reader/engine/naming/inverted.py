"""Names with the family name first, as lists of books and of authors have them: "Moss, Ada."."""

from __future__ import annotations

from reader.engine import gender
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import known, words_of

_MOST_GIVEN = 3
"""Given names that may follow the comma."""


def find(tokens: Tokens) -> list[Name]:
    """The inverted names that begin a paragraph, or follow another and "and", in text order."""
    names: list[Name] = []
    for comma in range(1, len(tokens) - 1):
        if tokens.texts[comma] != ",":
            continue
        family = comma - 1
        begins = family == 0 or "\n" in tokens.texts[family - 1]
        joined = names and names[-1].end == family - 1 and tokens.texts[family - 1] == "and"
        if not (begins or joined) or not tokens.texts[family][0].isupper():
            continue
        end = _end_of_given(tokens, comma + 1)
        if end is not None:
            words = (*words_of(tokens, comma + 1, end), *words_of(tokens, family, comma))
            names.append(Name(family, end, tokens.chars(family, end), words, "person"))
    return names


def _end_of_given(tokens: Tokens, start: int) -> int | None:
    """Where the given names that begin at ``start`` end, if a stop, "and" or a line end follows."""
    first = tokens.texts[start]
    if gender.of_first_name(first) is None or known(first) == "place":
        return None
    end = start
    while end < min(start + _MOST_GIVEN, len(tokens)) and tokens.tags[end] == "NNP":
        end += 1
    after = tokens.text(end)
    return end if end > start and (after in {".", "and", ""} or "\n" in after) else None
