"""A file, standard input, a web address or a row of a corpus -> Article."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from reader.article import Article
from reader.errors import ReaderError
from reader.formats import inputs, sniffing, text
from reader.formats.blocks import Entry, Listing
from reader.formats.dates import option_date
from reader.formats.inputs import is_address, is_corpus
from reader.harmless import one_line

__all__ = ["Entry", "Listing", "is_address", "is_corpus", "open_article", "open_source"]


def open_article(
    source: str, *, published: str | None = None, stdin: BinaryIO | None = None
) -> Article:
    """The article that ``source`` leads to, as :func:`open_source` has it.

    Raises ReaderError where it is a list of articles, too.
    """
    found = open_source(source, published=published, stdin=stdin)
    if isinstance(found, Listing):
        raise ReaderError(
            f"{one_line(source)} is a list of articles: open it alone, and choose one."
        )
    return found


def open_source(
    source: str, *, published: str | None = None, stdin: BinaryIO | None = None
) -> Article | Listing:
    """What ``source`` leads to: a path, a web address, or ``-`` for standard input (``stdin``).

    A feed is a list of articles. ``published`` is the date given by the person (ISO 8601,
    YYYY-MM-DD); it wins over any date that the article or its file name tells.

    Raises ReaderError where there is nothing that can be read, with what to do about it.
    """
    day = None if published is None else option_date(published)
    if is_corpus(source):
        raise ReaderError(
            f"{one_line(source)} is a corpus, one document a line: use “newsread annotate” on it."
        )
    given = inputs.gather(source, stdin)
    form = sniffing.form(given)
    if form == "text":
        return replace(text.read(given, day), source=source)
    # Its parts take a little to import, and most articles are plain text.
    from reader.formats import confined  # noqa: PLC0415

    found = confined.read(form, given, day)
    if isinstance(found, Listing):
        return Listing(found.title, source, tuple(_sourced(found.entries, source)))
    return replace(found, source=source)


def _sourced(entries: Iterable[Entry], source: str) -> Iterator[Entry]:
    """``entries`` with the articles that they hold telling where they are from."""
    for number, entry in enumerate(entries, 1):
        if entry.article is None:
            yield entry
        else:
            own = entry.source or (source if source == "-" else f"{source}#{number}")
            yield replace(entry, article=replace(entry.article, source=own))
