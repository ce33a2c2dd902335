"""``newsread_quotes``: the quotations of a document, and what stands in marks without being speech."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import ScareQuote
from reader.engine.attribution.layout import layout
from reader.engine.components.common import publish, require_annotation
from reader.engine.findings import FoundQuote, findings
from reader.engine.indirect import indirect
from reader.engine.quotation_marks import marked_spans
from reader.engine.reports import chance, constructions, reported
from reader.engine.speech import is_speech, kind

SPEECH = 0.66
"""From which probability on a marked span counts as speech."""


def quotes(doc: Doc) -> Doc:
    """Write the quotations and scare quotes of ``doc`` to its findings."""
    require_annotation(doc, "newsread_quotes", "DEP", "TAG", "LEMMA")
    found = findings(doc)
    spans = marked_spans(doc.text)
    laid = layout(doc, [(span.start, span.end) for span in spans])
    reports = [(report, chance(report)) for report in constructions(doc, laid)]
    likely = is_speech(doc, laid, spans, reported(doc, reports))
    for number, span in enumerate(spans):
        if likely[number] < SPEECH:
            found.scare_quotes.append(ScareQuote(span.start, span.end))
        else:
            form = kind(doc, laid, number)
            found.quotes.append(FoundQuote(span.start, span.end, form, closed=span.closed))
    found.quotes.extend(indirect(doc, laid, reports, found.quotes))
    found.quotes.sort(key=lambda quote: (quote.start, quote.end))
    publish(doc, "newsread_quotes", ((q.start, q.end, q.kind, "") for q in found.quotes))
    publish(
        doc, "newsread_scare_quotes", ((q.start, q.end, q.kind, "") for q in found.scare_quotes)
    )
    return doc


@Language.factory(
    "newsread_quotes",
    requires=["token.dep", "token.tag", "token.lemma"],
    assigns=["doc.spans"],
)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component of the ``spacy_factories`` entry point."""
    return quotes
