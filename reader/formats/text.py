"""Plain text -> Article."""

from reader.article import Article, PublishedFrom
from reader.errors import ReaderError
from reader.formats import furniture
from reader.formats.blocks import Block, Run
from reader.formats.cleaning import cleaned
from reader.formats.dates import file_date
from reader.formats.decoding import decoded
from reader.formats.inputs import Input
from reader.formats.language import is_english
from reader.formats.unwrapping import unwrapped


def read(given: Input, published: str | None = None) -> Article:
    """The article in ``given``, a plain text in any encoding; its source is not set.

    ``published`` is the date given by the person (YYYY-MM-DD). Without it the article's own date
    line or dateline tells the date of publication, else the name of its file.

    Raises ReaderError where it is not text or has nothing in it.
    """
    text = unwrapped(cleaned(decoded(given.data, given.name)))
    if not text:
        raise ReaderError(f"{given.name} is empty: there is nothing to read.")
    named = file_date(given.file_name)
    found = furniture.find(text, hint=named)
    day = found.published or named
    told: PublishedFrom | None = "dateline" if found.published else "file" if named else None
    return Article(
        text=text,
        title=found.title,
        byline=found.byline,
        published=published or (day.isoformat() if day else None),
        published_from="option" if published else told,
        english=is_english(text),
        paragraphs=found.paragraphs,
    )


def blocks(text: str) -> list[Block]:
    """A plain text within a document of another format as blocks."""
    return [
        Block((Run(line),), verbatim=line.startswith(" "), tight=index > 0)
        for paragraph in unwrapped(cleaned(text)).split("\n\n")
        for index, line in enumerate(paragraph.split("\n"))
    ]
