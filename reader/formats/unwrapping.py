"""Hard-wrapped text -> one line a paragraph.

Nothing but the text itself tells a wrapped line from a short one. A block (lines without a blank
line between them) shows that it was wrapped where its lines are broken as a greedy filler breaks
them, each being too long to take the first word of the next, and where most of them break in
mid-sentence. The width of such blocks then decides about those that are too short to show it.

What was joined never looks wrapped again, so that unwrapping a second time changes nothing: in a
block that was filled, only line ends remain that a mark on either side forbids to join.
"""

import itertools
from collections import Counter
from enum import IntEnum, auto
from typing import NamedTuple

from reader.formats import bylines, datelines
from reader.formats.hyphens import DASHES, Words
from reader.formats.lines import (
    begins_with_dash,
    ends_sentence,
    goes_on,
    is_fixed,
    is_list_item,
    is_turn,
)

_NARROWEST, _WIDEST = 50, 100
"""Between how many columns text may have been wrapped."""

_SLACK, _LITTLE_SLACK = 10, 3
"""How many columns short a full line may be: people edit lines, and some fillers balance them."""


class _End(IntEnum):
    """Why a line of a block may have ended where it did."""

    MID_SENTENCE = auto()
    """It is full, and the next goes on in lower case."""
    FULL = auto()
    """It is full."""
    LOOSE = auto()
    """It is not full, yet the next goes on in lower case."""
    SHORT = auto()
    """It is not full, ends no sentence, and the next begins anew: a heading, or verse."""
    PARAGRAPH = auto()
    """A paragraph ends."""
    LINE = auto()
    """It, or the next, is a line of its own: an item of a list, a turn, a row of a table."""


_JOINED = frozenset({_End.MID_SENTENCE, _End.FULL, _End.LOOSE})


def unwrapped(text: str) -> str:
    """``text``, which is clean (see ``cleaning``), with each hard-wrapped paragraph on one line.

    Verse, lists, tables, transcripts, quoted mail and headings keep their lines.
    """
    blocks = [block.split("\n") for block in text.split("\n\n")]
    plans = [_own_plan(block) for block in blocks]
    widths = Counter(plan.width for plan in plans if plan)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    words = Words(text)
    return "\n\n".join(
        _filled(block, plan.ends, words) if plan else "\n".join(map(_without_indent, block))
        for block, plan in (
            (block, plan or (_plan_for(block, usual) if usual else None))
            for block, plan in zip(blocks, plans, strict=True)
        )
    )


def _without_indent(line: str) -> str:
    if line[:1] != " ":  # most lines
        return line
    bare = line.lstrip()
    return _start(line) if len(bare) > _WIDEST and " " in bare else line


class _Plan(NamedTuple):
    """The width to which a block was wrapped, and how each of its lines but the last ends."""

    width: int
    ends: list[_End]


def _own_plan(block: list[str]) -> _Plan | None:
    """How ``block`` was wrapped, where its lines alone show that it was."""
    if len(block) < 2:
        return None
    width = _widest(block)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    for slack in (_LITTLE_SLACK, _SLACK):
        ends = _ends(block, width - slack)
        loose, short, shown = map(ends.count, (_End.LOOSE, _End.SHORT, _End.MID_SENTENCE))
        broken = shown + ends.count(_End.FULL) + loose + short
        # One uneven line says nothing: a headline often stands on the first paragraph.
        if 0 < broken <= 2 * shown and (loose + short - 1) * 5 <= broken:
            return _Plan(width, ends)
    return None


def _plan_for(block: list[str], width: int) -> _Plan | None:
    """How ``block`` was wrapped, where its lines agree with having been wrapped to ``width``."""
    if len(block) < 2 or _widest(block) > width + _LITTLE_SLACK:
        return None
    ends = _ends(block, width - _LITTLE_SLACK)
    found = set(ends)
    agrees = not found & {_End.LOOSE, _End.SHORT} and not found.isdisjoint(_JOINED)
    return _Plan(width, ends) if agrees else None


def _widest(block: list[str]) -> int:
    """The length of the longest line of ``block`` that could have been broken."""
    return max((len(line) for line in map(str.strip, block) if " " in line), default=0)


def _ends(block: list[str], full: int) -> list[_End]:
    """How each line of ``block`` but the last ends; ``full`` is the least length of a full one."""
    bare = [line.lstrip() for line in block]
    indents = [len(line) - len(rest) for line, rest in zip(block, bare, strict=True)]
    usual = Counter(indents[1:]).most_common(1)[0][0] if any(indents) else 0
    fixed = [is_fixed(line) for line in block]
    # A single dash may be in the middle of a sentence.
    listed = sum(map(begins_with_dash, bare)) > 1
    ends = []
    for index, (before, after) in enumerate(itertools.pairwise(bare)):
        item = is_list_item(after) or (listed and begins_with_dash(after))
        if item or fixed[index] or fixed[index + 1] or is_turn(after, before):
            ends.append(_End.LINE)
        elif goes_on(after):
            is_full = len(before) + 1 + _first_word(after) > full
            ends.append(_End.MID_SENTENCE if is_full else _End.LOOSE)
        elif indents[index + 1] > usual:
            ends.append(_End.PARAGRAPH)
        elif len(before) + 1 + _first_word(after) > full:
            ends.append(_End.FULL)
        else:
            stands_alone = ends_sentence(before) or _is_furniture(before) or _is_furniture(after)
            ends.append(_End.PARAGRAPH if stands_alone else _End.SHORT)
    return ends


def _first_word(line: str) -> int:
    blank = line.find(" ")
    return blank if blank >= 0 else len(line)


def _is_furniture(line: str) -> bool:
    return bylines.authors(line) is not None or datelines.is_date_line(line)


def _filled(block: list[str], ends: list[_End], words: Words) -> str:
    """``block`` with one line a paragraph, and blank lines between paragraphs."""
    parts = [_start(block[0])]
    for end, line in zip(ends, block[1:], strict=True):
        if end in _JOINED:
            bare = line.lstrip()
            if parts[-1][-1] in DASHES:
                parts[-1], glue = words.meeting(parts[-1], bare)
            else:
                glue = " "
            parts += glue, bare
        else:
            parts += "\n" if end is _End.LINE else "\n\n", _start(line)
    return "".join(parts)


def _start(line: str) -> str:
    marked = is_list_item(line) or begins_with_dash(line) or is_fixed(line)
    return line if marked else line.lstrip()
