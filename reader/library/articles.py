"""The rows of articles and texts: knowing an article again, putting a new version in place."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime

import msgspec

from reader.article import Article
from reader.errors import ReaderError
from reader.library import anchors, edits, records, schema
from reader.library.database import Database
from reader.library.records import Recent


def known(database: Database, article: Article) -> tuple[sqlite3.Row | None, bool]:
    """The row of ``articles`` that ``article`` is known by, and whether it holds another version.

    Known by its digest, wherever it lies; else by its source, if what was there was a version of it
    (standard input is no source: whatever comes there next is another article).
    """
    row = database.row("SELECT * FROM articles WHERE digest = ?", article.digest)
    if row is not None or article.source == "-":
        return row, False
    row = by_source(database, article.source)
    if row is None:
        return None, False
    old = text(database, row["id"])
    return (row, True) if old is None or edits.related(old, article.text) else (None, False)


def by_source(database: Database, source: str) -> sqlite3.Row | None:
    """The row of ``articles`` that was read last from ``source``, whatever lies there now."""
    return database.row(
        "SELECT articles.* FROM articles JOIN sources ON article_id = id WHERE sources.source = ?",
        _address(source),
    )


def text(database: Database, article_id: int) -> str | None:
    """The text that is kept of an article."""
    row = database.row("SELECT text FROM texts WHERE article_id = ?", article_id)
    return None if row is None else row["text"]


RECENT = (
    "SELECT id, source, title, published, opened, position, length, (SELECT count(*) FROM marks "
    "WHERE article_id = articles.id AND deleted IS NULL), digest FROM articles"
)
"""The columns of a :class:`Recent`."""


def recent(database: Database, article_id: int) -> Recent:
    """What is known of an article; ReaderError for an unknown one."""
    row = database.row(f"{RECENT} WHERE id = ?", article_id)
    if row is None:
        raise ReaderError("This article is not in the library.")
    return Recent(*row)


def record(connection: sqlite3.Connection, article: Article, known_as: sqlite3.Row | None) -> int:
    """Write ``article`` into its row, or into a new one, as opened now; returns the row's id."""
    values = {
        "id": None if known_as is None else known_as["id"],
        "digest": article.digest,
        "source": _address(article.source),
        "title": article.title and records.plain(article.title),
        "byline": article.byline and records.plain(article.byline),
        "published": article.published,
        "published_from": article.published_from,
        "english": article.english,
        "length": len(article.text),
        "opened": now(),
    }
    changes = ", ".join(f"{column} = excluded.{column}" for column in values)
    cursor = connection.execute(
        f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join('?' * len(values))}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(values.values()),
    )
    article_id: int = values["id"] or cursor.lastrowid  # type: ignore[assignment]
    if known_as is not None and known_as["digest"] != article.digest:
        connection.execute("DELETE FROM texts WHERE article_id = ?", (article_id,))
    connection.execute(
        "INSERT INTO texts (article_id, text, paragraphs, emphasis, links) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (article_id) DO UPDATE SET paragraphs = excluded.paragraphs, "
        "emphasis = excluded.emphasis, links = excluded.links WHERE paragraphs <> excluded.paragraphs "
        "OR emphasis <> excluded.emphasis OR links <> excluded.links",
        (
            *(article_id, records.plain(article.text)),
            *records.encoded(article.paragraphs, article.emphasis, article.links),
        ),
    )
    if article.source != "-":
        connection.execute(
            "INSERT OR REPLACE INTO sources (source, article_id) VALUES (?, ?)",
            (_address(article.source), article_id),
        )
    return article_id


def unread(
    database: Database, article: Article, digest: str | None
) -> tuple[sqlite3.Row | None, str]:
    """The row of an article whose text is not at hand, by its ``digest`` or its source.

    Also what stands for the digest in a row that is made for it (:func:`record_unread`).
    """
    name = digest or f"unread:{_address(article.source)}"
    row = database.row("SELECT * FROM articles WHERE digest = ?", name)
    if row is None and digest is None and article.source != "-":
        row = by_source(database, article.source)
    return row, name


def record_unread(connection: sqlite3.Connection, article: Article, digest: str) -> int:
    """A new row for an article whose text is not known yet; returns its id."""
    cursor = connection.execute(
        "INSERT INTO articles (digest, source, title, byline, published, published_from, opened) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            digest,
            *(_address(article.source), article.title, article.byline),
            *(article.published, article.published_from, now()),
        ),
    )
    assert cursor.lastrowid is not None  # it has been written
    if article.source != "-":
        connection.execute(
            "INSERT OR REPLACE INTO sources (source, article_id) VALUES (?, ?)",
            (_address(article.source), cursor.lastrowid),
        )
    return cursor.lastrowid


def reanchor(
    connection: sqlite3.Connection, known_as: sqlite3.Row, old: str, new: str
) -> tuple[int, int]:
    """Find the places of an article's marks and of the reader in its ``new`` text.

    Deleted marks are found too, as they may be restored. Returns how many others now stand at
    another place, and how many of them have newly found none.
    """
    marks = connection.execute(
        "SELECT * FROM marks WHERE article_id = ?", (known_as["id"],)
    ).fetchall()
    here = anchors.make(old, known_as["position"], known_as["position"])
    wanted = [records.mark(row).anchor for row in marks]
    here_now, *places = anchors.find_all([here, *wanted], new, old)
    if known_as["position"] > 0:
        position = min(known_as["position"], len(new)) if here_now is None else here_now[0]
        connection.execute(
            "UPDATE articles SET position = ? WHERE id = ?", (position, known_as["id"])
        )
    moved = lost = 0
    for row, place in zip(marks, places, strict=True):
        counts = row["deleted"] is None
        if place is None:
            connection.execute("UPDATE marks SET lost = 1 WHERE id = ?", (row["id"],))
            lost += counts and not row["lost"]
        else:
            anchor = anchors.make(new, *place)
            connection.execute(
                "UPDATE marks SET start_offset = ?, end_offset = ?, exact = ?, prefix = ?, "
                "suffix = ?, lost = 0 WHERE id = ?",
                (*msgspec.structs.astuple(anchor), row["id"]),
            )
            moved += counts and place != (row["start_offset"], row["end_offset"])
    return moved, lost


def forget(connection: sqlite3.Connection, article_id: int) -> None:
    """Delete an article's rows; what later tables hold of it goes with it (ON DELETE CASCADE)."""
    for table in ("marks", "texts", "sources"):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    # An index keeps the words of what was deleted until its parts are merged.
    for index in schema.INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608


def now() -> str:
    """The time in ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _address(source: str) -> str:
    """``source`` so that it leads to the same article from every working folder."""
    if source == "-" or "://" in source:
        return source
    return records.plain(os.path.abspath(source))  # noqa: PTH100 - no disk
