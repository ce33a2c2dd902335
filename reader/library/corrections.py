"""The corrections of annotations that are kept, and the names known in every article."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from reader.annotations import Kind
from reader.article import Article
from reader.corrections import (
    Assign,
    Attribute,
    Change,
    Correction,
    EntityRef,
    Merge,
)
from reader.errors import ReaderError
from reader.library import anchors, articles, records
from reader.library.database import Database
from reader.marks import Anchor

Names = Mapping[str, Kind | None]
"""Names and what each is to be known as in every article; None: as nothing."""


class Corrections:
    """The corrections in the library's file, for use by the :class:`~reader.library.Library`.

    As with marks, every change is on the disk when the call returns or has not happened at all, and what
    is given out points into the text that was visited here.
    """

    def __init__(
        self,
        database: Database,
        visited: Mapping[int, Article],
        is_current: Callable[[int], bool],
    ) -> None:
        """``is_current`` tells whether the text that is kept of an article is the one ``visited``."""
        self._database = database
        self._visited = visited
        self._is_current = is_current

    def of(self, article_id: int) -> tuple[Correction, ...]:
        """The corrections of an article, in the order in which they were made."""
        found = _read(self._database, article_id)
        if not found or self._is_current(article_id):
            return found
        return reanchored(found, self._visited[article_id].text)

    def of_article(self, article: Article) -> tuple[Correction, ...]:
        """The corrections of an article that need not have been visited, placed in its text."""
        row, edited = articles.known(self._database, article)
        found = () if row is None else _read(self._database, row["id"])
        return reanchored(found, article.text) if edited else found

    def articles(self) -> tuple[int, ...]:
        """The ids of the articles that have corrections, in the order in which they were opened first."""
        query = (
            "SELECT DISTINCT article_id FROM corrections WHERE deleted IS NULL ORDER BY article_id"
        )
        return tuple(row["article_id"] for row in self._database.rows(query))

    def add(
        self, article_id: int, changes: Sequence[tuple[Anchor, Change]], names: Names | None = None
    ) -> tuple[int, ...]:
        """Keep corrections that were made together, and set ``names``; returns their ids.

        The anchors stand in the text that was visited.
        """
        time = articles.now()
        made = [Correction(0, anchor, change, time) for anchor, change in changes]
        with self._database.writing() as connection:
            if made and not self._is_current(article_id):
                made = list(reanchored(made, articles.text(self._database, article_id) or ""))
            _set_names(connection, names)
            ids = []
            for one in made:
                cursor = connection.execute(
                    "INSERT INTO corrections (article_id, start_offset, end_offset, exact, prefix, "
                    "suffix, change, created, lost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        *(article_id, *msgspec.structs.astuple(one.anchor)),
                        *(_encoded(one.change), time, one.lost),
                    ),
                )
                ids.append(cursor.lastrowid or 0)
        return tuple(ids)

    def retract(self, ids: Iterable[int], names: Names | None = None) -> None:
        """Take corrections back, and set ``names``; :meth:`reinstate` brings them back."""
        self._mark(ids, articles.now(), names)

    def reinstate(self, ids: Iterable[int], names: Names | None = None) -> None:
        """Bring corrections that were taken back, back in their place among the others."""
        self._mark(ids, None, names)

    def names(self) -> dict[str, Kind]:
        """The names known in every article, in the order of the alphabet, with their kinds."""
        rows = self._database.rows("SELECT name, kind FROM known_names ORDER BY name")
        return {row["name"]: row["kind"] for row in rows}

    def set_names(self, names: Names) -> None:
        """Let ``names`` be known as what each is given, or no more."""
        with self._database.writing() as connection:
            _set_names(connection, names)

    @staticmethod
    def reanchor(connection: sqlite3.Connection, article_id: int, new: str) -> int:
        """Find the places of an article's corrections in its ``new`` text; returns how many are newly lost.

        Those that were taken back are found too, as they may be brought back.
        """
        rows = connection.execute(
            "SELECT * FROM corrections WHERE article_id = ?", (article_id,)
        ).fetchall()
        standing = {row["id"] for row in rows if not row["lost"] and row["deleted"] is None}
        lost = 0
        for one in reanchored(tuple(_corrections(rows)), new):
            connection.execute(
                "UPDATE corrections SET start_offset = ?, end_offset = ?, exact = ?, prefix = ?, "
                "suffix = ?, change = ?, lost = ? WHERE id = ?",
                (*msgspec.structs.astuple(one.anchor), _encoded(one.change), one.lost, one.id),
            )
            lost += one.lost and one.id in standing
        return lost

    def _mark(self, ids: Iterable[int], deleted: str | None, names: Names | None) -> None:
        with self._database.writing() as connection:
            _set_names(connection, names)
            for identity in ids:
                cursor = connection.execute(
                    "UPDATE corrections SET deleted = ? WHERE id = ?", (deleted, identity)
                )
                if not cursor.rowcount:
                    raise ReaderError("This correction is not in the library.")


def reanchored(found: Sequence[Correction], text: str) -> tuple[Correction, ...]:
    """``found`` with their anchors, and those of the entities that they name, placed in ``text``."""
    wanted = [one.anchor for one in found]
    wanted += [ref.anchor for one in found if (ref := _ref(one.change)) and ref.anchor]
    places = {
        anchor: place and anchors.make(text, *place)
        for anchor, place in zip(wanted, anchors.find_all(wanted, text), strict=True)
    }
    return tuple(
        replace(
            one,
            anchor=places[one.anchor] or one.anchor,
            change=_placed(one.change, places),
            lost=places[one.anchor] is None,
        )
        for one in found
    )


def _ref(change: Change) -> EntityRef | None:
    """The entity that ``change`` names, where it names one."""
    match change:
        case Merge(into=ref) | Assign(entity=ref) | Attribute(speaker=ref):
            return ref
    return None


def _placed(change: Change, places: Mapping[Anchor, Anchor | None]) -> Change:
    """``change`` with the anchor of the entity that it names where ``places`` say that it is now."""
    ref = _ref(change)
    anchor = ref and ref.anchor and places[ref.anchor]
    if ref is None or anchor is None:
        return change
    ref = replace(ref, anchor=anchor)
    match change:
        case Merge():
            return replace(change, into=ref)
        case Assign():
            return replace(change, entity=ref)
    return replace(change, speaker=ref)


def _read(database: Database, article_id: int) -> tuple[Correction, ...]:
    rows = database.rows(
        "SELECT * FROM corrections WHERE article_id = ? AND deleted IS NULL ORDER BY id", article_id
    )
    return tuple(_corrections(rows))


def _corrections(rows: Iterable[sqlite3.Row]) -> Iterator[Correction]:
    """The rows as records; one whose change was damaged, and rescued as it is, has no effect."""
    for row in rows:
        with contextlib.suppress(msgspec.MsgspecError):
            yield Correction(
                id=row["id"],
                anchor=records.anchor(row),
                change=msgspec.json.decode(row["change"], type=Change),
                created=row["created"],
                lost=bool(row["lost"]),
            )


def _encoded(change: Change) -> str:
    return records.plain(msgspec.json.encode(change).decode())


def _set_names(connection: sqlite3.Connection, names: Names | None) -> None:
    for name, kind in (names or {}).items():
        connection.execute("DELETE FROM known_names WHERE name = ?", (records.plain(name),))
        if kind is not None:
            connection.execute(
                "INSERT INTO known_names (name, kind, created) VALUES (?, ?, ?)",
                (records.plain(name), kind, articles.now()),
            )
