"""The corrections of one article: kept at once, and undone with the marks, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.annotations import Kind
from reader.app.steps import Step, Steps
from reader.article import Article
from reader.correcting import told
from reader.corrections import Change, Correction
from reader.library import Library, anchors

Span = tuple[int, int]


class Edit(NamedTuple):
    """What a person decided: new ``changes`` at their places, corrections to ``retract``, and ``names``.

    ``names`` are to be known in all articles as the kind that they are given, or (None) no more. ``what``
    says in a few words what is done: "Sinclair is a place".
    """

    what: str
    changes: Sequence[tuple[Span, Change]] = ()
    retract: Sequence[int] = ()
    names: Mapping[str, Kind | None] = {}


def taken_back(correction: Correction) -> Edit:
    """That ``correction`` is to be taken back."""
    words = f"“{correction.anchor.exact}” {told(correction.change)}"
    return Edit(f"{words}: taken back", retract=[correction.id])


class Correcting:
    """Keeps corrections in the library, and remembers in ``steps`` how to undo them.

    :meth:`keep` has committed everything or nothing when it returns, and raises ReaderError where it
    could not.
    """

    def __init__(self, library: Library, article_id: int, article: Article, steps: Steps) -> None:
        """The corrections that ``library`` keeps of ``article``, which it knows as ``article_id``."""
        self._kept = library.corrections
        self._article_id = article_id
        self._article = article
        self._steps = steps
        self.corrections: tuple[Correction, ...] = ()
        self.names: dict[str, Kind] = {}
        self.reload()

    def reload(self) -> None:
        """Read the corrections as they are now, another reader's included."""
        self.corrections = self._kept.of(self._article_id)
        self.names = self._kept.names()

    def keep(self, edit: Edit) -> None:
        """Do what the person decided; one step undoes it."""
        before = {name: self.names.get(name) for name in edit.names}
        if edit.changes:
            text = self._article.text
            made = [(anchors.make(text, *span), change) for span, change in edit.changes]
            ids = self._kept.add(self._article_id, made, edit.names)
            undo, redo = self._kept.retract, self._kept.reinstate
        else:
            ids = tuple(edit.retract)
            self._kept.retract(ids, edit.names)
            undo, redo = self._kept.reinstate, self._kept.retract
        self._steps.add(
            Step(edit.what, undo=lambda: undo(ids, before), redo=lambda: redo(ids, edit.names))
        )
        self.reload()
