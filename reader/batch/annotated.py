"""Articles with their annotations, wherever those are: in annotation files, in the cache, or made now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from reader.annotations import Annotations
from reader.article import Article
from reader.batch import inputs
from reader.batch.opening import open_work
from reader.batch.work import Result, Work
from reader.corrections import NO_NAMES, KnownNames, standing_in
from reader.engine import cache, models, pipeline
from reader.errors import ReaderError
from reader.exports import json
from reader.harmless import one_line
from reader.library import Library


class Annotated(NamedTuple):
    """An article with what was found in it."""

    identity: str
    article: Article
    annotations: Annotations


class Understanding:
    """Annotates articles; what is kept of it is not made again, and what is made is kept."""

    def __init__(self, model: str, names: KnownNames = NO_NAMES) -> None:
        """The model is loaded when it is first needed; raises ReaderError where there is none."""
        self._model = models.find(model)
        self._names = names
        self._nlp: Language | None = None

    def of(self, article: Article) -> Annotations:
        """What is found in ``article``."""
        names = standing_in(article.text, self._names)
        kept = cache.load(article, self._model, names)
        if kept is not None:
            return kept
        if self._nlp is None:
            self._nlp = pipeline.load(self._model, self._names)
        (found,) = pipeline.annotate(self._nlp, self._model, [article])
        cache.save(article, self._model, found, names)
        return found


def from_inputs(
    named: Sequence[str], understanding: Understanding, report: Callable[[str], None]
) -> Iterator[Annotated]:
    """The documents of the files, folders, patterns and corpora that are ``named``.

    Files and rows that newsread has annotated already are read as they are. What can't be opened is
    told to ``report``, and the rest go on.
    """
    for work in inputs.works(named):
        try:
            documents = json.decode(_begun(work))
        except ReaderError as error:
            report(f"{one_line(work.identity)}: {error}")
            continue
        if documents is not None:
            for document in documents:
                yield Annotated(document.id, *json.restored(document))
            continue
        opened = open_work(work)
        if isinstance(opened, Result):
            if opened.problem:
                report(opened.problem)
        else:
            yield Annotated(*opened, understanding.of(opened[1]))


def from_library(library: Library, understanding: Understanding) -> Iterator[Annotated]:
    """The articles whose texts are in the library, those read last first."""
    for recent in library.recent(-1):
        try:
            article = library.text_of(recent.article_id)
        except ReaderError:  # known by its notes alone
            continue
        yield Annotated(recent.source, article, understanding.of(article))


def _begun(work: Work) -> bytes:
    """The data of ``work`` where it may be an annotation file."""
    if work.data is not None:
        return work.data
    if not work.source.lower().endswith(".json"):
        return b""
    try:
        return Path(work.source).read_bytes()
    except OSError:
        return b""
