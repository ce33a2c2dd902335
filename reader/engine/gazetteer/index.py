"""The gazetteer on disk: a SQLite file, made at first use, that can be made again at any time."""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reader import paths
from reader.engine.gazetteer import naming, sources
from reader.engine.gazetteer.candidates import Candidate

_LAYOUT = 2
"""Goes up when the tables below, or what is written to them, change."""
_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, geonames_id INTEGER, kind TEXT, country TEXT, region TEXT,
    latitude REAL, longitude REAL, population INTEGER, capital INTEGER
);
CREATE TEMP TABLE draft (key TEXT, place INTEGER, main INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_MOST_NAMESAKES = 80
_LOOK_UP = """
SELECT place.id, geonames_id, kind, country, region, latitude, longitude, population, capital, main
FROM name JOIN place ON place.id = name.place WHERE key = ? ORDER BY name.place LIMIT ?
"""


class Gazetteer:
    """Look-up of places by name; opened, and made where it is missing, at the first look-up."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self.look_up = functools.lru_cache(maxsize=10_000)(self._look_up)

    def is_made(self) -> bool:
        """Whether a look-up answers at once: making the file, at first use, takes some seconds."""
        if self._connection is None:
            self._connection = _open(_file())
        return self._connection is not None

    def find(self, name: str) -> tuple[Candidate, ...]:
        """The places called ``name``, the biggest first, at most 80; none where nobody knows it."""
        for key in naming.keys(name):
            if found := self.look_up(key):
                return found
        return ()

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        try:
            rows = self._opened().execute(_LOOK_UP, (key, _MOST_NAMESAKES)).fetchall()
        except sqlite3.DatabaseError:  # the file is damaged: it only holds what can be made again
            self._connection = _make()
            rows = self._connection.execute(_LOOK_UP, (key, _MOST_NAMESAKES)).fetchall()
        return tuple(Candidate(*row) for row in rows)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None and not self.is_made():
            self._connection = _make()
        assert self._connection is not None  # opened or made by now
        return self._connection


@functools.cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    return Gazetteer()


def _file() -> Path:
    return paths.cache_folder() / f"gazetteer-{_LAYOUT}-{sources.fingerprint()}.sqlite"


def _open(file: Path) -> sqlite3.Connection | None:
    """The gazetteer in ``file``, or None where there is none or it is not a whole one."""
    with contextlib.suppress(sqlite3.Error):
        connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        if connection.execute("PRAGMA user_version").fetchone() == (_LAYOUT,):
            return connection
        connection.close()
    return None


def _make() -> sqlite3.Connection:
    """Makes the gazetteer in the cache folder, or in memory where nothing can be written there.

    The file appears under its name only when it is whole, so processes that make it at the same
    time do not disturb each other.
    """
    file = _file()
    draft = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=file.parent, prefix="gazetteer-", suffix=".draft")
        os.close(handle)
        with contextlib.closing(sqlite3.connect(draft)) as connection:
            _fill(connection)
        Path(draft).replace(file)
        _remove_older(file)
        made = _open(file)
    except (OSError, sqlite3.OperationalError):
        made = None
        if draft:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
    if made is None:
        made = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(made)
    return made


def _remove_older(file: Path) -> None:
    for other in file.parent.glob("gazetteer-*.sqlite"):
        if other != file:
            with contextlib.suppress(OSError):
                other.unlink()


def _fill(connection: sqlite3.Connection) -> None:
    """Files every place, numbered from the biggest, so that look-ups find big ones first."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_SCHEMA)
    by_size = sorted(sources.entries(), key=lambda entry: -entry.population)
    connection.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", map(_place, itertools.count(), by_size)
    )
    connection.executemany(
        "INSERT INTO draft VALUES (?,?,?)",
        itertools.chain.from_iterable(map(_names, itertools.count(), by_size)),
    )
    connection.execute("INSERT INTO name SELECT * FROM draft ORDER BY key, place")
    connection.execute("DROP TABLE draft")
    connection.execute(f"PRAGMA user_version = {_LAYOUT}")
    connection.commit()


def _place(number: int, entry: sources.Entry) -> tuple[object, ...]:
    return (
        number, entry.geonames_id, entry.kind, entry.country, entry.region,
        entry.latitude, entry.longitude, entry.population, entry.capital,
    )  # fmt: skip


def _names(number: int, entry: sources.Entry) -> Iterator[tuple[str, int, bool]]:
    own = {naming.filing_key(name) for name in entry.names}
    others = {naming.filing_key(name) for name in entry.others} - own
    for key in own - {""}:
        yield key, number, True
    for key in others - {""}:
        yield key, number, False
