"""From the words of a mention to the names in it that the gazetteer may know."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from reader.engine import lexicon

_POSSESSIVE = re.compile(r"(?:['’‘]s|['’])$")
_COUNTY_IN_SHORT = re.compile(r"(?i)(?<= )Co\.$|^Co\.?(?= )")
_WORD = re.compile(r"[^\s,;:()/–—-]+")
_LONGEST_NAME = 4
"""Words; the gazetteer's longer names are nearly all official ones."""
_LONGEST_SURFACE = 120


def bare(surface: str) -> str:
    """``surface`` without the article, marks and the possessive around a name."""
    text = " ".join(surface.split()).strip(' ,;:()[]"“”–—-')
    text = _POSSESSIVE.sub("", text)
    return text[4:] if text[:4].lower() == "the " else text


def readings(surface: str) -> Iterator[str]:
    """The names that a mention of a place may be meant for, the likeliest first.

    After the whole: without what says which part is meant or what it is ("southern", "city of",
    "province"), and without the region that it ends with ("Paris, Texas").
    """
    text = _COUNTY_IN_SHORT.sub("County", bare(surface))
    if not text or len(text) > _LONGEST_SURFACE:
        return
    if _prefix().fullmatch(f"{text} "):
        return
    yield text
    shorter = text
    while match := _prefix().match(shorter):
        shorter = shorter[match.end() :]
        yield shorter
    if match := _suffix().search(shorter):
        yield shorter[: match.start()]
    if "," in text:
        yield text.partition(",")[0]


def inner_names(surface: str) -> Iterator[tuple[int, int]]:
    """Spans in ``surface`` of up to four capitalised words: leftmost first, then longest first."""
    words = [match.span() for match in _WORD.finditer(surface[: 2 * _LONGEST_SURFACE])]
    for first, (start, _) in enumerate(words):
        if not surface[start].isupper():
            continue
        for last in range(min(first + _LONGEST_NAME, len(words)) - 1, first - 1, -1):
            if surface[words[last][0]].isupper():
                yield (start, words[last][1])


@functools.cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_alternatives('place_prefixes')})\s+(?:of\s+)?(?=\w|$)")


@functools.cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s+(?:{_alternatives('place_suffixes')})\.?$")


def _alternatives(name: str) -> str:
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in lexicon.entries(name))
