"""Plain text -> Article."""

from reader.article import Article, Paragraph
from reader.errors import ReaderError
from reader.formats.cleaning import cleaned
from reader.formats.decoding import decoded
from reader.harmless import one_line


def read(
    data: bytes, source: str, *, file_name: str | None = None, published: str | None = None
) -> Article:
    """The article in ``data``, a plain text in any encoding.

    ``published`` is the date given by the person (YYYY-MM-DD).
    Raises ReaderError where ``data`` is not text or has nothing in it.
    """
    text = cleaned(decoded(data, source))
    if not text:
        name = "Standard input" if source == "-" else one_line(source)
        raise ReaderError(f"{name} is empty: there is nothing to read.")
    return Article(
        text=text,
        source=source,
        published=published,
        published_from="option" if published else None,
        paragraphs=tuple(paragraphs(text)),
    )


def paragraphs(text: str) -> list[Paragraph]:
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(Paragraph(start, end))
        start = end + 1
    return found
