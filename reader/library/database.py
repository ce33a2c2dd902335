"""The library's SQLite file in use: reading, writing whole or not at all, failures told plainly."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reader.errors import ReaderError
from reader.library import opening
from reader.library.connection import back_up, connected


class Database:
    """An open library file.

    ``notice`` is a sentence for the person where something is unusual about it. Every method raises
    ReaderError with one sentence when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        opened = opening.opened(path)
        self.notice = opened.notice
        self.read_only = opened.read_only
        self._connection = opened.connection
        # Where a program serves the files, their numbers may change.
        self._inode = None if opened.remote else path.stat().st_ino
        self._generation = self._pragma("schema_version")
        # Without the write-ahead log, FULL leaves out the folder when the journal is removed.
        self._durable = "FULL" if self._pragma("journal_mode") == "wal" else "EXTRA"
        self._seen_version = self._pragma("data_version")

    def close(self) -> None:
        """Close the file; nothing waits to be written."""
        self._connection.close()

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """All rows that ``query`` gives."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._told(error) from error

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        """The first row that ``query`` gives."""
        return next(iter(self.rows(query, *values)), None)

    @contextlib.contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction that alone may write, committed at the end, undone by any exception.

        A ``durable`` one is on the disk before this returns; another may be lost, whole, when the
        power fails.
        """
        if self.read_only:
            raise ReaderError(self.notice or f"The library {self.path} is open for reading only.")
        connection = self._connection
        try:
            connection.execute(f"PRAGMA synchronous = {self._durable if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            # Only now: what puts another file in place holds this lock while it does.
            self._check_in_place()
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._told(error) from error
        finally:
            if connection.in_transaction:
                connection.rollback()

    @contextlib.contextmanager
    def erasing(self) -> Iterator[sqlite3.Connection]:
        """As :meth:`writing`; what is deleted is overwritten, and leaves the write-ahead log."""
        before = self._pragma("secure_delete")
        self._connection.execute("PRAGMA secure_delete = ON")
        try:
            with self.writing() as connection:
                yield connection
            self.row("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.execute(f"PRAGMA secure_delete = {before}")

    def copy_to(self, copy: Path) -> None:
        """Write all that is committed into the new file ``copy``; also within :meth:`writing`.

        Raises OSError or sqlite3.Error where that cannot be.
        """
        if self.read_only:
            back_up(self._connection, copy)
            return
        # Another connection: SQLite copies from none that is writing.
        with contextlib.closing(connected(self.path)) as other:
            back_up(other, copy)

    def stale(self) -> bool:
        """Whether another process has written since this was last asked.

        Raises ReaderError when the numbers of articles and marks may mean others now: a backup was
        restored, or an article forgotten.
        """
        before, self._seen_version = self._seen_version, self._pragma("data_version")
        if before == self._seen_version:
            return False
        self._check_generation()
        return True

    def next_generation(self) -> None:
        """Within :meth:`writing`: tell all others who have the library open that numbers mean others."""
        self._generation = int(self._pragma("schema_version")) + 1
        self._connection.execute(f"PRAGMA schema_version = {self._generation}")

    def _pragma(self, name: str) -> int | str:
        row = self.row(f"PRAGMA {name}")
        return 0 if row is None else row[0]

    def _check_in_place(self) -> None:
        # What is written to a file that was moved away or deleted under us would be gone.
        if self._inode is not None:
            try:
                inode = os.stat(self.path).st_ino  # noqa: PTH116 - half the cost of Path.stat
            except OSError:
                inode = 0
            if inode != self._inode:
                raise self._replaced()
        self._check_generation()

    def _check_generation(self) -> None:
        if self._pragma("schema_version") != self._generation:
            raise self._replaced()

    def _replaced(self) -> ReaderError:
        return ReaderError(
            f"The library {self.path} was replaced while it was open, or an article forgotten; "
            "start newsread again to keep marks."
        )

    def _told(self, error: sqlite3.Error) -> ReaderError:
        return opening.told(error, self.path)
