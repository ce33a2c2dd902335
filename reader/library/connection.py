"""Connections to SQLite files that nobody else on the machine may read."""

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from reader.library import schema

TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""


def connected(path: Path | str) -> sqlite3.Connection:
    """A connection to the file at ``path`` that begins transactions only when told to."""
    connection = sqlite3.connect(path, timeout=TIMEOUT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def new(path: Path, version: int | None = None) -> sqlite3.Connection:
    """A connection to a new, empty library of ``version`` (the newest) in place of ``path``."""
    path.unlink(missing_ok=True)
    touch(path)
    connection = connected(path)
    schema.migrate(connection, version)
    return connection


def touch(path: Path) -> None:
    """Make an empty file that only its owner reads; FileExistsError where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))


def back_up(connection: sqlite3.Connection, copy: Path) -> None:
    """Write all that is committed into the new file ``copy``, on the disk before this returns."""
    touch(copy)
    with contextlib.closing(connected(copy)) as target:
        connection.backup(target)
        # One file, which needs no other beside it.
        target.execute("PRAGMA journal_mode = DELETE")


def put(new_file: Path, path: Path) -> None:
    """Give ``new_file`` the name ``path``, on the disk before this returns."""
    new_file.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def stamp() -> str:
    """The time now, for a file name that no other file has."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
