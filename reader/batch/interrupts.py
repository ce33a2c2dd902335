"""Ctrl-C, and the signal that asks a job to end, without half a line left behind."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Any, Self


class Interrupted(BaseException):
    """The person, or the system, asked us to stop; ``signal`` is how."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


class Interrupts:
    """While entered, SIGINT and SIGTERM raise :class:`Interrupted`, but never within :meth:`held`."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._held = False
        self._heard: int | None = None

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """What is done here is done to its end; an interruption comes after it."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._heard is not None:
            raise Interrupted(self._heard)

    def _hear(self, number: int, _: FrameType | None) -> None:
        if self._held:
            self._heard = number
        else:
            # Whatever is still to be done is tidying up; one who is in a hurry can do without it.
            signal.signal(number, signal.SIG_DFL)
            raise Interrupted(number)
