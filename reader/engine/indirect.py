"""Indirect speech as quotations: which reports count, and where each begins and ends.

What stands in quotation marks is a quotation already: a whole utterance is cut off, a fragment may be
part of what is reported. Speech reported inside other reported speech is left to the outer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from reader.engine.attribution.layout import Layout
from reader.engine.findings import FoundQuote
from reader.engine.reports import Report, trimmed
from reader.engine.transcripts import turns

REPORTED = 0.45
"""From which probability on a construction counts as reported speech."""
_TURN = 0.95
"""How sure a turn of a transcript is."""
_SHORTEST = 2
"""Fewer words than this are not worth a quotation."""


class _Stretch(NamedTuple):
    first: int
    last: int
    likely: float
    cue: tuple[int, int]


def indirect(
    doc: Doc,
    laid: Layout,
    reports: Sequence[tuple[Report, float]],
    marked: Sequence[FoundQuote],
) -> list[FoundQuote]:
    """Indirect speech in text order, each stretch a quotation with its cue.

    ``laid`` is ``doc`` laid out around everything in marks, ``reports`` are its constructions with
    their probabilities, ``marked`` the quotations in marks.
    """
    lines = list(_lines(doc, laid.text, marked))
    spoken = _held(doc, [(quote.cue_span[0], quote.end) for quote in lines if quote.cue_span])
    stretches = _stretches(doc, laid, reports, marked, spoken)
    found = [
        FoundQuote(
            doc[stretch.first].idx,
            doc[stretch.last].idx + len(doc[stretch.last]),
            "indirect",
            cue_span=stretch.cue,
            confidence=stretch.likely,
        )
        for stretch in _outermost(stretches)
    ]
    return sorted([*found, *lines], key=lambda quote: (quote.start, quote.end))


def _stretches(
    doc: Doc,
    laid: Layout,
    reports: Sequence[tuple[Report, float]],
    marked: Sequence[FoundQuote],
    spoken: Sequence[bool],
) -> Iterator[_Stretch]:
    direct = _held(doc, [(q.start, q.end) for q in marked if q.kind == "direct"])
    quoted = _held(doc, [(q.start, q.end) for q in marked])
    for report, likely in reports:
        if likely < REPORTED or spoken[report.cue.i]:
            continue
        cue = (report.cue.idx, report.cue.idx + len(report.cue))
        for piece in report.contents:
            cut = _cut(doc, *piece, direct)
            if cut is None:
                continue
            first, last = _with_marks(laid, *cut, direct)
            if last - first + 1 >= _SHORTEST and not all(quoted[first : last + 1]):
                yield _Stretch(first, last, likely, cue)


def _cut(doc: Doc, first: int, last: int, taken: Sequence[bool]) -> tuple[int, int] | None:
    """The stretch less what is ``taken`` at its ends; None where nothing of it is left."""
    while first <= last and taken[first]:
        first += 1
    while last >= first and taken[last]:
        last -= 1
    return trimmed(doc, first, last)


def _with_marks(laid: Layout, first: int, last: int, direct: Sequence[bool]) -> tuple[int, int]:
    """The stretch with the whole of a fragment in marks that begins or ends it."""
    if laid.quoted[first] >= 0 and not direct[first]:
        first = min(first, laid.slots[laid.quoted[first]].first)
    if laid.quoted[last] >= 0 and not direct[last]:
        last = max(last, laid.slots[laid.quoted[last]].last)
    return first, last


def _outermost(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    reach = -1
    for stretch in sorted(stretches, key=lambda s: (s.first, -s.last)):
        if stretch.last > reach:
            reach = stretch.last
            yield stretch


def _lines(doc: Doc, text: str, marked: Sequence[FoundQuote]) -> Iterator[FoundQuote]:
    """The turns of a transcript, line by line, but for those that stand in quotation marks."""
    taken = _held(doc, [(quote.start, quote.end) for quote in marked])
    for turn in turns(text):
        for start, end in turn.said:
            if not taken[_token_at(doc, start)]:
                cue = (turn.colon, turn.colon + 1)
                yield FoundQuote(start, end, "indirect", cue_span=cue, confidence=_TURN)


def _held(doc: Doc, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """For each token whether one of ``spans`` (code points) holds it."""
    held = [False] * len(doc)
    for start, end in spans:
        first, last = _token_at(doc, start), _token_at(doc, end - 1)
        held[first : last + 1] = [True] * (last + 1 - first)
    return held


def _token_at(doc: Doc, offset: int) -> int:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    assert span is not None  # the offset is one of the text
    return span.start
