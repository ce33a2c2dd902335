"""``newsread_speakers``: who said each quotation."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.attribution.attribute import attribute


def speakers(doc: Doc) -> Doc:
    """Set speaker, cue, turn and confidence of the quotations of ``doc``."""
    attribute(doc)
    return doc


@Language.factory("newsread_speakers")
def make(nlp: Language, name: str):  # noqa: ANN201, ARG001 - spaCy calls it by these names
    return speakers
