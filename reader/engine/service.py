"""One request served: the text in pieces, what the reader looks at first, then the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import shifted
from reader.engine import cache
from reader.engine.findings import as_annotations
from reader.engine.gazetteer.index import gazetteer
from reader.engine.messages import Finished, Part, Progress, Request, send
from reader.engine.pipeline import COMPONENTS, joined, load, pieces, understood

_BEFORE_PLACES = COMPONENTS[:-1]
_PLACES = COMPONENTS[-1:]
"""Placed last and apart: where the gazetteer must be made first, all else is shown before."""


def serve(request: Request, replies: BinaryIO) -> None:
    """Annotate the request's article, tell what is found as it is found, and keep the result."""
    article, model = request.article, request.model
    send(replies, Progress("loading"))
    nlp = load(model)
    spans = pieces(article) or [(0, 0)]
    total = spans[-1][1]
    docs: dict[int, Doc] = {}
    done = 0
    send(replies, Progress("reading", 0, total))
    for index in _from_the_eye(spans, request.eye):
        start, end = spans[index]
        docs[index] = _parsed(nlp, article.text[start:end])
        done += end - start
        if len(spans) > 1:
            part = understood(nlp, docs[index], article.published, _BEFORE_PLACES)
            send(replies, Part(shifted(as_annotations(part, str(model)), start)))
        send(replies, Progress("reading" if done < total else "joining", done, total))
    whole = joined([docs[index] for index in range(len(spans))])
    whole = understood(nlp, whole, article.published, _BEFORE_PLACES)
    if not gazetteer().is_made():
        send(replies, Part(as_annotations(whole, str(model)), whole=True))
        send(replies, Progress("gazetteer"))
    whole = understood(nlp, whole, article.published, _PLACES)
    result = as_annotations(whole, str(model))
    cache.save(article, model, result)
    send(replies, Finished(result))


def _parsed(nlp: Language, text: str) -> Doc:
    with nlp.select_pipes(disable=list(COMPONENTS)):
        return nlp(text)


def _from_the_eye(spans: Sequence[tuple[int, int]], eye: int) -> list[int]:
    """The order in which to read the pieces: from the one at ``eye`` on, then from the start."""
    here = next((index for index, (_, end) in enumerate(spans) if eye < end), 0)
    return [*range(here, len(spans)), *range(here)]
