"""``newsread_quotes``: the quotations of a document, and what stands in marks without being speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import ScareQuote
from reader.engine.attribution.layout import layout
from reader.engine.findings import FoundQuote, findings
from reader.engine.indirect import REPORTED, Report, chance, constructions, reported, without
from reader.engine.quotation_marks import marked_spans
from reader.engine.speech import is_speech, kind
from reader.engine.transcripts import turns

SPEECH = 0.68
"""From which probability on a marked span counts as speech."""
_TURN = 0.95
"""How sure a turn of a transcript is."""


def quotes(doc: Doc) -> Doc:
    """Write the quotations and scare quotes of ``doc`` to its findings."""
    found = findings(doc)
    spans = marked_spans(doc.text)
    laid = layout(doc, [(span.start, span.end) for span in spans])
    reports = [(report, chance(report)) for report in constructions(doc, laid)]
    likely = is_speech(doc, laid, spans, reported(doc, reports))
    for number, span in enumerate(spans):
        if likely[number] < SPEECH:
            found.scare_quotes.append(ScareQuote(span.start, span.end))
            continue
        quote = FoundQuote(span.start, span.end, kind(doc, laid, number), closed=span.closed)
        found.quotes.append(quote)
    direct = _held(doc, [(q.start, q.end) for q in found.quotes if q.kind == "direct"])
    transcript = list(_transcript(doc, found.quotes))
    said = _held(doc, [(quote.start, quote.end) for quote in transcript])
    reports = [(report, likely) for report, likely in reports if not said[report.cue.i]]
    found.quotes.extend(_indirect(doc, reports, direct))
    found.quotes.extend(transcript)
    found.quotes.sort(key=lambda quote: (quote.start, quote.end))
    return doc


def _transcript(doc: Doc, marked: Sequence[FoundQuote]) -> Iterator[FoundQuote]:
    """The turns of a transcript, line by line, but for those that stand in quotation marks."""
    taken = _held(doc, [(quote.start, quote.end) for quote in marked])
    for turn in turns(doc.text):
        for start, end in turn.said:
            if not taken[_token_at(doc, start)]:
                cue_span = (turn.colon, turn.colon + 1)
                yield FoundQuote(start, end, "indirect", cue_span=cue_span, confidence=_TURN)


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


def _indirect(
    doc: Doc, reports: list[tuple[Report, float]], direct: list[bool]
) -> Iterator[FoundQuote]:
    """Indirect speech, a quotation for each of its stretches.

    A fragment in marks may be part of it; a whole utterance in marks is not said twice.
    """
    seen = set()
    for report, likely in reports:
        if likely < REPORTED:
            continue
        cue = report.cue
        for first, last in report.contents:
            stretch = without(doc, first, last, direct)
            if stretch is None or stretch in seen:
                continue
            seen.add(stretch)
            start, end = doc[stretch[0]].idx, doc[stretch[1]].idx + len(doc[stretch[1]])
            cue_span = (cue.idx, cue.idx + len(cue))
            yield FoundQuote(start, end, "indirect", cue_span=cue_span, confidence=likely)


@Language.factory("newsread_quotes")
def make(nlp: Language, name: str):  # noqa: ANN201, ARG001 - spaCy calls it by these names
    return quotes
