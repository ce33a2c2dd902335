"""The records that the library gives out, and how they are read from its rows."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from reader.article import Article, Emphasis, Link, Paragraph
from reader.marks import COLOURS, KINDS, Anchor, Mark


class Visit(msgspec.Struct, frozen=True):
    """An article as the library knows it at the moment it is opened.

    ``position`` is the code point at which reading stopped last time (0 for a new article), and
    ``marks`` are in text order. When the article was edited since, ``moved`` marks were found at
    another place and ``lost`` marks found none; both are 0 otherwise.
    """

    article_id: int
    position: int
    marks: tuple[Mark, ...]
    moved: int = 0
    lost: int = 0


class Recent(msgspec.Struct, frozen=True):
    """A line of the list of articles opened before.

    ``source`` is an absolute path, a URL or ``-``; ``opened`` a time in ISO 8601, UTC; ``position``
    and ``length`` count code points; ``marks`` is how many marks the article has. ``digest`` is that of
    its text, or other words where the text is not known.
    """

    article_id: int
    source: str
    title: str | None
    published: str | None
    opened: str
    position: int
    length: int
    marks: int
    digest: str = ""


class Hit(msgspec.Struct, frozen=True):
    """Something found: a mark of ``article``, or the article itself by its title (``mark`` is None).

    ``snippet`` is one line of the words around it, and ``matches`` are the spans of it that were
    looked for. The mark's anchor stands in the text that is kept.
    """

    article: Recent
    mark: Mark | None
    snippet: str
    matches: tuple[tuple[int, int], ...]


class Contents(msgspec.Struct, frozen=True):
    """How much a library holds."""

    articles: int
    marks: int

    def __str__(self) -> str:
        return f"{_counted(self.articles, 'article')} and {_counted(self.marks, 'mark')}"


class Restored(msgspec.Struct, frozen=True):
    """What came out of a backup, and the file in which what was there before is kept, if any was."""

    contents: Contents
    kept: Path | None


Arrived = tuple[Article, str | None, Sequence[Mark]]
"""An article from elsewhere, the digest of its text where ``text`` is empty and that is known, its marks."""


class Taken(msgspec.Struct, frozen=True):
    """How many marks of a file are new here, how many changed one that was, and how many were known."""

    added: int
    changed: int
    known: int


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def anchor(row: sqlite3.Row) -> Anchor:
    """The anchor of a row of ``marks`` or ``corrections``."""
    return Anchor(
        start=row["start_offset"],
        end=row["end_offset"],
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
    )


def mark(row: sqlite3.Row) -> Mark:
    """A row of the table ``marks`` as a record; kinds and colours of later versions are notes and none."""
    kind, colour = row["kind"], row["colour"]
    return Mark(
        id=row["id"],
        kind=kind if kind in KINDS else "note",
        anchor=anchor(row),
        body=row["body"],
        created=row["created"],
        changed=row["changed"],
        lost=bool(row["lost"]),
        colour=colour if colour in COLOURS else None,
        tags=tuple(row["tags"].splitlines()),
        uid=row["uid"],
    )


def anchor_columns(anchor: Anchor) -> dict[str, object]:
    """The columns of ``marks`` that hold an anchor."""
    return {
        "start_offset": anchor.start,
        "end_offset": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def tag_lines(tags: Iterable[str]) -> str:
    """``tags`` as the column keeps them, one a line: each once, in order, without ``#`` before it."""
    kept: dict[str, str] = {}
    for tag in tags:
        word = " ".join(plain(tag).split()).lstrip("# ")
        kept.setdefault(word.casefold(), word)
    return "\n".join(filter(None, kept.values()))


def plain(words: str) -> str:
    """``words`` as SQLite can hold them: lone surrogates become question marks."""
    return words.encode("utf-8", "replace").decode("utf-8")


def encoded(*values: Sequence[msgspec.Struct]) -> Iterator[str]:
    """``values`` as the columns of ``texts`` that hold JSON."""
    return (msgspec.json.encode(value).decode("utf-8", "replace") for value in values)


def article(row: sqlite3.Row) -> Article:
    """A row of ``articles`` joined with its row of ``texts`` as the article that was opened."""
    return Article(
        text=row["text"],
        source=row["source"],
        title=row["title"],
        byline=row["byline"],
        published=row["published"],
        published_from=row["published_from"],
        english=bool(row["english"]),
        paragraphs=msgspec.json.decode(row["paragraphs"], type=tuple[Paragraph, ...]),
        emphasis=msgspec.json.decode(row["emphasis"], type=tuple[Emphasis, ...]),
        links=msgspec.json.decode(row["links"], type=tuple[Link, ...]),
    )
