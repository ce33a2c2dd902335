"""What can still be read in a damaged library, put into a new one."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from reader.errors import ReaderError
from reader.library import schema
from reader.library.connection import new, put
from reader.library.records import Contents

PROBES = 10_000
"""Row numbers tried one by one after what reads from the top, up to what reads from the bottom."""


def rescued(damaged: sqlite3.Connection, path: Path, stamp: str) -> str:
    """Put a new library with all readable rows in place of the damaged file at ``path``.

    The damaged file is kept as ``<path>.damaged-<stamp>`` and ``damaged`` is closed. Returns a
    sentence for the person. Raises ReaderError for a file of a newer version, left as it is.
    """
    newest = len(schema.MIGRATIONS)
    version = _version(damaged) or newest
    if version > newest:
        raise ReaderError(
            f"The library {path} is damaged and was written by a newer newsread; update newsread."
        )
    fresh_path = path.with_name(f"{path.name}.new")
    fresh = new(fresh_path, version)
    _copy(damaged, fresh)
    contents = Contents(*fresh.execute(schema.COUNTS).fetchone())
    fresh.close()
    damaged.close()
    aside = set_aside(path, stamp)
    put(fresh_path, path)
    found = str(contents) if any(msgspec.structs.astuple(contents)) else "nothing"
    return (
        f"The library was damaged: {found} could be rescued, the damaged file is kept as {aside}."
    )


def set_aside(path: Path, stamp: str) -> Path:
    """Give the file at ``path`` a second name, and move its write-ahead log to that name.

    A log left behind would be played into whatever file has the library's name next.
    """
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    if path.exists():
        try:
            os.link(path, aside)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            shutil.copy2(path, aside)
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.rename(f"{aside}-wal")
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return aside


def _version(damaged: sqlite3.Connection) -> int:
    try:
        # Without this SQLite refuses every page of a file that was cut short.
        damaged.execute("PRAGMA writable_schema = ON")
        return schema.version(damaged)
    except sqlite3.DatabaseError:
        return 0


def _copy(damaged: sqlite3.Connection, fresh: sqlite3.Connection) -> None:
    damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
    fresh.execute("BEGIN IMMEDIATE")
    tables = schema.tables(schema.version(fresh))
    for table in tables:
        columns = [row["name"] for row in fresh.execute(f"PRAGMA table_info({table})")]
        names, values = ", ".join(columns), ", ".join("?" * len(columns))
        insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({values})"  # noqa: S608
        for row in _readable(damaged, f"SELECT rowid, {names} FROM {table}"):  # noqa: S608
            fresh.execute(insert, row[1:])
    # Marks outlive their article: opened again, it is known by its source and they are found in it.
    for table in {"marks", "corrections"}.intersection(tables):
        fresh.execute(
            "INSERT INTO articles (id, digest, source, opened) "  # noqa: S608
            "SELECT DISTINCT article_id, 'unreadable:' || article_id, coalesce((SELECT source "
            f"FROM sources WHERE sources.article_id = {table}.article_id), '-'), "
            f"strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now') FROM {table} "
            "WHERE article_id NOT IN (SELECT id FROM articles)"
        )
    for table in ("texts", "sources"):
        fresh.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")  # noqa: S608
    fresh.execute("COMMIT")


def _readable(damaged: sqlite3.Connection, select: str) -> Iterator[tuple[object, ...]]:
    """The readable rows of ``select``: from the top, from the bottom, and those between."""
    low = 0
    for row in _until_damage(damaged, f"{select} ORDER BY rowid"):
        if row[0] <= low:  # pages that lead in a circle
            break
        low = row[0]
        yield tuple(row)
    high = None
    for row in _until_damage(damaged, f"{select} ORDER BY rowid DESC"):
        if high is not None and row[0] >= high:
            break
        high = row[0]
        if high <= low:
            break
        yield tuple(row)
    last = low + PROBES if high is None else min(high, low + PROBES)
    for number in range(low + 1, last):
        yield from map(tuple, _until_damage(damaged, f"{select} WHERE rowid = {number}"))


def _until_damage(damaged: sqlite3.Connection, query: str) -> Iterator[sqlite3.Row]:
    try:
        yield from damaged.execute(query)
    except sqlite3.DatabaseError:
        return
