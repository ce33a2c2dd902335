"""What a web page leaves after an article: buttons, links to other stories, legal lines."""

import functools
import re
from collections.abc import Sequence

from reader.formats.lines import ends_sentence, is_turn
from reader.formats.wordlists import entries

_FARTHEST = 60
"""How many lines from the end the leftovers may begin."""

_LONGEST, _LONGEST_LINK = 160, 120
"""The most code points of a line that is a leftover, and of one that may be a link among them."""

_BETWEEN = re.compile(r" *[|·•/] *")


def first_leftover(lines: Sequence[str], least: int) -> int:
    """The index of the line from which on ``lines`` are leftovers: their number if none are.

    The first ``least`` lines never are. Leftovers begin with a line that is known as one; after it
    there may be others that look like links to other stories.
    """
    first = len(lines)
    for index in range(len(lines) - 1, max(least, len(lines) - _FARTHEST) - 1, -1):
        line = lines[index].strip()
        if is_leftover(line):
            first = index
        elif len(line) > _LONGEST_LINK or ends_sentence(line) or is_turn(line):
            break
    return first


def is_leftover(line: str) -> bool:
    """Whether ``line`` is known as what web pages leave after an article ("Share this story")."""
    if len(line) > _LONGEST:
        return False
    whole, beginnings = _known()
    bare = line.lower().strip(" .:!…-–—»›>→[]()")
    parts = _BETWEEN.split(bare)
    return bare.startswith(beginnings) or all(part in whole for part in parts)


@functools.cache
def _known() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = entries("page_junk")
    beginnings = tuple(entry[:-1] for entry in listed if entry.endswith("*"))
    return frozenset(entry.rstrip("*").strip() for entry in listed), beginnings
