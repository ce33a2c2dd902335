"""Removing an article from everything that newsread keeps."""

from reader.engine import cache
from reader.library import Library, Recent


def forget(library: Library, known: Recent) -> None:
    """Remove the article with its text, marks and corrections from ``library``, and what was cached.

    Raises ReaderError where it cannot be removed. What was backed up or exported still holds it.
    """
    library.forget(known.article_id)
    cache.forget(known.digest)
