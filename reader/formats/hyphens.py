"""Words that were broken at the end of a line, made whole."""

import functools
import re

DASHES = "-–—"

_LONGEST_WORD = 40
_SAMPLE = 1_000_000
"""How many code points of the text are searched for words."""

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_BROKEN_WORD = re.compile(r"([A-Za-z]+)-$")


class Words:
    """The words of a text: they tell whether a hyphen at the end of a line belongs to its word."""

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text[:_SAMPLE].lower()))

    def meeting(self, before: str, after: str) -> tuple[str, str]:
        """``before``, which ends with a dash, as it is to be joined to ``after``, and by what."""
        left = _BROKEN_WORD.search(before[-_LONGEST_WORD:])
        right = _WORD.match(after)
        if left is None or right is None:
            apart = before.rstrip(DASHES)[-1:] in {"", " "}
            return before, " " if apart else ""
        if right.group() in {"and", "or", "to", "nor"}:
            return before, " "
        whole = f"{left[1]}{right.group()}".lower()
        hyphened = f"{left[1]}-{right.group()}".lower()
        broken = whole in self._known and hyphened not in self._known
        return (before[:-1] if broken else before), ""

    def mended(self, before: str, after: str) -> str:
        """``before``, which ends with a hyphen, and ``after``, where a program has broken words.

        Such a hyphen belongs to the word only if the text has it so elsewhere, or has both its parts
        as words and not the whole.
        """
        left = _BROKEN_WORD.search(before[-_LONGEST_WORD:])
        right = _WORD.match(after)
        if left is None or right is None or not after[:1].islower():
            return before + after
        one, other = left[1].lower(), right.group().lower()
        whole = one + other
        parts = {one, other} <= self._known and whole not in self._known
        if f"{one}-{other}" in self._known or parts:
            return before + after
        return before[:-1] + after
