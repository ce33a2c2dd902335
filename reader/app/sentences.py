"""The sentences of a paragraph, found by rule: before the engine has answered, and without it."""

import bisect
import functools
import re

from reader.engine import lexicon

_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+")
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENERS = "\"'“‘«([—–- "
_LONGEST_WORD = 20


@functools.lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of ``text``, which is one paragraph, without the spaces between them."""
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, stop):
            spans.append((start, start + len(text[start : stop.end()].rstrip())))
            start = stop.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def sentence_number(text: str, offset: int) -> int:
    """Which of the sentences of ``text``, counted from 0, holds ``offset`` or is the last before it."""
    return max(0, bisect.bisect_right(sentences(text), (offset, len(text))) - 1)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a new sentence begins after ``stop``, a full stop or the like and the spaces after it."""
    begin = stop.end()
    while begin < len(text) and text[begin] in _OPENERS:
        begin += 1
    if begin == len(text) or text[begin].islower():
        return False
    if not stop.group().startswith("."):
        return True
    word = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST_WORD), stop.start())
    if word is None:
        return True
    initial = len(word.group()) == 1 and word.group().isupper()
    dotted = "." in word.group() and word.group()[0].isalpha()
    return not (initial or dotted or word.group() in lexicon.words("abbreviations"))
