"""A corpus of documents, one JSON object a line (JSON Lines), as a stream of articles."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from reader.article import Article, PublishedFrom
from reader.errors import ReaderError
from reader.formats import files, furniture, packing
from reader.formats.dates import row_date
from reader.formats.language import is_english
from reader.formats.limits import LARGEST
from reader.harmless import one_line

_SURROGATES = re.compile("[\ud800-\udfff]")


def read(path: str, *, published: str | None = None) -> Iterator[tuple[str, Article | ReaderError]]:
    """Each document of the file at ``path`` in order, as :func:`document` gives it.

    Raises ReaderError where the file cannot be read.
    """
    for number, line in lines(path):
        yield document(line, path, number, published=published)


def lines(path: str) -> Iterator[tuple[int, bytes]]:
    """Each line of the file at ``path`` that is not blank, with its number from 1.

    Raises ReaderError where the file cannot be read. It may be packed (see ``packing``).
    """
    with files.opened(Path(path).expanduser()) as file:
        lines = packing.lines(file, one_line(path), LARGEST)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, line


def document(
    line: bytes, path: str, number: int, *, published: str | None = None
) -> tuple[str, Article | ReaderError]:
    """The document on line ``number`` of the file at ``path``: its identity and its article.

    A line that is no document gives a ReaderError in the article's place. A document is an object
    with ``text`` and perhaps ``id``, ``title``, ``published``; its article has that text unchanged,
    but for lone surrogates. ``published`` (YYYY-MM-DD) is for one without a date of its own. One
    without ``id`` is known as ``path:line``.
    """
    place = f"{path}:{number}"
    try:
        row = _row(line)
    except ValueError:
        return place, ReaderError(f"{one_line(place)} is not JSON: the line is left out.")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return place, ReaderError(f"{one_line(place)} has no “text”: the line is left out.")
    return _identity(row, place), _article(row, path, published)


def identity(line: bytes, path: str, number: int) -> str:
    """What the document on line ``number`` of the file at ``path`` is known as."""
    place = f"{path}:{number}"
    try:
        row = _row(line)
    except ValueError:
        return place
    return _identity(row, place) if isinstance(row, dict) else place


def _row(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"), strict=False)
    except RecursionError as error:
        raise ValueError from error


def _identity(row: dict[str, object], place: str) -> str:
    given = row.get("id")
    return place if given is None else _SURROGATES.sub("\ufffd", str(given))


def _article(row: dict[str, object], path: str, published: str | None) -> Article:
    title = row.get("title")
    own = row_date(row.get("published"))
    article = given(
        str(row["text"]),
        title=title if isinstance(title, str) else None,
        published=own or published,
        published_from="row" if own else "option",
    )
    return replace(article, source=path)


def given(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    published_from: PublishedFrom = "option",
) -> Article:
    """The article with this ``text``, unchanged but for lone surrogates.

    ``title`` and ``published`` (YYYY-MM-DD) win over what the text tells.
    """
    text = _SURROGATES.sub("\ufffd", text)
    found = furniture.find(text)
    told = found.published.isoformat() if found.published else None
    return Article(
        text=text,
        title=one_line(title) if title else found.title,
        byline=found.byline,
        published=published or told,
        published_from=published_from if published else "dateline" if told else None,
        english=is_english(text),
        paragraphs=found.paragraphs,
    )
