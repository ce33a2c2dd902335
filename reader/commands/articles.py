"""Which article a person means on the command line, and what is kept of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from reader.article import Article
from reader.errors import ReaderError, complain
from reader.exports.notes import Annotated
from reader.library import Library, Recent
from reader.marks import Mark


@contextlib.contextmanager
def opened_library() -> Iterator[Library]:
    """The library; what is unusual with it is said on standard error."""
    with Library.open() as library:
        if library.notice:
            complain(library.notice)
        yield library


def meant(library: Library, name: str) -> Recent:
    """The article called ``name``: a number of the list, a path, an address, or - for standard input.

    A file that was moved is known by its text. Raises ReaderError where the library has none.
    """
    if name.isdecimal():
        for one in library.recent(-1):
            if one.article_id == int(name):
                return one
    known = library.find(name) if name != "-" else None
    if known is None:
        from reader.formats import open_article  # noqa: PLC0415 - rarely needed

        with contextlib.suppress(ReaderError):
            known = library.recall(open_article(name))
    if known is None:
        raise ReaderError(f"{name} is not in the library; newsread library lists what is.")
    return known


def kept(library: Library, recent: Recent, marks: tuple[Mark, ...]) -> Annotated:
    """The article as it was read last; without its text where that is not in the library."""
    digest = recent.digest if recent.digest.startswith("sha256:") else None
    try:
        article = library.text_of(recent.article_id)
    except ReaderError:
        article = Article(
            text="", source=recent.source, title=recent.title, published=recent.published
        )
    return Annotated(article, marks, digest)
