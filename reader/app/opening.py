"""An article made ready to be shown: read, and its annotations found in the cache or under way.

Imports neither Textual nor spaCy: the engine's process starts here, before the app is even imported, so
that both cores work.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from reader.annotations import Annotations
from reader.article import Article
from reader.corrections import NO_NAMES, KnownNames, standing_in
from reader.engine import cache, models
from reader.engine.client import Engine
from reader.engine.messages import Request
from reader.errors import ReaderError
from reader.formats import open_article
from reader.harmless import one_line
from reader.library import Library


class Opened(NamedTuple):
    """An article and where its annotations are: here, under way, or not to be had (``problem``).

    ``place`` says which of several articles it is ("2 of 5").
    """

    article: Article
    annotations: Annotations | None = None
    engine: Engine | None = None
    problem: str = ""
    place: str = ""


def known_names(library: Library | None) -> KnownNames:
    """The names that the person told for all articles; none where they cannot be read."""
    try:
        return library.corrections.names() if library is not None else NO_NAMES
    except ReaderError:
        return NO_NAMES


def opened(source: str, published: str | None, model: str, known: KnownNames = NO_NAMES) -> Opened:
    """Read ``source`` and begin to annotate it. Raises ReaderError where it can't be read."""
    return begun(open_article(source, published=published), model, known)


def begun(article: Article, model: str, known: KnownNames = NO_NAMES, eye: int = 0) -> Opened:
    """``article`` with its annotations from the cache, or an engine at work on them.

    ``known`` are the names whose kinds the person told for all articles.
    """
    if not article.english:
        return Opened(article, problem="This is not English: shown without annotations")
    try:
        found = models.find(model)
    except ReaderError as error:
        return Opened(article, problem=str(error))
    names = standing_in(article.text, known)
    kept = cache.load(article, found, names)
    if kept is not None:
        return Opened(article, annotations=kept)
    # The name of a file need not be text, and what is sent has to be.
    sent = replace(article, source=one_line(article.source))
    return Opened(article, engine=Engine(Request(sent, found, eye, names)))
