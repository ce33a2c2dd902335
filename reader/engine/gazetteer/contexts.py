"""What the words around a name tell of the place that it means."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from reader.engine import lexicon
from reader.engine.gazetteer.candidates import Candidate
from reader.engine.gazetteer.resolution import Toponym

_INSIDE = re.compile(r",\s+|\s+\(|,?\s+in\s+(?:the\s+)?(?:\w+ern\s+|central\s+)?")
"""Between a place and what it lies in: "Paris, Texas", "Paris in northern Texas"."""
_AROUND = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}|\s+(?:\w+\s+){0,2}"
    r"(?:city|town|village|hamlet|suburb|port|capital|resort|district|province|region|county|island)"
    r"(?:\s+of)?,?\s+"
)
"""Between what a place lies in and the place: "the Texas town of Paris", "Turkey's capital, "."""
_LONGEST_GAP = 40
_SURE, _LIKELY = 4.0, 2.0

_CONTAINER = re.compile(r",\s{1,3}((?:[A-Z][\w.]{0,30}[ -]?){1,3})(?=[\s,.;:)\]–—-]|$)")
_COUNTIES = re.compile(
    r"\b((?:[A-Z][\w.]{1,30}(?: [A-Z]\w{1,30})?, ){0,12}"
    r"[A-Z][\w.]{1,30}(?: [A-Z]\w{1,30})?,? and )"
    r"[A-Z][\w.]{1,30}(?: [A-Z]\w{1,30})? [Cc]ounties\b"
)
_DATELINE = re.compile(
    r"(?:^|(?<=[.?!\d”\"] ))(?P<town>[A-Z][A-Z.'’]{1,30}(?:[ -][A-Z.'’]{1,30}){0,3})"
    r"(?:, [A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30})?)?"
    r" {0,2}(?:\([^()\n]{2,40}\) {0,2})?(?:[-–—]|:(?= ))",
    re.MULTILINE,
)
_DATELINE_END = re.compile(
    r"(?:, [A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30})?)? {0,2}(?:\([^()\n]{2,40}\) {0,2})?[-–—:]"
)
_BEFORE_TOWN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|\d\d, of|both of)\s+(?:downtown\s+)?$"
)
_MOST_CLUES = 4
_CLUE_WEIGHT = 0.6


def hint(text: str, spots: list[tuple[int, int, Toponym]]) -> None:
    """Hints from the words between neighbours among the sorted ``spots`` (start, end, name)."""
    told: set[tuple[int, int, float]] = set()
    for (_, end, first), (start, _, second) in itertools.pairwise(spots):
        if first is second or not 0 < start - end <= _LONGEST_GAP:
            continue
        gap = text[end:start]
        if _INSIDE.fullmatch(gap):
            inner, outer, strength = first, second, _SURE if gap[0] == "," else _LIKELY
        elif _AROUND.fullmatch(gap):
            inner, outer, strength = second, first, _LIKELY
        else:
            continue
        if (id(inner), id(outer), strength) not in told:
            told.add((id(inner), id(outer), strength))
            contain(inner, outer, strength)


def contain(inner: Toponym, outer: Toponym, strength: float = _SURE) -> bool:
    """Hints that ``inner`` lies in ``outer``, to both; returns whether it can."""
    possible = False
    for container in outer.candidates:
        for candidate in inner.candidates:
            if candidate.inside(container):
                inner.hint(candidate, strength)
                outer.hint(container, strength)
                possible = True
    return possible


def agree(toponym: Toponym, candidates: tuple[Candidate, ...]) -> None:
    """Hints that ``toponym`` is also known by a name that ``candidates`` go by, or lies in one."""
    for candidate in toponym.candidates:
        if any(candidate == each or candidate.inside(each) for each in candidates):
            toponym.hint(candidate, _SURE)


def not_a_country(toponym: Toponym) -> None:
    """Hints that a name used as towns' are ("a Lebanon man": no Lebanese) is not a country's."""
    for candidate in toponym.candidates:
        if candidate.kind != "country":
            toponym.hint(candidate, _LIKELY)


def container_after(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Spans of what may be the region that a name ending at ``end`` is said to lie in."""
    if match := _CONTAINER.match(text, end):
        start, stop = match.span(1)
        words = text[start:stop].rstrip(" -").split(" ")
        for count in range(len(words), 0, -1):
            yield start, start + len(" ".join(words[:count]))


def county_lists(text: str) -> Iterator[tuple[int, int]]:
    """Spans of lists of counties but for their last: "Clark, Lake and " of "... Hall counties"."""
    return (match.span() for match in _COUNTIES.finditer(text))


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of towns in capitals that open an article or a paragraph: "LEEDS, England (AP) —"."""
    return (match.span("town") for match in _DATELINE.finditer(text))


def home_countries(text: str) -> dict[str, float]:
    """Votes for the countries in which the text's vocabulary and spelling are at home."""
    clues = lexicon.table("country_clues")
    votes: dict[str, float] = {}
    found = {match.group() for match in _clues().finditer(text)}
    for clue in found:
        codes = clues[clue].split()
        for code in codes:
            votes[code] = votes.get(code, 0.0) + _CLUE_WEIGHT / len(codes)
    most = _MOST_CLUES * _CLUE_WEIGHT
    return {code: min(vote, most) for code, vote in votes.items()}


@functools.cache
def _clues() -> re.Pattern[str]:
    words = sorted(lexicon.table("country_clues"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?!\w)")


def locative(text: str, start: int, end: int) -> bool:
    """Whether the words around ``text[start:end]`` make it a place: "in X", "X police", "X —"."""
    if _BEFORE_TOWN.search(text, max(0, start - 24), start) or of_a_town(text, end):
        return True
    return bool(_DATELINE_END.match(text, end)) and text[start:end].isupper()


def of_a_town(text: str, end: int) -> bool:
    """Whether the word after a name that ends at ``end`` makes it a town's: "X residents"."""
    after = text[end : end + 24].split(maxsplit=1)
    follows = text[end : end + 1] == " " and bool(after)
    return follows and after[0].strip(".,;:") in lexicon.words("resident_words")
