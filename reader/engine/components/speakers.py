"""``newsread_speakers``: who said each quotation."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.attribution.attribute import attribute
from reader.engine.components.common import publish, require, require_annotation
from reader.engine.findings import FoundQuote, findings


def speakers(doc: Doc) -> Doc:
    """Set speaker, cue, turn and confidence of the quotations of ``doc``."""
    require_annotation(doc, "newsread_speakers", "DEP", "TAG", "LEMMA")
    attribute(doc)
    quotes = findings(doc).quotes
    publish(doc, "newsread_quotes", ((q.start, q.end, q.kind, _name(q)) for q in quotes))
    cues = [(q.cue_span, "cue", "") for q in quotes]
    said = [*((q.speaker_span, "speaker", _name(q)) for q in quotes), *cues]
    publish(doc, "newsread_speakers", ((*span, label, name) for span, label, name in said if span))
    return doc


def _name(quote: FoundQuote) -> str:
    return quote.speaker.name if quote.speaker else ""


@Language.factory(
    "newsread_speakers",
    requires=["token.dep", "token.tag", "token.lemma"],
    assigns=["doc.spans"],
)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component of the ``spacy_factories`` entry point."""
    require(nlp, "newsread_speakers", "newsread_names", "newsread_quotes")
    return speakers
