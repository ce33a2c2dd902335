"""What the person did, to be taken back and done again."""

from collections.abc import Callable
from typing import NamedTuple


class Step(NamedTuple):
    """One change: ``what`` it was in a few words ("the bookmark"), and how to undo and redo it."""

    what: str
    undo: Callable[[], object]
    redo: Callable[[], object]


class Steps:
    """The changes in the order in which they were made; a new one forgets those that were undone.

    Where undoing or redoing raises, the step stays where it was, to be tried again.
    """

    def __init__(self) -> None:
        """Nothing is done yet."""
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Remember what was just done."""
        self._done.append(step)
        self._undone.clear()

    def withdraw(self, step: Step) -> None:
        """Forget ``step``: what it did has come to nothing."""
        self._done.remove(step)

    def undo(self) -> str | None:
        """Take back the last change; what it was, or None where there is none."""
        if not self._done:
            return None
        self._done[-1].undo()
        self._undone.append(self._done.pop())
        return self._undone[-1].what

    def redo(self) -> str | None:
        """Make the change again that was taken back last; what it was, or None."""
        if not self._undone:
            return None
        self._undone[-1].redo()
        self._done.append(self._undone.pop())
        return self._done[-1].what
