"""``newsread_speakers``: who said each quotation."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.attribution.attribute import attribute


def speakers(doc: Doc) -> Doc:
    """Set speaker, cue, turn and confidence of the quotations of ``doc``."""
    attribute(doc)
    return doc


@Language.factory("newsread_speakers")
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component of the ``spacy_factories`` entry point."""
    return speakers
