"""``newsread corrections export``: the articles that were corrected, as training data."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from reader.batch.annotated import Understanding
from reader.correcting import Corrected, corrected
from reader.corrections import Correction
from reader.engine import training
from reader.harmless import one_line
from reader.library import Library

FORMATS = {"spacy": training.docbin, "prodigy": training.prodigy}
"""By the name that ``--format`` takes."""


def exported(
    library: Library,
    form: str,
    *,
    model: str,
    only_corrected: bool,
    complain: Callable[[str], None],
) -> bytes:
    """The articles of ``library`` that have corrections, corrected, as a file of training data.

    What the engine says is taken from the cache, or found by ``model``. Names that are cut through by
    tokens are told to ``complain``. Raises ReaderError where there is no model.
    """
    understanding = Understanding(model, library.corrections.names())
    docs: list[Doc] = []
    for article_id in library.corrections.articles():
        article = library.text_of(article_id)
        kept = library.corrections.of(article_id)
        result = corrected(article.text, understanding.of(article), kept)
        said = _said(result, kept)
        examples = training.examples(
            article, result.annotations, said, only_corrected=only_corrected
        )
        for start, words in examples.misaligned:
            complain(
                f"{one_line(article.source)}: “{one_line(words)}” at {start} is no whole number of "
                "tokens, and is left out."
            )
        docs += examples.docs
    return FORMATS[form](docs)


def _said(result: Corrected, kept: Iterable[Correction]) -> set[tuple[int, int]]:
    """Where the person said what is right: at each correction, and at all mentions that it concerns."""
    spans = {
        (one.anchor.start, one.anchor.end)
        for one in kept
        if not one.lost and one not in result.idle
    }
    for number in result.entities:
        spans |= {(m.start, m.end) for m in result.annotations.entities[number].mentions}
    return spans.union(result.mentions)
