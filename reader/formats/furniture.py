"""What the lines of an article are: headline, byline, date, running text.

"Furniture" is the newsroom's word for all that stands around the story itself. It is found by where
a line stands and by its shape; no line is ever changed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reader.article import Paragraph, ParagraphKind
from reader.formats import bylines, datelines
from reader.formats.leftovers import first_leftover
from reader.formats.lines import (
    begins_with_dash,
    ends_sentence,
    goes_on,
    is_fixed,
    is_list_item,
    is_row,
    is_rule,
    is_turn,
)

_LONG, _VERY_LONG = 100, 200
"""Longer lines are running text, whatever they look like, and no headline."""

_HEAD = 10
"""How many lines at the start may be furniture."""

_HEADING, _VERSE = 80, 60
"""The most columns that a heading, and a line of verse, may have."""

_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")


class Line(NamedTuple):
    """A line that is not blank: its text, where it starts, and whether a blank one is before it."""

    text: str
    start: int
    apart: bool


class Furniture(NamedTuple):
    """What an article's own text tells about it."""

    title: str | None
    byline: str | None
    published: date | None
    paragraphs: tuple[Paragraph, ...]


def find(text: str, *, hint: date | None = None) -> Furniture:
    """The paragraphs of ``text`` with their kinds, its headline, byline and date of publication.

    ``hint`` is a date near the publication (from the file's name): it tells the year of a dateline
    that has none.
    """
    lines = list(_lines(text))
    head = _head(lines)
    kinds = [*head, *_body(lines, len(head))]
    leftover = first_leftover([line.text for line in lines], len(head) + 1)
    kinds[leftover:] = ["junk"] * (len(lines) - leftover)
    titles = (line.text for line, kind in zip(lines, head, strict=False) if kind == "title")
    return Furniture(
        title=next(map(str.strip, titles), None),
        byline=_byline(lines, head),
        published=_published(lines[: len(head) + 3], kinds, hint),
        paragraphs=tuple(
            Paragraph(line.start, line.start + len(line.text), kind)
            for line, kind in zip(lines, kinds, strict=True)
        ),
    )


def _lines(text: str) -> Iterator[Line]:
    start, apart = 0, True
    for line in text.split("\n"):
        written = line.rstrip()
        if written:
            yield Line(written, start, apart)
        apart = not written
        start += len(line) + 1


def _head(lines: Sequence[Line]) -> list[ParagraphKind]:
    """The kinds of the first lines, up to the last one that is furniture."""
    kinds: list[ParagraphKind] = []
    furniture = 0
    for index, line in enumerate(lines[:_HEAD]):
        if len(line.text) > _VERY_LONG:
            break
        after = lines[index + 1] if index + 1 < len(lines) else None
        kind = _head_kind(line.text.strip(), after, kinds)
        kinds.append(kind)
        if kind != "text":
            furniture = len(kinds)
    return kinds[:furniture]


def _head_kind(line: str, after: Line | None, before: Sequence[ParagraphKind]) -> ParagraphKind:
    """The kind of one of the first lines; ``before`` are the kinds of those before it."""
    if datelines.is_date_line(line) or datelines.dateline(line) == line:
        return "dateline"
    if bylines.authors(line) or (before[-1:] == ["byline"] and bylines.is_credit(line)):
        return "byline"
    if after is None or "text" in before:
        return "text"
    if "title" in before and bylines.is_name(line) and _is_furniture(after.text.strip()):
        return "byline"
    if _is_headline(line, after):
        return "heading" if "title" in before else "title"
    return "text"


def _is_furniture(line: str) -> bool:
    return datelines.is_date_line(line) or bylines.is_credit(line)


def _is_headline(line: str, after: Line) -> bool:
    """Whether ``line``, before ``after`` and with no text before it, reads like a headline."""
    if is_fixed(line) or is_list_item(line) or begins_with_dash(line) or datelines.dateline(line):
        return False
    if goes_on(line) or line[-1] in ",;:":
        return False
    if not after.apart:
        following = after.text.strip()
        begins_story = len(following) > _LONG or ends_sentence(following)
        stands_on_more = _is_furniture(following) or bylines.authors(following) is not None
        if goes_on(following) or not (begins_story or stands_on_more):
            return False
    asks = line.rstrip("\"'”’")[-1:] in {"?", "!"} and len(line) <= _LONG
    if line.isupper() or asks or not ends_sentence(line) or _INITIALS.search(line):
        return True
    return len(line) <= _HEADING and _opens_story(after.text.strip())


def _opens_story(line: str) -> bool:
    """Whether ``line`` is what stands between a headline and the story, or begins the story."""
    return (
        _is_furniture(line)
        or bylines.authors(line) is not None
        or datelines.dateline(line) is not None
    )


def _body(lines: Sequence[Line], first: int) -> Iterator[ParagraphKind]:
    """The kinds of the lines from ``first`` on."""
    end = len(lines)
    start = first
    while start < end:
        stop = start + 1
        while stop < end and not lines[stop].apart:
            stop += 1
        verse = _is_verse([line.text for line in lines[start:stop]])
        for index in range(start, stop):
            yield "list" if verse else _body_kind(lines, index)
        start = stop


def _is_verse(block: Sequence[str]) -> bool:
    """Whether ``block``, lines with no blank line between, are all short and few end a sentence."""
    if len(block) < 3 or any(len(line) > _VERSE for line in block):
        return False
    sentences = sum(map(ends_sentence, block))
    return sentences * 2 < len(block) and not any(map(is_turn, block))


def _body_kind(lines: Sequence[Line], index: int) -> ParagraphKind:
    line = lines[index].text
    if len(line) > _LONG and "    " not in line:
        return "text"
    if is_list_item(line) or begins_with_dash(line) or is_row(line) or is_rule(line):
        return "list"
    return "heading" if _is_heading(lines, index) else "text"


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line between paragraphs says what those after it are about."""
    line = lines[index].text
    if not 0 < index < len(lines) - 1 or len(line) > _HEADING:
        return False
    if ends_sentence(line) or line[-1] in ",;:-–—" or goes_on(line) or is_fixed(line):
        return False
    before, after = lines[index - 1], lines[index + 1]
    alone = lines[index].apart and after.apart
    between = len(before.text) > _LONG and len(after.text) > _LONG
    begins = len(after.text) > _LONG or ends_sentence(after.text)
    return (alone or between) and begins and not is_turn(line)


def _byline(lines: Sequence[Line], head: Sequence[ParagraphKind]) -> str | None:
    written = [
        line.text.strip() for line, kind in zip(lines, head, strict=False) if kind == "byline"
    ]
    return (bylines.authors(written[0]) or written[0]) if written else None


def _published(
    lines: Sequence[Line], kinds: Sequence[ParagraphKind], hint: date | None
) -> date | None:
    """The date of publication: a date line's, else a dateline's, else that of an update."""
    alone: list[datelines.Day] = []
    beside: list[datelines.Day] = []
    updates: list[datelines.Day] = []
    for line, kind in zip(lines, kinds, strict=False):
        text = line.text.strip()
        if kind == "dateline":
            (updates if datelines.is_update(text) else alone).extend(datelines.days_in(text))
        elif kind == "byline":
            beside += datelines.days_in(text)
        elif kind == "text":
            beside += datelines.days_in(datelines.dateline(text) or "")
    days = [*alone, *beside, *updates]
    known = [found for day in days if day.year and (found := day.near([]))]
    if hint:
        known.append(hint)
    return next((found for day in days if (found := day.near(known))), None)
