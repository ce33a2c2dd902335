"""Finding the places of anchors in an edited text, word by word.

The words of an anchor (prefix, quote and suffix) are looked up in the text by pairs; each pair
found votes for a stretch of the text, and the best stretches are aligned with the anchor (seed and
extend, as in Altschul et al. 1990, "Basic local alignment search tool"). Words are compared without case,
accents and the shape of quotation marks. The work grows with the length of the text, and with the
number of anchors times a constant.
"""

from __future__ import annotations

import bisect
import collections
import difflib
import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.marks import Anchor

_ENOUGH = 0.5
"""Share of an anchor's letters that must stand at a place, and of its quote's."""

_ENOUGH_AROUND = 0.8
"""Share of an anchor's letters that must stand at a place where most of the quote was replaced."""

_ENOUGH_ALONE = 0.7
"""Share of a quote's letters that must stand at a place where nothing around it does."""

_SAYING = 30
"""Letters that a quote must have in common with such a place, so that it is no common phrase."""

_STRETCHED = 2
"""How many times as long as it was a quote may have become..."""

_WORDY = 20
"""...and code points beyond that, for a word put into a short one."""

_CLEAR = 0.05
"""By how much more of its letters a place must beat another: a wrong place is worse than none."""

_LONG = 400
"""Code points above which the two ends of a quote are looked for, not all of it."""

_END = 200
"""Code points of each end of a long quote."""

_NEAREST = 64
"""Occurrences of a pair of words that vote, those nearest to the old place."""

_BAND = 16
"""Words by which the votes for one stretch may differ: what was put in or taken out between."""

_STRETCHES = 8
"""How many stretches are aligned with an anchor."""

_SLACK = 2
"""Words that may stand between two aligned blocks beyond as many as the outer one has."""

# Accents that stand alone belong to the word before them.
_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")

_SHAPES = str.maketrans("‘’‚‛′“”„‟″«»‐‑‒–—―−", '\'\'\'\'\'"""""""-------')


class _Words(NamedTuple):
    """A text as words: folded for comparison, and where each starts and ends."""

    folded: list[str]
    starts: list[int]
    ends: list[int]


class _Place(NamedTuple):
    """A span of the text and the share of the anchor's letters that stand there."""

    score: float
    start: int
    end: int


def find_all(anchors: Sequence[Anchor], text: str, old: str = "") -> list[tuple[int, int] | None]:
    """The span of ``text`` for each anchor, or None where no place is like it enough.

    Where nothing around a quote is as it was, it is still found if it stands in ``text`` once, and stood
    in ``old``, the text that it was taken from, only once: it is no common phrase then.
    """
    words = _split(text)
    parts = [_parts(anchor) for anchor in anchors]
    wanted = [_Wanted(part) for pair in parts for part in pair]
    pairs = _occurrences(words, {pair for one in wanted for pair in one.pairs()})
    found = iter([_best(one, words, pairs) for one in wanted])
    places = [
        _joined(anchor, [next(found) for _ in part])
        for anchor, part in zip(anchors, parts, strict=True)
    ]
    if old and None in places:
        here, before = text.translate(_SHAPES), old.translate(_SHAPES)
        for index, anchor in enumerate(anchors):
            places[index] = places[index] or _only_place(anchor.exact, here, before)
    return places


def _split(text: str) -> _Words:
    """The words of ``text``; each mark of punctuation is one."""
    folded, starts, ends = [], [], []
    for match in _WORD.finditer(text):
        folded.append(_fold(match.group()))
        starts.append(match.start())
        ends.append(match.end())
    return _Words(folded, starts, ends)


@functools.lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.translate(_SHAPES))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold() or word


def _parts(anchor: Anchor) -> list[Anchor]:
    """``anchor``, or for a long quote the anchors of its two ends."""
    if len(anchor.exact) <= _LONG:
        return [anchor]
    head, tail = anchor.exact[:_END], anchor.exact[-_END:]
    after, before = anchor.exact[_END : _END + 32], anchor.exact[-_END - 32 : -_END]
    return [
        Anchor(anchor.start, anchor.start + _END, head, anchor.prefix, after),
        Anchor(anchor.end - _END, anchor.end, tail, before, anchor.suffix),
    ]


