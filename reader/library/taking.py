"""Marks from elsewhere, taken into the library: another machine's, or another program's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from reader.article import Article
from reader.library import anchors, articles, records
from reader.library.database import Database
from reader.library.records import Arrived, Taken
from reader.marks import COLOURS, Anchor, Mark


def take(database: Database, arrived: Iterable[Arrived]) -> Taken:
    """Keep the marks that are not here yet, and of those that are the later version; all or none.

    Marks are known by ``uid``, so taking a file again changes nothing; one that was deleted here
    comes back. An article that is not here is made, with its text or to be known by its source when
    it is opened; in a text that is here the marks find their places, or are lost.
    """
    counts = {"added": 0, "changed": 0, "known": 0}
    with database.writing() as connection:
        for article, digest, marks in arrived:
            article_id = _owner(database, connection, article, digest)
            text = articles.text(database, article_id)
            for mark, anchor, lost in _placed(marks, text):
                outcome = _kept(connection, article_id, mark, anchor, lost=lost)
                counts[outcome] += 1
    return Taken(**counts)


def _owner(
    database: Database, connection: sqlite3.Connection, article: Article, digest: str | None
) -> int:
    """The id of the article's row, made where there is none."""
    if article.text:
        row, _ = articles.known(database, article)
        return articles.record(connection, article, None) if row is None else row["id"]
    row, name = articles.unread(database, article, digest)
    return articles.record_unread(connection, article, name) if row is None else row["id"]


def _placed(marks: Sequence[Mark], text: str | None) -> Iterable[tuple[Mark, Anchor, bool]]:
    """Each mark, its anchor in ``text``, and whether it is lost there."""
    if text is None:
        return [(mark, mark.anchor, mark.lost) for mark in marks]
    # An anchor without words is a place, or the article as a whole.
    wanted = [
        mark.anchor if mark.anchor.exact else anchors.make(text, mark.anchor.start, mark.anchor.end)
        for mark in marks
    ]
    return [
        (mark, anchors.make(text, *place) if place else anchor, place is None)
        for mark, anchor, place in zip(marks, wanted, anchors.find_all(wanted, text), strict=True)
    ]


def _kept(
    connection: sqlite3.Connection, article_id: int, mark: Mark, anchor: Anchor, *, lost: bool
) -> str:
    """Write ``mark`` where it is new or newer; returns which of the counts it belongs to."""
    known = connection.execute("SELECT * FROM marks WHERE uid = ?", (mark.uid,)).fetchone()
    now = articles.now()
    values: dict[str, object] = {
        **records.anchor_columns(anchor),
        "kind": mark.kind,
        "body": mark.body,
        "colour": mark.colour or (COLOURS[0] if mark.kind == "highlight" else None),
        "tags": records.tag_lines(mark.tags),
        "changed": mark.changed or mark.created or now,
        "lost": lost,
        "deleted": None,
    }
    if known is None:
        values |= {"article_id": article_id, "uid": mark.uid, "created": mark.created or now}
        columns = f"({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        connection.execute(f"INSERT INTO marks {columns}", tuple(values.values()))
        return "added"
    if mark.changed <= known["changed"] or known["article_id"] != article_id:
        if known["deleted"] is None:
            return "known"
        values = {"deleted": None}
    assignments = ", ".join(f"{column} = ?" for column in values)
    connection.execute(
        f"UPDATE marks SET {assignments} WHERE id = ?",  # noqa: S608 - our own words
        (*values.values(), known["id"]),
    )
    return "changed"
