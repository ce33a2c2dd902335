"""``newsread_dates``: temporal expressions with their TIMEX3 types and values."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.components.common import publish
from reader.engine.findings import findings, published
from reader.engine.timex.reading import expressions


def dates(doc: Doc) -> Doc:
    """Write the temporal expressions of ``doc`` to its findings and to ``doc.spans``."""
    found = findings(doc)
    found.dates = expressions(doc, published(doc))
    dates = found.dates
    publish(doc, "newsread_dates", ((w.start, w.end, w.type, w.value) for w in dates))
    return doc


@Language.factory("newsread_dates", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component for a pipeline."""
    return dates