def _joined(anchor: Anchor, places: list[_Place | None]) -> tuple[int, int] | None:
    head, tail = places[0], places[-1]
    if head is None or tail is None:
        return None
    length = tail.end - head.start
    if len(places) == 2 and not len(anchor.exact) <= 2 * length <= 4 * len(anchor.exact):
        return None
    return head.start, tail.end


def _only_place(quote: str, here: str, before: str) -> tuple[int, int] | None:
    quote = quote.translate(_SHAPES)
    start, once = here.find(quote), before.find(quote)
    if min(start, once) < 0 or not any(map(str.isalnum, quote)):
        return None
    if here.find(quote, start + 1) >= 0 or before.find(quote, once + 1) >= 0:
        return None
    return start, start + len(quote)


class _Wanted:
    """An anchor as words: the quote is those from ``first`` to ``last``, both included."""

    def __init__(self, anchor: Anchor) -> None:
        quoted = anchor.prefix + anchor.exact + anchor.suffix
        words = _split(quoted)
        self.place = anchor.start
        self.start = len(anchor.prefix)
        self.end = self.start + len(anchor.exact)
        # The outermost words may have been cut in two by the length of prefix and suffix.
        low = 1 if anchor.prefix and words.starts[:1] == [0] and words.ends[0] <= self.start else 0
        high = len(words.folded)
        if anchor.suffix and words.ends[-1:] == [len(quoted)] and words.starts[-1] >= self.end:
            high -= 1
        self.words = _Words(words.folded[low:high], words.starts[low:high], words.ends[low:high])
        self.first = bisect.bisect_right(self.words.ends, self.start)
        self.last = bisect.bisect_left(self.words.starts, self.end) - 1

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each two words that follow each other, in order."""
        return zip(self.words.folded, self.words.folded[1:], strict=False)


def _occurrences(words: _Words, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], list[int]]:
    """The indices at which each of the ``wanted`` pairs of words stands."""
    found: dict[tuple[str, str], list[int]] = {pair: [] for pair in wanted}
    for index, pair in enumerate(zip(words.folded, words.folded[1:], strict=False)):
        if pair in found:
            found[pair].append(index)
    return found


def _best(wanted: _Wanted, words: _Words, pairs: dict[tuple[str, str], list[int]]) -> _Place | None:
    """The place most like ``wanted``, if no other is nearly as like it."""
    if wanted.first > wanted.last:
        return None
    aligned = (_aligned(wanted, words, low) for low in _stretches(wanted, words, pairs))
    places = {place for place in aligned if place is not None}
    if not places:
        return None
    best = max(places)
    rivals = (place for place in places if place.end <= best.start or best.end <= place.start)
    return None if any(best.score - rival.score < _CLEAR for rival in rivals) else best


def _stretches(
    wanted: _Wanted, words: _Words, pairs: dict[tuple[str, str], list[int]]
) -> list[int]:
    """The indices at which the stretches begin for which most pairs vote."""
    here = bisect.bisect_left(words.starts, wanted.place)
    votes: collections.Counter[int] = collections.Counter()
    for index, pair in enumerate(wanted.pairs()):
        found = pairs[pair]
        nearest = max(0, bisect.bisect_left(found, here) - _NEAREST // 2)
        for other in found[nearest : nearest + _NEAREST]:
            # Two grids, so that votes on both sides of one's border meet in the other.
            low = (other - index) // _BAND * _BAND
            half = (other - index + _BAND // 2) // _BAND * _BAND - _BAND // 2
            votes[low] += 1
            votes[half] += 1
    best = sorted(votes, key=lambda low: (-votes[low], abs(low + wanted.first - here)))
    return best[:_STRETCHES]


def _aligned(wanted: _Wanted, words: _Words, low: int) -> _Place | None:
    """Where the quote stands in the stretch that begins at ``low``, if it is like it enough."""
    low, high = max(0, low - _BAND), low + len(wanted.words.folded) + 2 * _BAND
    matcher = difflib.SequenceMatcher(
        None, wanted.words.folded, words.folded[low:high], autojunk=False
    )
    partner = {
        block.a + step: low + block.b + step
        for block in _together(matcher.get_matching_blocks(), wanted)
        for step in range(block.size)
    }
    if not partner:
        return None
    score, of_quote, letters = _likeness(wanted, partner)
    if of_quote < _ENOUGH:
        enough = score >= _ENOUGH_AROUND
    else:
        enough = score >= _ENOUGH or (of_quote >= _ENOUGH_ALONE and letters >= _SAYING)
    if not enough:
        return None
    start = _start(wanted, words, partner)
    end = _end(wanted, words, partner)
    longest = _STRETCHED * (wanted.end - wanted.start) + _WORDY
    return _Place(score, start, end) if start < end <= start + longest else None


def _together(blocks: list[difflib.Match], wanted: _Wanted) -> list[difflib.Match]:
    """Those of ``blocks`` that stand close to the one that holds most of the quote.

    Going out from there, a block is left behind with all beyond it when more words were put in
    between than it has itself: the passage was moved away from it, or it is there by chance.
    """

    def of_quote(block: difflib.Match) -> tuple[int, int]:
        low, high = max(block.a, wanted.first), min(block.a + block.size, wanted.last + 1)
        return max(0, high - low), block.size

    blocks = [block for block in blocks if block.size]
    if not blocks:
        return []
    core = blocks.index(max(blocks, key=of_quote))
    first = last = core
    while (
        first > 0 and _put_in(blocks[first - 1], blocks[first]) <= blocks[first - 1].size + _SLACK
    ):
        first -= 1
    while last + 1 < len(blocks) and (
        _put_in(blocks[last], blocks[last + 1]) <= blocks[last + 1].size + _SLACK
    ):
        last += 1
    return blocks[first : last + 1]


def _put_in(block: difflib.Match, following: difflib.Match) -> int:
    """How many words more the text has between two blocks than the anchor has."""
    return (following.b - block.b) - (following.a - block.a)


def _likeness(wanted: _Wanted, partner: dict[int, int]) -> tuple[float, float, int]:
    """The shares of the anchor's and of its quote's letters aligned, and how many the latter are."""
    sizes = [len(word) for word in wanted.words.folded]
    quote = range(wanted.first, wanted.last + 1)
    letters = sum(sizes[index] for index in quote if index in partner)
    score = sum(sizes[index] for index in partner) / sum(sizes)
    return score, letters / sum(sizes[index] for index in quote), letters


def _start(wanted: _Wanted, words: _Words, partner: dict[int, int]) -> int:
    """The offset at which the quote starts; a word that is gone is counted from one that is not."""
    word = _opposite(wanted.first, partner, from_left=True)
    if word >= len(words.starts):
        return words.ends[-1]
    cut = wanted.start - wanted.words.starts[wanted.first] if wanted.first in partner else 0
    return min(words.starts[max(word, 0)] + max(cut, 0), words.ends[max(word, 0)])


def _end(wanted: _Wanted, words: _Words, partner: dict[int, int]) -> int:
    """The offset at which the quote ends; a word that is gone is counted from one that is not."""
    word = min(_opposite(wanted.last, partner, from_left=False), len(words.ends) - 1)
    if word < 0:
        return 0
    cut = wanted.words.ends[wanted.last] - wanted.end if wanted.last in partner else 0
    return max(words.ends[word] - max(cut, 0), words.starts[word])


def _opposite(index: int, partner: dict[int, int], *, from_left: bool) -> int:
    """The index in the text that word ``index`` of the anchor has, or would have if it were there.

    Where it is gone it is counted from the nearest aligned word on the left or on the right, or on
    the other side if there is none.
    """
    left = max((one for one in partner if one <= index), default=None)
    right = min((one for one in partner if one >= index), default=None)
    nearest = left if right is None or (from_left and left is not None) else right
    return 0 if nearest is None else partner[nearest] + index - nearest
