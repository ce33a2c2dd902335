"""What the components share: what they need of a pipeline, and the spans that they leave in the document."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.errors import ReaderError


def require(nlp: Language, name: str, *before: str) -> None:
    """See that the factories ``before`` are in the pipeline that ``name`` is being added to.

    Raises ReaderError where one is missing, with what to do about it.
    """
    there = set(nlp.pipe_factories.values())
    missing = [factory for factory in before if factory not in there]
    if missing:
        adding = ", ".join(f'nlp.add_pipe("{factory}")' for factory in missing)
        raise ReaderError(f"{name} needs {' and '.join(missing)} before it: first {adding}.")


def require_annotation(doc: Doc, name: str, *attributes: str) -> None:
    """See that a model has set the token ``attributes`` of ``doc`` ("DEP", "TAG", "ENT_IOB").

    Raises ReaderError where one is not set.
    """
    unset = [attribute for attribute in attributes if not doc.has_annotation(attribute)]
    if unset:
        parts = " and ".join(_SET_BY[attribute] for attribute in unset)
        raise ReaderError(f"{name} needs a pipeline with {parts} before it.")


def publish(doc: Doc, name: str, spans: Iterable[tuple[int, int, str, str]]) -> None:
    """Leave ``spans`` in ``doc.spans[name]``, for displaCy and for whoever comes after.

    A span is start, end (code points), label, and what it is known as (``Span.kb_id_``; may be "").
    Those that begin or end within a token take the whole of it.
    """
    found = (
        doc.char_span(start, end, label=label, kb_id=known_as, alignment_mode="expand")
        for start, end, label, known_as in sorted(spans)
    )
    doc.spans[name] = [span for span in found if isinstance(span, Span)]


_SET_BY = {
    "DEP": "a parser",
    "TAG": "a tagger",
    "LEMMA": "a lemmatizer",
    "ENT_IOB": "an entity recogniser",
}
"""What sets a token's attribute."""
