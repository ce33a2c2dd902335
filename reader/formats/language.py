"""Whether a text is English: by the share of its words that are common English function words."""

import re

from reader.formats.wordlists import entries

_LEAST_SHARE = 0.03
"""Of the words of English prose .2 and more are such, of bare lists .1, of other languages .01."""

_ENOUGH = 30
"""Of fewer words nothing can be told."""

_PIECES, _PIECE = 10, 1_500
"""How many pieces of a long text are looked at, evenly spaced, and the code points of each."""

_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Whether ``text`` is English; one of a few words counts as English."""
    sample = text
    if len(text) > _PIECES * _PIECE:
        starts = range(0, len(text), len(text) // _PIECES)
        sample = " ".join(text[start : start + _PIECE] for start in starts)
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < 2 * _ENOUGH:
        return True
    latin = sum(len(word) for word in words if word.isascii())
    if latin * 2 < letters:
        return False
    common = entries("function_words")
    return len(words) < _ENOUGH or sum(word in common for word in words) > _LEAST_SHARE * len(words)
