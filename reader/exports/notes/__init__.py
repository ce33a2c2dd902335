"""What a person added to articles -> files for other programs, and back; one module a format.

Each module has ``write(annotated) -> str``, the text of a file; ``json`` and ``w3c`` also
``read(data) -> Annotated``, which raises ReaderError for what they cannot take.
"""

from collections.abc import Iterable

import msgspec

from reader.article import Article
from reader.marks import Mark


class Annotated(msgspec.Struct, frozen=True):
    """An article and its marks, in text order.

    Read from a file that does not hold the article's text, ``article.text`` is empty, and ``digest``
    is that of the text if the file tells it.
    """

    article: Article
    marks: tuple[Mark, ...]
    digest: str | None = None


def author(article: Article) -> str:
    """The byline without the word before the name."""
    words = (article.byline or "").split()
    return " ".join(words[1:] if words[:1] in (["By"], ["by"], ["BY"]) else words)


def title(article: Article) -> str:
    """The title, or what else the article can be called by."""
    if article.title:
        return article.title
    if article.source == "-":
        return "Standard input"
    return article.source.rstrip("/").rpartition("/")[2] or article.source


def tags(marks: Iterable[Mark]) -> list[str]:
    """The tags of all ``marks``, each once."""
    return list(dict.fromkeys(tag for mark in marks for tag in mark.tags))
