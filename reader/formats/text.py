"""Plain text -> Article."""

from reader.article import Article, PublishedFrom
from reader.errors import ReaderError
from reader.formats import furniture
from reader.formats.cleaning import cleaned
from reader.formats.dates import file_date
from reader.formats.decoding import decoded
from reader.formats.language import is_english
from reader.formats.unwrapping import unwrapped
from reader.harmless import one_line


def read(
    data: bytes, source: str, *, file_name: str | None = None, published: str | None = None
) -> Article:
    """The article in ``data``, a plain text in any encoding.

    ``published`` is the date given by the person (YYYY-MM-DD). Without it the article's own date
    line or dateline tells the date of publication, else the name of its file.

    Raises ReaderError where ``data`` is not text or has nothing in it.
    """
    name = "Standard input" if source == "-" else one_line(source)
    text = unwrapped(cleaned(decoded(data, name)))
    if not text:
        raise ReaderError(f"{name} is empty: there is nothing to read.")
    named = file_date(file_name) if file_name else None
    found = furniture.find(text, hint=named)
    day = found.published or named
    told: PublishedFrom | None = "dateline" if found.published else "file" if named else None
    return Article(
        text=text,
        source=source,
        title=found.title,
        byline=found.byline,
        published=published or (day.isoformat() if day else None),
        published_from="option" if published else told,
        english=is_english(text),
        paragraphs=found.paragraphs,
    )
