"""The marks of one article: kept at once, and undone one by one."""

from __future__ import annotations

from collections.abc import Iterable

from reader.app.steps import Step, Steps
from reader.article import Article
from reader.library import Library, anchors
from reader.marks import Colour, Mark, MarkKind


class Marking:
    """Adds, changes and deletes marks in the library, and remembers in ``steps`` how to undo it.

    Every method that changes something has committed it when it returns, and raises ReaderError where
    it could not.
    """

    def __init__(self, library: Library, article_id: int, article: Article, steps: Steps) -> None:
        """The marks that ``library`` keeps of ``article``, which it knows as ``article_id``."""
        self._library = library
        self._article_id = article_id
        self._article = article
        self._steps = steps
        self._begun: tuple[int, Step] | None = None
        self.marks: tuple[Mark, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Read the marks as they are now, another reader's changes included."""
        self.marks = self._library.marks(self._article_id)

    def add(self, kind: MarkKind, start: int, end: int, colour: Colour | None = None) -> Mark:
        """A new mark on ``start:end`` (or on the place ``start``, where the two are the same)."""
        anchor = anchors.make(self._article.text, start, end)
        mark = self._library.add(self._article_id, kind, anchor, colour=colour)
        step = Step(
            f"the {kind}",
            undo=lambda: self._library.delete(mark.id),
            redo=lambda: self._library.undelete(mark.id),
        )
        self._steps.add(step)
        self._begun = (mark.id, step) if kind == "note" else None
        self.reload()
        return mark

    def write(self, mark: Mark, body: str, tags: Iterable[str]) -> None:
        """Give ``mark`` its words and tags without a step to undo: while they are being written."""
        self._library.edit(mark.id, body, tags=tags)
        self.reload()

    def written(self, before: Mark) -> None:
        """The writing is over: a step leads back to the mark as it was ``before``.

        A note that was begun for it and left empty goes, and with it the step that would undo it.
        """
        if self._begun is not None:
            self.finish()
            return
        after = self.by_id(before.id)
        if after is not None and (after.body, after.tags) != (before.body, before.tags):
            step = Step(
                f"the words of the {before.kind}",
                undo=lambda: self._library.edit(before.id, before.body, tags=before.tags),
                redo=lambda: self._library.edit(after.id, after.body, tags=after.tags),
            )
            self._steps.add(step)

    def finish(self) -> None:
        """The note begun last is written: left empty it goes, and the step that would undo it too."""
        if self._begun is None:
            return
        mark_id, step = self._begun
        note = self.by_id(mark_id)
        if note is not None and not note.body.strip() and not note.tags:
            self._library.delete(note.id)
            self._steps.withdraw(step)
            self.reload()
        self._begun = None

    def colour(self, mark: Mark, colour: Colour | None) -> None:
        """Give ``mark`` another colour, or none; a highlight always has one."""
        self._library.edit(mark.id, colour=colour)
        self._steps.add(
            Step(
                f"the colour of the {mark.kind}",
                undo=lambda: self._library.edit(mark.id, colour=mark.colour),
                redo=lambda: self._library.edit(mark.id, colour=colour),
            )
        )
        self.reload()

    def place(self, mark: Mark, start: int, end: int) -> None:
        """Put ``mark`` on ``start:end``, or on the words at ``start`` where the two are the same."""
        anchor = anchors.make(self._article.text, start, end)
        self._library.place(mark.id, anchor)
        self._steps.add(
            Step(
                f"the new place of the {mark.kind}",
                undo=lambda: self._library.place(mark.id, mark.anchor, lost=mark.lost),
                redo=lambda: self._library.place(mark.id, anchor),
            )
        )
        self.reload()

    def delete(self, mark: Mark) -> None:
        """Take ``mark`` away; undo brings it back."""
        self._library.delete(mark.id)
        self._steps.add(
            Step(
                f"the deletion of the {mark.kind}",
                undo=lambda: self._library.undelete(mark.id),
                redo=lambda: self._library.delete(mark.id),
            )
        )
        self.reload()

    def on(self, start: int, end: int) -> list[Mark]:
        """The marks that share a character with ``start:end``, the shortest first."""
        here = [
            mark
            for mark in self.marks
            if not mark.lost and mark.anchor.start < end and mark.anchor.end > start
        ]
        return sorted(here, key=lambda mark: mark.anchor.end - mark.anchor.start)

    def exactly(self, start: int, end: int, kind: MarkKind) -> Mark | None:
        """The mark of ``kind`` that stands on ``start:end``, if there is one."""
        return next(
            (
                mark
                for mark in self.on(start, end)
                if (mark.anchor.start, mark.anchor.end, mark.kind) == (start, end, kind)
            ),
            None,
        )

    def last_colour(self) -> Colour | None:
        """The colour of the highlight made or changed last, or None."""
        highlights = [mark for mark in self.marks if mark.kind == "highlight"]
        return max(highlights, key=lambda mark: mark.changed).colour if highlights else None

    def by_id(self, mark_id: int | None) -> Mark | None:
        """The mark called ``mark_id``, if it is still there."""
        return next((mark for mark in self.marks if mark.id == mark_id), None)
