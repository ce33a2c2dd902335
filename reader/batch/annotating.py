"""The work itself, wherever it is done: documents are opened, annotated and encoded."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Sequence

from reader.article import Article
from reader.batch.forms import FORMS, Annotated
from reader.batch.opening import failed, open_work
from reader.batch.work import Order, Result, Work
from reader.correcting import corrected
from reader.corrections import NO_NAMES
from reader.engine import pipeline
from reader.engine.pipeline import Section
from reader.harmless import one_line
from reader.library import Library

_ZONE = 5_000_000
"""After so many code points spaCy forgets the words that it has met, or they would fill the memory."""


class Annotator:
    """A loaded model that carries out ``order``."""

    def __init__(self, order: Order) -> None:
        """Load the model, and open the library; raises ReaderError where that can't be done."""
        self._model = order.model
        self._form = FORMS[order.form]
        self._kept = Library.open().corrections if order.corrections else None
        self._nlp = pipeline.load(order.model, self._kept.names() if self._kept else NO_NAMES)
        self._zone = contextlib.ExitStack()
        self._zone.enter_context(self._nlp.memory_zone())
        self._read = 0

    def close(self) -> None:
        """Forget all words that were met since; nothing may be annotated after this."""
        self._zone.close()

    def results(self, batch: Sequence[Work], *, carefully: bool = False) -> Iterator[Result]:
        """What became of each document of ``batch``, in order; no document makes it raise.

        ``carefully`` is one by one, each told of before the next is begun.
        """
        self._forget()
        if carefully:
            for work in batch:
                found = open_work(work)
                yield found if isinstance(found, Result) else self._alone(work, *found)
            return
        opened = [(work, open_work(work)) for work in batch]
        readable = [(work, *found) for work, found in opened if not isinstance(found, Result)]
        annotated = self._together(readable)
        for _, found in opened:
            yield found if isinstance(found, Result) else next(annotated)

    def _together(self, documents: Sequence[tuple[Work, str, Article]]) -> Iterator[Result]:
        """Parsed in one go, which is quicker; from where that fails on, each alone."""
        done = 0
        try:
            read = pipeline.read_sections(self._nlp, [article for _, _, article in documents])
            for _, sections in itertools.groupby(read, key=lambda section: section.number):
                result = self._result(*documents[done], sections)
                done += 1
                yield result
        except Exception:  # noqa: BLE001 - whatever it is, it is told of the document that it is in
            for document in documents[done:]:
                yield self._alone(*document)

    def _alone(self, work: Work, identity: str, article: Article) -> Result:
        try:
            sections = pipeline.read_sections(self._nlp, [article])
            return self._result(work, identity, article, sections)
        except Exception as error:  # noqa: BLE001 - one document never stops the others
            why = f"{type(error).__name__}: {error}"
            return failed(work, f"{one_line(identity)} can't be annotated ({why}).")

    def _result(
        self, work: Work, identity: str, article: Article, sections: Iterable[Section]
    ) -> Result:
        parts, docs = [], []
        for section in sections:
            parts.append(pipeline.part_of(section, self._model))
            if self._form.tokens:
                docs.append((section.start, section.doc))
        self._read += len(article.text)
        found = Annotated(identity, article, pipeline.together(parts), docs)
        payload = self._form.encode(self._corrected(found) if self._kept else found)
        return Result(identity, work.source, work.size, article.digest, payload)

    def _corrected(self, found: Annotated) -> Annotated:
        """``found`` as the person corrected it, and by which corrections."""
        assert self._kept is not None  # only where corrections are asked for
        kept = self._kept.of_article(found.article)
        result = corrected(found.article.text, found.annotations, kept)
        applied = tuple(one for one in kept if not one.lost and one not in result.idle)
        return found._replace(annotations=result.annotations, corrections=applied)

    def _forget(self) -> None:
        if self._read > _ZONE:
            self._zone.close()
            self._zone.enter_context(self._nlp.memory_zone())
            self._read = 0
