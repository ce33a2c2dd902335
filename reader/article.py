"""The text that every offset points into, and where it came from."""

import bisect
import functools
import hashlib
from typing import Literal

import msgspec

ParagraphKind = Literal["title", "byline", "dateline", "heading", "text", "list", "junk"]
PublishedFrom = Literal["row", "option", "metadata", "dateline", "file"]
EmphasisKind = Literal["strong", "emphasis"]


class Paragraph(msgspec.Struct, frozen=True, array_like=True):
    """One line of ``Article.text`` that is not blank: ``text[start:end]``, without its line feed.

    Kinds: ``text`` is the running text; ``list`` a line that stands alone (verse, a list item, a
    row of a table); ``junk`` what a web page left at the end ("Share this"), which is shown but not
    annotated. A ``dateline`` is a line with the date alone; one that opens a paragraph belongs to it.
    ``level`` is how deep a heading stands in the contents, from 1; 0 where its file does not tell.
    """

    start: int
    end: int
    kind: ParagraphKind = "text"
    level: int = 0


class Emphasis(msgspec.Struct, frozen=True, array_like=True):
    """Words of one paragraph, ``text[start:end]``, that their file sets apart: bold or italic."""

    start: int
    end: int
    kind: EmphasisKind = "emphasis"


class Link(msgspec.Struct, frozen=True, array_like=True):
    """Words of one paragraph, ``text[start:end]``, that lead to ``target``, a web or mail address."""

    start: int
    end: int
    target: str


class Article(msgspec.Struct, frozen=True, dict=True):
    """A document ready to be read.

    ``text`` is harmless (see :mod:`reader.harmless`), its lines end with a line feed, and every offset
    anywhere in newsread counts its Unicode code points. ``published`` is an ISO date or null, and
    ``published_from`` says where it was found. ``source`` is a path, a URL or ``-``. ``emphasis`` and
    ``links`` are in text order, no two of ``links`` overlap, and none of either is empty.
    """

    text: str
    source: str = "-"
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    english: bool = True
    paragraphs: tuple[Paragraph, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    links: tuple[Link, ...] = ()

    @functools.cached_property
    def digest(self) -> str:
        """``sha256:`` and the hexadecimal digest of the text in UTF-8: what the article is known by."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds ``offset``, or the nearest before it (0 if none)."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)
