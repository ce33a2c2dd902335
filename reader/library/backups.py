"""The whole library in one file, and back."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader.errors import ReaderError
from reader.library import schema, snapshot
from reader.library.connection import put, stamp
from reader.library.database import Database
from reader.library.records import Contents, Restored


def write(database: Database, path: Path) -> Contents:
    """Write all that ``database`` holds to ``path``, whole or not at all; only its owner reads it.

    An older backup there is replaced once the new one is found sound. Raises ReaderError where
    another file has that name, or nothing can be written.
    """
    with _told(path, "could not be written"):
        if path.exists() and (not path.is_file() or path.samefile(database.path)):
            raise ReaderError(f"{path} cannot take a backup: name another file.", status=2)
        if path.exists() and path.stat().st_size:
            _require_library(path)
        part = path.with_name(f"{path.name}.part-{stamp()}")
        try:
            database.copy_to(part)
            with contextlib.closing(snapshot.in_memory(part)) as copy:
                contents = _contents(copy)
            put(part, path)
        finally:
            part.unlink(missing_ok=True)
    return contents


def read(path: Path) -> sqlite3.Connection:
    """What the backup at ``path`` holds, found sound and brought forward, in memory.

    Raises ReaderError for what is no backup, is damaged, or comes from a newer version.
    """
    with _told(path, "could not be read"):
        if not path.is_file():
            raise ReaderError(f"There is no file {path}.", status=2)
        _require_library(path)
        backup = snapshot.in_memory(path)
    if schema.version(backup) > len(schema.MIGRATIONS):
        backup.close()
        raise ReaderError(f"{path} was written by a newer newsread; update newsread to restore it.")
    return backup


def put_back(backup: sqlite3.Connection, database: Database) -> Restored:
    """Put what ``backup`` holds in place of all that ``database`` holds, which is kept beside it.

    In one transaction, so that nobody loses a mark or sees half of it.
    """
    names = schema.tables(len(schema.MIGRATIONS))
    aside = database.path.with_name(f"{database.path.name}.before-restore-{stamp()}")
    with database.writing() as connection:
        had_any = _contents(connection) != Contents(0, 0)
        if had_any:
            database.copy_to(aside)
        for table in reversed(names):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own words
        for table in names:
            rows = backup.execute(f"SELECT * FROM {table}")  # noqa: S608
            marks = ", ".join("?" * len(rows.description))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        schema.rebuild_indexes(connection)
        database.next_generation()
    return Restored(_contents(backup), aside if had_any else None)


def _contents(connection: sqlite3.Connection) -> Contents:
    return Contents(*connection.execute(schema.COUNTS).fetchone())


def _require_library(path: Path) -> None:
    """Raise ReaderError unless the file at ``path`` begins as SQLite's files do."""
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise ReaderError(f"{path} is no backup of a library: name another file.", status=2)


@contextlib.contextmanager
def _told(path: Path, failed: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReaderError(f"{path} {failed}: {error.strerror or error}.") from error
    except sqlite3.Error as error:
        raise ReaderError(f"{path} {failed}: {error}.") from error
