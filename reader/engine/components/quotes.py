"""``newsread_quotes``: the quotations of a document, and what stands in marks without being speech."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import QuoteKind, ScareQuote
from reader.engine.attribution.layout import Layout, layout
from reader.engine.findings import Findings, FoundQuote, findings
from reader.engine.indirect import REPORTED, chance, reports, without
from reader.engine.quotation_marks import marked_spans
from reader.engine.speech import is_speech, kind

SPEECH = 0.5
"""From which probability on a marked span counts as speech."""


def quotes(doc: Doc) -> Doc:
    """Write the quotations and scare quotes of ``doc`` to its findings."""
    found = findings(doc)
    _marked(doc, found)
    laid = layout(doc, [(quote.start, quote.end) for quote in found.quotes])
    found.quotes.extend(_reported(doc, laid, [quote.kind for quote in found.quotes]))
    found.quotes.sort(key=lambda quote: (quote.start, quote.end))
    return doc


def _marked(doc: Doc, found: Findings) -> None:
    """Add what stands in quotation marks, as speech or not."""
    spans = marked_spans(doc.text)
    laid = layout(doc, [(span.start, span.end) for span in spans])
    for number, (span, speech) in enumerate(
        zip(spans, is_speech(doc, laid, spans), strict=True)
    ):
        if speech >= SPEECH:
            found.quotes.append(
                FoundQuote(span.start, span.end, kind(doc, laid, number), closed=span.closed)
            )
        else:
            found.scare_quotes.append(ScareQuote(span.start, span.end))


def _reported(doc: Doc, laid: Layout, kinds: list[QuoteKind]) -> Iterator[FoundQuote]:
    """Indirect speech, a quotation for each of its stretches; ``kinds`` are those of ``laid``.

    A fragment in marks may be part of it; a whole utterance in marks is not said twice.
    """
    direct = [number >= 0 and kinds[number] == "direct" for number in laid.quoted]
    seen = set()
    for report in reports(doc, laid):
        likely = chance(report)
        if likely < REPORTED:
            continue
        cue = report.cue
        for first, last in report.contents:
            stretch = without(doc, first, last, direct)
            if stretch is None or stretch in seen:
                continue
            seen.add(stretch)
            first, last = stretch
            start, end = doc[first].idx, doc[last].idx + len(doc[last])
            cue_span = (cue.idx, cue.idx + len(cue))
            yield FoundQuote(start, end, "indirect", cue_span=cue_span, confidence=likely)


@Language.factory("newsread_quotes")
def make(nlp: Language, name: str):  # noqa: ANN201, ARG001 - spaCy calls it by these names
    return quotes
