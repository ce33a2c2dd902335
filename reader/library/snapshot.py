"""A library file read into memory: one that may not be written, or a backup."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from reader.library import schema
from reader.library.connection import connected


def in_memory(path: Path) -> sqlite3.Connection:
    """All that the library file at ``path`` holds, brought forward to the newest version in memory.

    The file and its folder are not touched. One of a newer version is taken as it is. Raises
    sqlite3.DatabaseError for what is damaged or no library.
    """
    copy = connected(":memory:")
    try:
        with _open(path) as source:
            source.backup(copy)
        _check(copy)
        schema.migrate(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _check(copy: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError where ``copy`` is no library whose pages hold together."""
    if copy.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("its pages do not hold together")
    tables = schema.tables(schema.version(copy)) or schema.TABLES
    copy.execute(f"SELECT 1 FROM {', '.join(tables)} LIMIT 0")  # noqa: S608 - our own words


@contextlib.contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as it lies there; with what is in its write-ahead log only in a copy of both."""
    log = path.with_name(f"{path.name}-wal")
    with contextlib.ExitStack() as stack:
        if log.exists() and log.stat().st_size:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            for file in (path, log):
                shutil.copyfile(file, folder / file.name)
            source = connected(folder / path.name)
        else:
            address = quote(os.fsencode(path.absolute()))
            source = sqlite3.connect(f"file:{address}?immutable=1", uri=True)
        yield stack.enter_context(contextlib.closing(source))
