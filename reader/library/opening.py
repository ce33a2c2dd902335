"""Opening the library's file: made when missing, brought forward when old, rescued when damaged."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.errors import ReaderError
from reader.library import rescue, schema
from reader.library.connection import connected, new, put, touch

THOROUGH = 16 << 20
"""Bytes up to which a file is checked at every opening; a larger one after it failed in use."""

_FAILURES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was kept in {path}; make room and try again.",
    sqlite3.SQLITE_BUSY: "Another program is writing to {path}; try again in a moment.",
    sqlite3.SQLITE_READONLY: "The library {path} cannot be written; check its permissions.",
    sqlite3.SQLITE_CANTOPEN: "The library {path} cannot be opened; check its permissions.",
    sqlite3.SQLITE_CORRUPT: "The library {path} is damaged; start newsread again to rescue it.",
    sqlite3.SQLITE_NOTADB: "The library {path} is damaged; start newsread again to rescue it.",
}

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Opened(NamedTuple):
    """An open file; ``notice`` is a sentence about what is unusual, or None."""

    connection: sqlite3.Connection
    read_only: bool
    notice: str | None


def opened(path: Path) -> Opened:
    """Open the library at ``path``.

    A file of a newer version is opened for reading only. Raises ReaderError where the folder or the
    file cannot be read and written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(path):
            return _opened(path)
    except sqlite3.Error as error:
        raise told(error, path) from error
    except OSError as error:
        reason = error.strerror or error
        raise ReaderError(f"The library {path} cannot be opened: {reason}.") from error


def told(error: sqlite3.Error, path: Path) -> ReaderError:
    """What SQLite could not do as one sentence; a damaged file is checked at the next opening."""
    code = _code(error)
    if code in _DAMAGE:
        with contextlib.suppress(OSError):
            _suspect(path).touch(mode=0o600)
    sentence = _FAILURES.get(code, f"The library {{path}} could not be used: {error}.")
    return ReaderError(sentence.format(path=path))


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While one process makes, migrates or rescues the file, no other opens it."""
    descriptor = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _opened(path: Path) -> Opened:
    notice = None
    if not path.exists():
        _make(path)
    if not os.access(path, os.R_OK | os.W_OK):
        raise PermissionError(errno.EACCES, "it may not be read and written")
    connection = connected(path)
    if not _sound(connection, path):
        notice = rescue.rescued(connection, path, _stamp())
        connection = connected(path)
    _suspect(path).unlink(missing_ok=True)
    newest = len(schema.MIGRATIONS)
    version = schema.version(connection)
    if version > newest:
        connection.execute("PRAGMA query_only = ON")
        notice = (
            f"The library {path} was written by a newer newsread, so marks can be seen but not "
            "changed; update newsread to change them."
        )
        return Opened(connection, read_only=True, notice=notice)
    if version < newest:
        _back_up(connection, Path(f"{path}.version-{version}-{_stamp()}"))
        schema.migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return Opened(connection, read_only=False, notice=notice)


def _make(path: Path) -> None:
    # Made under another name, so that an empty file by the library's name is always a damaged one.
    rescue.set_aside(path, _stamp())
    unnamed = path.with_name(f"{path.name}.new")
    new(unnamed).close()
    put(unnamed, path)


def _sound(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is a library whose pages hold together."""
    newest = len(schema.MIGRATIONS)
    try:
        version = schema.version(connection)
        if 1 <= version <= newest:
            connection.execute(f"SELECT 1 FROM {', '.join(schema.tables(version))} LIMIT 0")  # noqa: S608
        if _suspect(path).exists():
            if version == newest:
                schema.rebuild_indexes(connection)
            return version > 0 and _passes(connection, "integrity_check")
        if path.stat().st_size <= THOROUGH:
            # Table by table: newer SQLite would look through the full-text indexes too, slowly.
            return version > 0 and all(
                _passes(connection, f"quick_check({table})") for table in schema.tables(version)
            )
    except sqlite3.DatabaseError as error:
        if _code(error) in _DAMAGE or _code(error) == sqlite3.SQLITE_ERROR:  # a table is missing
            return False
        raise
    return version > 0


def _passes(connection: sqlite3.Connection, check: str) -> bool:
    return bool(connection.execute(f"PRAGMA {check}").fetchone()[0] == "ok")


def _suspect(path: Path) -> Path:
    """The file whose presence says that the library failed while it was in use."""
    return path.with_name(f"{path.name}.suspect")


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _back_up(connection: sqlite3.Connection, copy: Path) -> None:
    touch(copy)
    with contextlib.closing(connected(copy)) as target:
        connection.backup(target)


def _stamp() -> str:
    """The time now, for a file name that no other file has."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
