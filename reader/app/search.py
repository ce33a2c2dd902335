"""Finding words, or a pattern, in a long text without making anybody wait."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError

if TYPE_CHECKING:
    import regex

Match = tuple[int, int]

PATIENCE = 2.0
"""Seconds after which a pattern that backtracks without end is given up."""

_BATCH = 400_000
"""About how many characters are searched at a time."""


class Query(NamedTuple):
    """What is searched for.

    ``words`` are a regular expression where ``regular`` is true. With ``whole``, a match has to begin
    and end at a word's border. Case counts only where ``words`` have a capital ("smart case").
    """

    words: str
    regular: bool = False
    whole: bool = False

    @property
    def minds_case(self) -> bool:
        """Whether case counts."""
        return any(character.isupper() for character in self.words)


class Search:
    """The matches of one query in texts.

    In words, a space stands for any white space, line breaks included; in a regular expression, ``^`` and
    ``$`` are the borders of a line.
    """

    def __init__(self, query: Query) -> None:
        """Raises ReaderError, with what is wrong in it, where ``query`` is no regular expression."""
        import regex  # noqa: PLC0415 - 50 ms, which only a search is worth

        words = (
            query.words if query.regular else r"\s+".join(map(regex.escape, query.words.split()))
        )
        # Words need neither, and both cost time at each match.
        self._limits = {"timeout": PATIENCE, "concurrent": True} if query.regular else {}
        whole = rf"\b(?:{words})\b" if query.whole and words else words
        flags = regex.MULTILINE if query.minds_case else regex.MULTILINE | regex.IGNORECASE
        try:
            self._pattern: regex.Pattern[str] | None = (
                regex.compile(whole, flags) if words else None
            )
        except (regex.error, OverflowError, RecursionError) as error:
            raise ReaderError(f"This is no regular expression yet: {error}") from None

    def all(self, text: str) -> list[Match]:
        """Where it stands in ``text``, in text order. Raises ReaderError where that takes too long."""
        return sorted(match for batch in self.batches(text) for match in batch)

    def batches(self, text: str, origin: int = 0) -> Iterator[list[Match]]:
        """The same from ``origin`` on to the end, then from the start, a stretch of the text at a time.

        Each batch is sorted. Nothing is matched across the borders of stretches, which are line ends. A
        regular expression leaves the interpreter's lock to others meanwhile. Raises ReaderError when it
        takes longer than :data:`PATIENCE` for a stretch.
        """
        if self._pattern is None:
            return
        try:
            for start, end in _stretches(text, origin):
                found = self._pattern.finditer(text, start, end, timeout=PATIENCE, concurrent=True)
                spans = [match.span() for match in found]
                yield [span for span in spans if span[0] < span[1]] if self._limits else spans
        except TimeoutError:
            raise ReaderError("This pattern takes too long here; write it more simply.") from None


def _stretches(text: str, origin: int) -> list[Match]:
    """``text`` in stretches that end after a line feed, the one that holds ``origin`` first."""
    borders = [0]
    while borders[-1] < len(text):
        line_end = text.find("\n", borders[-1] + _BATCH)
        borders.append(line_end + 1 if line_end >= 0 else len(text))
    stretches = list(itertools.pairwise(borders))
    first = next((n for n, (_, end) in enumerate(stretches) if origin < end), 0)
    return stretches[first:] + stretches[:first]
