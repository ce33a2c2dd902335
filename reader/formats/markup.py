"""A tree of marked-up text (HTML, XHTML, NITF...) -> blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from reader.article import ParagraphKind
from reader.formats.addresses import joined
from reader.formats.blocks import Block, Run
from reader.formats.trees import local_name

Role = Literal[
    # That of words in a line:
    "",
    # Nothing in it is to be read:
    "skip",
    # Those that begin and end a block:
    "block", "heading", "list", "numbered list", "item", "row", "cell", "verbatim", "rule",
    # Those within a line:
    "line", "strong", "emphasis", "strong emphasis", "link", "quotation", "picture",
]  # fmt: skip
"""What an element is to the reader."""

Vocabulary = Callable[[Element], Role]
"""Tells the role of an element: what the tags of one kind of markup mean."""

_BLOCKS = frozenset(
    ("block", "heading", "list", "numbered list", "item", "row", "cell", "verbatim", "rule")
)
_LOOKS: dict[Role, tuple[str, ...]] = {
    "strong": ("strong",),
    "emphasis": ("emphasis",),
    "strong emphasis": ("strong", "emphasis"),
    "verbatim": ("verbatim",),
    "item": ("item",),
}
"""What is open while an element of a role is: how words look, and what they are part of."""

_BULLETS = "•◦▪"
_LONGEST_CELL = 200
"""The most code points of what stands in a table; more is text that a table only lays out."""

_LONGEST_EMOJI = 8


def blocks(root: Element, role_of: Vocabulary, *, base: str = "") -> list[Block]:
    """The blocks in ``root`` and its children, in order; relative links lead from ``base``."""
    walker = _Walker(role_of, base)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if walker.open(element):
                walker.write(element.text)
            else:
                walk.skip_subtree()
        else:
            walker.close()
            if element is not root:
                walker.write(element.tail)
    walker.flush()
    return walker.blocks


class _Row(NamedTuple):
    """A row of a table: which block is its first, and how many cells it has so far."""

    first: int
    cells: list[int]


class _Walker:
    """Collects words as elements open and close; what is open is kept in ``_roles``."""

    def __init__(self, role_of: Vocabulary, base: str) -> None:
        self.blocks: list[Block] = []
        self._role_of = role_of
        self._base = base
        self._roles: list[Role] = []
        self._runs: list[Run] = []
        self._open = dict.fromkeys(("strong", "emphasis", "verbatim", "item"), 0)
        self._targets: list[str] = []
        self._levels: list[int] = []
        self._lists: list[int | None] = []
        self._rows: list[_Row] = []
        self._marker = ""
        self._tight = False

    def open(self, element: Element) -> bool:
        """Begin ``element``; False where nothing in it is to be read."""
        role = self._role_of(element)
        self._roles.append(role)
        if role == "skip":
            return False
        if role in _BLOCKS:
            self.flush()
        for look in _LOOKS.get(role, ()):
            self._open[look] += 1
        match role:
            case "heading":
                self._levels.append(_level(element))
            case "list" | "numbered list":
                self._lists.append(_first_number(element) if role == "numbered list" else None)
            case "item":
                self._marker = element.get("marker") or self._next_marker()
            case "row":
                self._rows.append(_Row(len(self.blocks), []))
            case "rule":
                self.blocks.append(Block((Run("* * *"),), "list"))
            case "line":
                self._end_line()
            case "link":
                self._targets.append(_target(element, self._base))
            case "quotation" | "picture":
                self.write("“" if role == "quotation" else _emoji(element))
        return True

    def close(self) -> None:
        """End the element that was opened last."""
        role = self._roles.pop()
        if role in _BLOCKS:
            self.flush()
        for look in _LOOKS.get(role, ()):
            self._open[look] -= 1
        match role:
            case "heading":
                self._levels.pop()
            case "list" | "numbered list":
                self._lists.pop()
            case "item":
                self._marker = ""
            case "row":
                self._close_row(self._rows.pop())
            case "cell" if self._rows:
                self._rows[-1].cells.append(len(self.blocks))
            case "link":
                self._targets.pop()
            case "quotation":
                self.write("”")

    def write(self, words: str | None) -> None:
        """Add words in the look that is open."""
        if not words:
            return
        if not self._open["verbatim"]:
            self._runs.append(self._run(words))
            return
        first, *others = words.split("\n")
        self._runs.append(self._run(first))
        for line in others:
            self._end_line()
            self._runs.append(self._run(line))

    def flush(self) -> None:
        """End the block, if it has words."""
        self._end_block()
        self._tight = False

    def _run(self, words: str) -> Run:
        target = self._targets[-1] if self._targets else ""
        strong, emphasis = self._open["strong"] > 0, self._open["emphasis"] > 0
        return Run(words, strong, emphasis, target)

    def _end_line(self) -> None:
        """End a line: the next belongs to the same stanza, unless this one is blank."""
        if self._levels or self._rows:
            self._runs.append(Run(" "))
            return
        self._tight = self._end_block()

    def _end_block(self) -> bool:
        """Make a block of the words collected; False where there are none."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return False
        kind: ParagraphKind = "text"
        level = 0
        verbatim = self._open["verbatim"] > 0
        if self._levels:
            kind, level = "heading", self._levels[-1]
        elif self._open["item"] or verbatim:
            kind = "list"
        if self._marker:
            runs.insert(0, Run(self._marker))
            self._marker = ""
        self.blocks.append(Block(runs, kind, level, verbatim, self._tight))
        return True

    def _next_marker(self) -> str:
        if not self._lists:
            return f"{_BULLETS[0]} "
        number = self._lists[-1]
        if number is None:
            return f"{_BULLETS[(len(self._lists) - 1) % len(_BULLETS)]} "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _close_row(self, row: _Row) -> None:
        """Make one line of the cells of ``row``, unless they only lay out text."""
        ends = sorted({end for end in row.cells if end > row.first})
        cells = self.blocks[row.first :] if len(self.blocks) - row.first == len(ends) else []
        if len(cells) < 2 or any(len(cell.words) > _LONGEST_CELL for cell in cells):
            return
        runs = list(cells[0].runs)
        for cell in cells[1:]:
            runs += Run(" | "), *cell.runs
        self.blocks[row.first :] = [Block(runs, "list")]


def _level(element: Element) -> int:
    """How deep the heading ``element`` stands: 1 to 6; 2 where its name does not tell."""
    digit = (element.get("rend") or local_name(element))[-1:]
    return int(digit) if digit in {"1", "2", "3", "4", "5", "6"} else 2


def _target(element: Element, base: str) -> str:
    return joined(base, element.get("href") or element.get("target") or "")


def _emoji(element: Element) -> str:
    """What a picture stands for that is no more than a sign."""
    alternative: str = element.get("alt", "")
    return alternative if len(alternative) <= _LONGEST_EMOJI and not alternative.isascii() else ""


def _first_number(element: Element) -> int:
    start = element.get("start", "")
    return int(start) if start.isdecimal() and len(start) < 6 else 1
