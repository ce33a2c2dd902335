"""What the engine tells, put together and made ready to be drawn in the thread that hears it."""

from __future__ import annotations

import time
from collections.abc import Callable

from reader.annotations import Annotations, merged
from reader.app.drawing import Picture
from reader.engine.messages import Finished, Part, Reply

_SHARE = 10
"""Pictures of a long text are made so seldom that this many times their own time lies between them."""


class Hearing:
    """Hears the replies to one request, and passes each on with the picture that follows from it.

    Called in the thread that hears the engine. A part that comes soon after a costly picture is shown
    with a later one.
    """

    def __init__(
        self,
        pictured: Callable[[Annotations], Picture],
        post: Callable[[Reply, Picture | None], None],
    ) -> None:
        """``post`` takes a reply, and the picture of all that is known by then where there is a new one.

        ``pictured`` makes it, in the thread that hears.
        """
        self._pictured = pictured
        self._post = post
        self._parts: list[Part] = []
        self._rest_until = 0.0

    def __call__(self, reply: Reply) -> None:
        """Hear ``reply``."""
        picture = None
        if isinstance(reply, Part):
            outside = [p for p in self._parts if p.start < reply.start or p.end > reply.end]
            self._parts = [*outside, reply]
            if time.monotonic() >= self._rest_until:
                picture = self._picture(merged([part.annotations for part in self._parts]))
        elif isinstance(reply, Finished):
            self._parts.clear()
            picture = self._picture(reply.annotations)
        self._post(reply, picture)

    def _picture(self, found: Annotations) -> Picture:
        began = time.monotonic()
        picture = self._pictured(found)
        ended = time.monotonic()
        self._rest_until = ended + _SHARE * (ended - began)
        return picture
