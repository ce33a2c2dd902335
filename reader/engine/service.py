"""One request served: the text in pieces, what the reader looks at first, then the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Annotations, shifted
from reader.engine import cache
from reader.engine.findings import as_annotations
from reader.engine.gazetteer.index import gazetteer
from reader.engine.messages import Finished, Part, Progress, Request, Step, send
from reader.engine.pipeline import COMPONENTS, joined, load, pieces, sections, together, understood

_BEFORE_PLACES = COMPONENTS[:-1]
_PLACES = COMPONENTS[-1:]
"""Placed last and apart: where the gazetteer must be made first, all else is shown before."""


def serve(request: Request, replies: BinaryIO) -> None:
    """Annotate the request's article, tell what is found as it is found, and keep the result."""
    article, model = request.article, request.model
    send(replies, Progress("loading"))
    service = _Service(load(model, request.names), request, replies)
    groups = sections(article)
    spans = [(group[0][0], group[-1][1]) for group in groups]
    found = []
    for index in _from_the_eye(spans, request.eye):
        found.append(service.section(groups[index]))
        if len(groups) > 1:
            send(replies, Part(*spans[index], found[-1]))
    result = together(found)
    cache.save(article, model, result, request.names)
    send(replies, Finished(result))


class _Service:
    """The pipeline at work on one request."""

    def __init__(self, nlp: Language, request: Request, replies: BinaryIO) -> None:
        self._nlp = nlp
        self._article = request.article
        self._model = request.model
        self._eye = request.eye
        self._replies = replies
        self._total = max((end for _, end in pieces(self._article)), default=0)
        self._done = 0
        send(replies, Progress("reading", 0, self._total))

    def section(self, spans: Sequence[tuple[int, int]]) -> Annotations:
        """Read the pieces ``spans``, understand them together, and tell both as they come."""
        docs: dict[int, Doc] = {}
        for index in _from_the_eye(spans, self._eye):
            start, end = spans[index]
            docs[index] = self._parsed(self._article.text[start:end])
            self._done += end - start
            if len(spans) > 1:
                part = self._found(self._understood(docs[index], _BEFORE_PLACES), start)
                send(self._replies, Part(start, end, part))
            step: Step = "reading" if len(docs) < len(spans) else "joining"
            send(self._replies, Progress(step, self._done, self._total))
        start, end = spans[0][0], spans[-1][1]
        whole = self._understood(
            joined([docs[index] for index in range(len(spans))]), _BEFORE_PLACES
        )
        if not gazetteer().is_made():
            send(self._replies, Part(start, end, self._found(whole, start)))
            send(self._replies, Progress("gazetteer"))
        return self._found(self._understood(whole, _PLACES), start)

    def _parsed(self, text: str) -> Doc:
        with self._nlp.select_pipes(disable=list(COMPONENTS)):
            return self._nlp(text)

    def _understood(self, doc: Doc, components: Sequence[str]) -> Doc:
        return understood(self._nlp, doc, self._article.published, components)

    def _found(self, doc: Doc, start: int) -> Annotations:
        return shifted(as_annotations(doc, str(self._model)), start)


def _from_the_eye(spans: Sequence[tuple[int, int]], eye: int) -> list[int]:
    """The order in which to read the pieces: from the one at ``eye`` on, then from the start."""
    here = next((index for index, (_, end) in enumerate(spans) if eye < end), 0)
    return [*range(here, len(spans)), *range(here)]
