"""Opening the library's file: made when missing, brought forward when old, rescued when damaged."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader.errors import ReaderError
from reader.library import filesystem, rescue, schema
from reader.library.connection import back_up, connected, new, put, stamp

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

_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
"""How a file system says that it has no locks; SQLite's own are all that is left then."""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Opened(NamedTuple):
    """An open file; ``notice`` is a sentence about what is unusual, or None.

    ``remote`` says that the file lies where other machines may use it (:mod:`.filesystem`).
    """

    connection: sqlite3.Connection
    read_only: bool = False
    notice: str | None = None
    remote: bool = False


def opened(path: Path) -> Opened:
    """Open the library at ``path``.

    A file of a newer version, one that may not be written and a symbolic link are opened for reading
    only. Raises ReaderError where there is nothing to open and none can be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not filesystem.writable(path):
            return _read_only(
                path,
                f"The library {path} cannot be written, so marks can be seen but not changed; "
                + ("it is a symbolic link." if path.is_symlink() else "check its permissions."),
            )
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
    if code in _FAILURES:
        return ReaderError(_FAILURES[code].format(path=path))
    return ReaderError(f"The library {path} could not be used: {error}.")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While one process makes, migrates or rescues the file, no other opens it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(f"{path}.lock", flags, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        os.close(descriptor)


def _read_only(path: Path, notice: str) -> Opened:
    from reader.library import snapshot  # noqa: PLC0415 - rarely needed

    connection = snapshot.in_memory(path)
    connection.execute("PRAGMA query_only = ON")
    return Opened(connection, read_only=True, notice=notice)


def _opened(path: Path) -> Opened:
    notice = None
    remote = filesystem.remote(path.parent)
    if not path.exists():
        _make(path)
    elif path.stat().st_mode & 0o077:
        path.chmod(0o600)
    connection = _connected(path, remote=remote)
    if not _sound(connection, path):
        notice = rescue.rescued(connection, path, stamp())
        connection = _connected(path, remote=remote)
    _suspect(path).unlink(missing_ok=True)
    newest = len(schema.MIGRATIONS)
    version = schema.version(connection)
    if version > newest:
        connection.close()
        return _read_only(
            path,
            f"The library {path} was written by a newer newsread, so marks can be seen but not "
            "changed; update newsread to change them.",
        )
    _set_journal(connection, remote=remote)
    if version < newest:
        back_up(connection, Path(f"{path}.version-{version}-{stamp()}"))
        schema.migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return Opened(connection, notice=notice, remote=remote)


def _connected(path: Path, *, remote: bool) -> sqlite3.Connection:
    connection = connected(path)
    if remote:
        # Before anything is read: with it, not even a file with a write-ahead log needs shared memory.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


def _set_journal(connection: sqlite3.Connection, *, remote: bool) -> None:
    wanted = "delete" if remote else "wal"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        connection.execute(f"PRAGMA journal_mode = {wanted}")
    if remote:
        connection.execute("PRAGMA locking_mode = NORMAL")
        schema.version(connection)  # the lock is let go at the next reading


def _make(path: Path) -> None:
    # Made under another name, so that an empty file by the library's name is always a damaged one.
    rescue.set_aside(path, stamp())
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
