"""Keys that are pressed before what they work with is there: held, and then pressed one by one."""

from __future__ import annotations

import collections
import functools
from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App


class EarlyKeys:
    """Keys held in the order in which they came."""

    def __init__(self, app: App[Any]) -> None:
        """Hold keys of ``app``; none yet."""
        self._app = app
        self._held: collections.deque[events.Key] = collections.deque()
        self._pressed: events.Key | None = None

    def hold(self, event: events.Key, *, early: bool) -> bool:
        """Hold ``event``, if it is ``early`` or others are still before it; whether that was done."""
        if event is self._pressed or event.is_forwarded or not (early or self._held):
            return False
        self._held.append(event)
        return True

    @property
    def waiting(self) -> bool:
        """Whether keys are held, or the first of them is just being pressed."""
        return bool(self._held) or self._pressed is not None

    def press(self) -> None:
        """Press the first of them, and each other when the one before has moved the focus.

        A key goes from the app to what has the focus, and up from there to the app again, which does
        what it is bound to and then moves the focus. A callback that takes the same way behind it comes
        when all that is done.
        """
        if not self._held:
            return
        self._pressed = self._held.popleft()
        self._app.post_message(self._pressed)
        self._app.call_later(self._follow)

    def _follow(self) -> None:
        app = self._app
        way = [*(app.focused or app.screen).ancestors_with_self, app]
        then: Callable[[], object] = self.press
        for node in reversed(way):
            then = functools.partial(node.call_later, then)
        then()
