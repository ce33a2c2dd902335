"""The marks of one article: kept at once, and undone one by one."""

from __future__ import annotations

from collections.abc import Callable

from reader.article import Article
from reader.library import Library, anchors
from reader.marks import Mark, MarkKind


class Marking:
    """Adds, changes and deletes marks in the library, and remembers how to undo it.

    Every method that changes something has committed it when it returns, and raises ReaderError where
    it could not.
    """

    def __init__(self, library: Library, article_id: int, article: Article) -> None:
        """The marks that ``library`` keeps of ``article``, which it knows as ``article_id``."""
        self._library = library
        self._article_id = article_id
        self._article = article
        self._undo: list[tuple[str, Callable[[], object]]] = []
        self._begun: int | None = None
        self.marks: tuple[Mark, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Read the marks as they are now, another reader's changes included."""
        self.marks = self._library.marks(self._article_id)

    def add(self, kind: MarkKind, start: int, end: int, body: str = "") -> Mark:
        """A new mark on ``start:end`` (or on the place ``start``, where the two are the same)."""
        anchor = anchors.make(self._article.text, start, end)
        mark = self._library.add(self._article_id, kind, anchor, body)
        self._undo.append((f"{kind} removed", lambda: self._library.delete(mark.id)))
        self._begun = mark.id if kind == "note" else None
        self.reload()
        return mark

    def write(self, mark: Mark, body: str) -> None:
        """Put ``body`` into ``mark`` without a step to undo: a note while it is being written."""
        self._library.edit(mark.id, body)
        self.reload()

    def edited(self, mark: Mark) -> None:
        """Remember that ``mark``, as it was, has been changed."""
        self._undo.append(("note as it was", lambda: self._library.edit(mark.id, mark.body)))

    def delete(self, mark: Mark) -> None:
        """Take ``mark`` away; undo brings it back."""
        self._library.delete(mark.id)
        self._undo.append((f"{mark.kind} back", lambda: self._library.undelete(mark.id)))
        self.reload()

    def finish(self) -> None:
        """The note begun last is written: left empty it goes, and the step that would undo it too."""
        note = self.by_id(self._begun) if self._begun is not None else None
        self._begun = None
        if note is not None and not note.body.strip():
            self._library.delete(note.id)
            self._undo.pop()
            self.reload()

    def undo(self) -> str | None:
        """Take back the last change; returns what that did in a few words, or None."""
        if not self._undo:
            return None
        words, action = self._undo.pop()
        action()
        self.reload()
        return words

    def on(self, start: int, end: int) -> list[Mark]:
        """The marks that share a character with ``start:end``, the shortest first."""
        here = [
            mark
            for mark in self.marks
            if not mark.lost and mark.anchor.start < end and mark.anchor.end > start
        ]
        return sorted(here, key=lambda mark: mark.anchor.end - mark.anchor.start)

    def by_id(self, mark_id: int) -> Mark | None:
        """The mark called ``mark_id``, if it is still there."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)
