"""The engine as a function: load a model with our components, and annotate articles with it."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Annotations, merged, shifted
from reader.article import Article
from reader.corrections import NO_NAMES, KnownNames
from reader.engine.findings import as_annotations
from reader.engine.models import Model
from reader.errors import ReaderError

COMPONENTS = (
    "newsread_names",
    "newsread_quotes",
    "newsread_pronouns",
    "newsread_speakers",
    "newsread_dates",
    "newsread_places",
)
"""Factory names of the components that follow the model's own, in the order in which they run."""

CHUNK = 20_000
"""About how many code points are parsed at once: some 3,000 words, so that memory stays bounded."""

BATCH = 8
"""How many chunks are parsed together. More are no quicker: they no longer fit the processor's cache."""


SECTION = 1_000_000
"""About how many code points are understood together: a long book, of which the parse takes some 400 MB."""


def load(model: Model, known: KnownNames = NO_NAMES) -> Language:
    """The pipeline of ``model`` with our components; sentences also end where paragraphs do.

    The ``known`` names have the kinds that are told, wherever they stand.

    Raises ReaderError where the model is broken, or is none that parses and finds names.
    """
    with warnings.catch_warnings():
        # The default model was trained on spaCy 3.7 and is measured to work the same on 3.8.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        try:
            nlp = spacy.load(model.path)
        except MemoryError:
            raise  # not the model's fault: whoever serves the reader says so
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            raise ReaderError(f"The model {model} can't be loaded ({why}).") from error
    missing = {"parser", "ner"} - set(nlp.pipe_factories.values())
    if missing:
        parts = " and no ".join(sorted(missing))
        raise ReaderError(f"The model {model} has no {parts}: name another with --model.")
    nlp.add_pipe("newsread_paragraphs", first=True)
    settings = {"newsread_names": {"known": dict(known)}}
    for name in COMPONENTS:
        nlp.add_pipe(name, config=settings.get(name, {}))
    return nlp


class Section(NamedTuple):
    """A part of an article understood as a whole; the only one, but in a book.

    ``doc.text`` begins at code point ``start`` of the text of the article of that ``number`` (from 0).
    """

    number: int
    start: int
    doc: Doc


def annotate(nlp: Language, model: Model, articles: Iterable[Article]) -> Iterator[Annotations]:
    """The annotations of each of ``articles``, in order, parsed a few at a time as they come."""
    read = read_sections(nlp, articles)
    for _, parts in itertools.groupby(read, key=lambda section: section.number):
        yield together([part_of(section, model) for section in parts])


def part_of(section: Section, model: Model) -> Annotations:
    """What was found in ``section``, with offsets into the whole text."""
    return shifted(as_annotations(section.doc, str(model)), section.start)


def together(parts: Sequence[Annotations]) -> Annotations:
    """What was found in the sections of one article, as one."""
    return parts[0] if len(parts) == 1 else merged(parts)


def read_sections(nlp: Language, articles: Iterable[Article]) -> Iterator[Section]:
    """The sections of each of ``articles``, in order, with the findings of all our components."""
    chunks = (
        (nlp.make_doc(article.text[start:end]), (number, group[0][0], article.published))
        for number, article in enumerate(articles)
        for group in sections(article)
        for start, end in group
    )
    with nlp.select_pipes(disable=list(COMPONENTS)):
        parsed = nlp.pipe(chunks, as_tuples=True, batch_size=BATCH)
        for (number, start, published), pairs in itertools.groupby(
            parsed, key=lambda pair: pair[1]
        ):
            yield Section(
                number, start, understood(nlp, joined([doc for doc, _ in pairs]), published)
            )


def understood(
    nlp: Language, doc: Doc, published: str | None, components: Sequence[str] = COMPONENTS
) -> Doc:
    """``doc``, parsed by the model, after ``components`` of ours have run over the whole of it."""
    doc._.published = published
    for name in components:
        doc = nlp.get_pipe(name)(doc)
    return doc


def joined(docs: list[Doc]) -> Doc:
    """The parsed pieces of one text as one document; their texts follow each other exactly."""
    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor", "user_data", "spans"])  # type: ignore[call-arg]
    assert whole is not None  # only an empty list gives None
    return whole


def pieces(article: Article) -> list[tuple[int, int]]:
    """Where to cut the text for parsing: spans of about ``CHUNK`` that end with a paragraph.

    What the engine does not read is left out: the page's junk at the end, and all of a text that is
    not English.
    """
    if not article.english:
        return []
    text = article.text
    stop = next((p.start for p in article.paragraphs if p.kind == "junk"), len(text))
    spans, start = [], 0
    while start < stop:
        end = min(start + CHUNK, stop)
        if end < stop:
            line_end = text.rfind("\n", start, end) + 1
            space = text.rfind(" ", start, end) + 1
            end = line_end or space or end
        spans.append((start, end))
        start = end
    return spans


def sections(article: Article) -> list[list[tuple[int, int]]]:
    """The pieces of the text in groups of about ``SECTION`` code points; one group for all but books.

    Each is understood as a whole, so that memory stays bounded however long the text is.
    """
    groups: list[list[tuple[int, int]]] = [[]]
    for start, end in pieces(article) or [(0, 0)]:
        if groups[-1] and end - groups[-1][0][0] > SECTION:
            groups.append([])
        groups[-1].append((start, end))
    return groups
