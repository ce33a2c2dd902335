"""The library: articles that were opened, where reading stopped, and their marks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import msgspec

from reader import paths
from reader.article import Article
from reader.errors import ReaderError
from reader.library import anchors, articles, records
from reader.library.corrections import Corrections
from reader.library.database import Database
from reader.library.records import Arrived, Contents, Hit, Recent, Restored, Taken, Visit
from reader.marks import COLOURS, Anchor, Colour, Mark, MarkKind


class Library:
    """What is kept on disk, in one SQLite file.

    Every call that changes something has written it when it returns; one that cannot be carried out
    changes nothing and raises ReaderError. For use in the thread that opened it.

    An article visited here keeps its offsets: when another process visits an edited version of it,
    the marks that this library gives out still point into the text that was visited here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._visited: dict[int, Article] = {}
        self.corrections = Corrections(database, self._visited, self._current)

    @classmethod
    def open(cls, path: Path | None = None) -> Library:
        """The library at ``path``, by default in the data folder; made when there is none.

        A file written by a newer version is opened ``read_only``, and a damaged one is moved
        aside and what it held rescued; ``notice`` then says so.

        Raises ReaderError where nothing can be kept.
        """
        return cls(Database(path or _usual_path()))

    @classmethod
    def restore(cls, backup: Path, path: Path | None = None) -> Restored:
        """Put the ``backup`` in place of the library at ``path``, by default that in the data folder.

        The backup is found sound before anything is changed, and what was there is kept beside it.
        Readers that have the library open are told to start again. Raises ReaderError, with nothing
        changed, for a file that is no sound backup.
        """
        from reader.library import backups  # noqa: PLC0415 - not before the first paint

        with (
            contextlib.closing(backups.read(backup)) as copy,
            contextlib.closing(Database(path or _usual_path())) as database,
        ):
            return backups.put_back(copy, database)

    def backup(self, path: Path) -> Contents:
        """Write all that is kept into one file at ``path``, which its owner alone reads.

        An older backup of that name is replaced. Raises ReaderError where another file has it.
        """
        from reader.library import backups  # noqa: PLC0415 - not before the first paint

        return backups.write(self._database, path)

    @property
    def notice(self) -> str | None:
        """A sentence for the person about what is unusual with the library, or None."""
        return self._database.notice

    @property
    def read_only(self) -> bool:
        """Whether marks can be seen but not changed."""
        return self._database.read_only

    def copies(self) -> tuple[Path, ...]:
        """The older copies that were put aside before a migration, a restoration or a rescue."""
        path = self._database.path
        return tuple(sorted(path.parent.glob(f"{path.name}.*-*")))

    def close(self) -> None:
        """Close the file; nothing waits to be written."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stale(self) -> bool:
        """Whether another process has written since this was last asked; cheap."""
        return self._database.stale()

    def visit(self, article: Article) -> Visit:
        """Record that ``article`` is opened, keep its text, and return what is known about it.

        An article is known by its digest, wherever it lies, and else by its source when its text is
        a version of what was there: the text is then replaced and the marks find their places in
        it, those that find none being kept as lost. A read-only library records nothing, and
        gives an article that it does not know the ``article_id`` 0.
        """
        moved = lost = 0
        if self.read_only:
            row, _ = articles.known(self._database, article)
            article_id = 0 if row is None else row["id"]
        else:
            with self._database.writing(durable=False) as connection:
                row, edited = articles.known(self._database, article)
                if row is not None and edited:
                    old = articles.text(self._database, row["id"]) or ""
                    moved, lost = articles.reanchor(connection, row, old, article.text)
                    lost += self.corrections.reanchor(connection, row["id"], article.text)
                article_id = articles.record(connection, article, row)
        self._visited[article_id] = article
        return Visit(article_id, self._position(article_id), self.marks(article_id), moved, lost)

    def save_position(self, article_id: int, offset: int) -> None:
        """Keep the code point at which reading stopped; a read-only library does nothing."""
        if self.read_only or not self._current(article_id):
            return
        with self._database.writing(durable=False) as connection:
            connection.execute(
                "UPDATE articles SET position = max(0, min(?, length)) WHERE id = ?",
                (offset, article_id),
            )

    def recent(self, limit: int = 50) -> tuple[Recent, ...]:
        """The articles opened last, the newest first; all of them where ``limit`` is -1."""
        query = f"{articles.RECENT} ORDER BY opened DESC, id DESC LIMIT ?"
        return tuple(Recent(*row) for row in self._database.rows(query, limit))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """What holds all of ``words`` (see :func:`reader.library.searching.search`), best first.

        Looked through are the titles and bylines of all articles, then the words, the quoted words
        and the tags of all marks. Any input is safe.
        """
        from reader.library import searching  # noqa: PLC0415 - not before the first paint

        return searching.search(self._database, words, limit)

    def find(self, source: str) -> Recent | None:
        """The article read last from ``source``, a path or an address, whatever lies there now."""
        row = articles.by_source(self._database, source)
        return None if row is None else articles.recent(self._database, row["id"])

    def recall(self, article: Article) -> Recent | None:
        """What is known of ``article``, wherever its text lay; without a visit."""
        row, _ = articles.known(self._database, article)
        return None if row is None else articles.recent(self._database, row["id"])

    def take(self, arrived: Iterable[Arrived]) -> Taken:
        """Keep the marks of other machines and programs (see :func:`reader.library.taking.take`)."""
        from reader.library import taking  # noqa: PLC0415 - not before the first paint

        return taking.take(self._database, arrived)

    def text_of(self, article_id: int) -> Article:
        """The article as it was visited last, for one whose file is gone or was standard input.

        Raises ReaderError where no text is kept.
        """
        row = self._database.row(
            "SELECT * FROM articles JOIN texts ON article_id = id WHERE id = ?", article_id
        )
        if row is None:
            raise ReaderError("The text of this article is not in the library.")
        return records.article(row)

    def add(
        self,
        article_id: int,
        kind: MarkKind,
        anchor: Anchor,
        body: str = "",
        *,
        colour: Colour | None = None,
        tags: Iterable[str] = (),
    ) -> Mark:
        """Keep a new mark; ``anchor`` stands in the text that was visited.

        A highlight for which no colour is named gets the first; tags are kept once each.
        """
        time = articles.now()
        if kind == "highlight":
            colour = colour or COLOURS[0]
        with self._database.writing() as connection:
            kept, lost = self._kept(article_id, anchor)
            cursor = connection.execute(
                "INSERT INTO marks (article_id, kind, start_offset, end_offset, exact, prefix, suffix, "
                "body, created, changed, lost, colour, tags) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(article_id, kind, *msgspec.structs.astuple(kept)),
                    *(records.plain(body), time, time, lost, colour, records.tag_lines(tags)),
                ),
            )
            row = self._database.row("SELECT * FROM marks WHERE id = ?", cursor.lastrowid)
        assert row is not None  # written in this transaction
        return msgspec.structs.replace(records.mark(row), anchor=anchor, lost=False)

    def edit(
        self,
        mark_id: int,
        body: str | None = None,
        *,
        colour: Colour | msgspec.UnsetType | None = msgspec.UNSET,
        tags: Iterable[str] | None = None,
    ) -> Mark:
        """Change what is given of a mark; one deleted elsewhere comes back, not to lose words."""
        changes: dict[str, object] = {"changed": articles.now(), "deleted": None}
        if body is not None:
            changes["body"] = records.plain(body)
        if colour is not msgspec.UNSET:
            changes["colour"] = colour
        if tags is not None:
            changes["tags"] = records.tag_lines(tags)
        return self._change(mark_id, changes)

    def place(self, mark_id: int, anchor: Anchor, *, lost: bool = False) -> Mark:
        """Give a mark another place in the text that was visited: a lost one found by hand.

        With ``lost`` it has none again: that was undone.
        """
        row = self._database.row("SELECT article_id FROM marks WHERE id = ?", mark_id)
        kept = anchor
        if row is not None and not lost:
            kept, lost = self._kept(row["article_id"], anchor)
        changes = {"lost": lost, "changed": articles.now()}
        return self._change(mark_id, records.anchor_columns(kept) | changes)

    def delete(self, mark_id: int) -> None:
        """Take a mark out of sight; :meth:`undelete` brings it back."""
        self._change(mark_id, {"deleted": articles.now()})

    def undelete(self, mark_id: int) -> Mark:
        """Bring a deleted mark back as it was."""
        return self._change(mark_id, {"deleted": None})

    def forget(self, article_id: int) -> None:
        """Remove an article, its text and all its marks for good, overwritten in the file.

        Other readers that have the library open are told to start again.
        """
        self._current(article_id)
        with self._database.erasing() as connection:
            articles.forget(connection, article_id)
            self._database.next_generation()
        self._visited.pop(article_id, None)

    def marks(self, article_id: int) -> tuple[Mark, ...]:
        """The marks of an article in text order."""
        rows = self._database.rows(
            "SELECT * FROM marks WHERE article_id = ? AND deleted IS NULL "
            "ORDER BY start_offset, end_offset, id",
            article_id,
        )
        return self._placed(article_id, map(records.mark, rows))

    def _change(self, mark_id: int, changes: dict[str, object]) -> Mark:
        assignments = ", ".join(f"{column} = ?" for column in changes)
        with self._database.writing() as connection:
            update = f"UPDATE marks SET {assignments} WHERE id = ?"  # noqa: S608 - our own words
            connection.execute(update, (*changes.values(), mark_id))
            row = self._database.row("SELECT * FROM marks WHERE id = ?", mark_id)
            if row is None:
                raise ReaderError("This mark is not in the library.")
        return self._placed(row["article_id"], [records.mark(row)])[0]

    def _kept(self, article_id: int, anchor: Anchor) -> tuple[Anchor, bool]:
        """``anchor``, made in the text visited here, in the text that is kept; and whether it is lost."""
        if self._current(article_id):
            return anchor, False
        text = articles.text(self._database, article_id) or ""
        place = anchors.find(anchor, text)
        return (anchors.make(text, *place), False) if place else (anchor, True)

    def _current(self, article_id: int) -> bool:
        """Whether the text kept is the one visited here; ReaderError for an unknown article."""
        row = self._database.row("SELECT digest FROM articles WHERE id = ?", article_id)
        if row is None:
            raise ReaderError("This article is not in the library.")
        visited = self._visited.get(article_id)
        return visited is None or visited.digest == row["digest"]

    def _placed(self, article_id: int, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """``marks`` with their anchors in the text visited here, in its order."""
        marks = tuple(marks)
        if not marks or self._current(article_id):
            return marks
        text = self._visited[article_id].text
        places = anchors.find_all([mark.anchor for mark in marks], text)
        placed = (
            msgspec.structs.replace(mark, anchor=anchors.make(text, *place), lost=False)
            if place
            else msgspec.structs.replace(mark, lost=True)
            for mark, place in zip(marks, places, strict=True)
        )
        return tuple(sorted(placed, key=lambda mark: (mark.anchor.start, mark.anchor.end, mark.id)))

    def _position(self, article_id: int) -> int:
        row = self._database.row("SELECT position FROM articles WHERE id = ?", article_id)
        return 0 if row is None else min(row["position"], len(self._visited[article_id].text))


def _usual_path() -> Path:
    return paths.data_folder() / "library.db"
