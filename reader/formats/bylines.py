"""The lines of an article that tell who wrote it."""

import re

from reader.formats.wordlists import entries

_LONGEST = 120
"""How many code points a byline has at most."""

_BY = re.compile(
    r"(?i:(?:(?:written|reported|story|words|text|interview|analysis) +)?by:?) +"
    r"(?P<authors>[^a-z].*)"
)
_PARTICLE = re.compile(
    r"and|with|of|for|at|in|the|d[aeiu]|del|della|van|von|der|den|l[ae]|[ae]l|bin|ibn|[ye]"
)
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){1,3}")
_CREDITED = re.compile(rf"(?P<authors>{_NAME.pattern})(?:, | ?[|/•·–—] ?| - )(?P<credit>.+)")


def authors(line: str) -> str | None:
    """Who is named in ``line`` as its authors ("By Jane Doe and John Roe | Staff"), or None."""
    if len(line) > _LONGEST:
        return None
    if match := _BY.fullmatch(line):
        names = re.split(r" ?[|•·]", match["authors"])[0].rstrip(" ,")
        return names if all(map(_is_part_of_a_name, names.split())) else None
    match = _CREDITED.fullmatch(line)
    return match["authors"] if match and is_credit(match["credit"]) else None


def is_credit(line: str) -> bool:
    """Whether ``line`` is what stands beside an author's name: a paper, an agency, a post."""
    words = line.strip(" .").lower().split()
    return any(" ".join(words[start:]) in entries("credits") for start in range(len(words))[-4:])


def is_name(line: str) -> bool:
    """Whether ``line`` is nothing but two to four words that may be a person's name."""
    return _NAME.fullmatch(line[:_LONGEST]) is not None


def _is_part_of_a_name(word: str) -> bool:
    return not word[0].islower() or _PARTICLE.fullmatch(word.rstrip(",")) is not None
