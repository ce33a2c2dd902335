"""What a format's module makes of a file: blocks of words with their looks, and who wrote it when."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reader.article import Article, ParagraphKind


class Run(NamedTuple):
    """Words of one look; ``target`` is the whole address that they lead to, or nothing."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str = ""


class Block(NamedTuple):
    """What will be one paragraph.

    ``text`` as its kind means that the file does not say what it is: that is then told by its shape.
    A ``verbatim`` block keeps its blanks; one that is ``tight`` is a line of the same stanza or
    address as the one before it.
    """

    runs: Sequence[Run]
    kind: ParagraphKind = "text"
    level: int = 0
    verbatim: bool = False
    tight: bool = False

    @property
    def words(self) -> str:
        """Its text with single blanks."""
        return " ".join("".join(run.text for run in self.runs).split())


def line(text: str, kind: ParagraphKind = "text", level: int = 0) -> Block:
    """A block of one look."""
    return Block((Run(text),), kind, level)


def count(blocks: Sequence[Block]) -> int:
    """About how many words ``blocks`` have."""
    return sum(len(run.text.split()) for block in blocks for run in block.runs)


def confirmed(title: str | None, blocks: Sequence[Block]) -> str | None:
    """``title`` if one of the first blocks says the same: programs leave old ones in their files."""
    wanted = (title or "").casefold()
    return title if any(block.words.casefold() == wanted for block in blocks[:8]) else None


class Draft(NamedTuple):
    """What one file holds, before it has a text.

    ``title``, ``byline``, ``site`` and ``published`` (YYYY-MM-DD) are what the file itself says about
    the article, outside of its running text.
    """

    blocks: Sequence[Block]
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    published: str | None = None


class Entry(msgspec.Struct, frozen=True):
    """An article that a list names: where it is, and as much of it as the list holds itself.

    ``source`` is a path or a web address, or empty where ``article`` is all there is; ``whole`` says
    that ``article`` is most likely all of it.
    """

    title: str
    source: str = ""
    published: str | None = None
    summary: str = ""
    article: Article | None = None
    whole: bool = False


class Listing(msgspec.Struct, frozen=True):
    """A list of articles to choose from: a feed, or the files that a person named."""

    title: str
    source: str
    entries: tuple[Entry, ...]
