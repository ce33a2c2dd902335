"""The places jumped from, to go back to and forward again."""


class History:
    """Offsets visited, as in a web browser: a new jump forgets what was ahead."""

    def __init__(self) -> None:
        """Start with no past."""
        self._behind: list[int] = []
        self._ahead: list[int] = []

    def leave(self, offset: int) -> None:
        """Remember ``offset`` as the place that a jump leaves."""
        if self._behind[-1:] != [offset]:
            self._behind.append(offset)
        self._ahead.clear()

    def back(self, here: int) -> int | None:
        """The place before ``here``, or None."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: int) -> int | None:
        """The place that :meth:`back` was called from, or None."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[int], other: list[int], here: int) -> int | None:
    while source:
        offset = source.pop()
        if offset != here:
            other.append(here)
            return offset
    return None
