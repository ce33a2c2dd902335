"""The parts of the W3C Web Annotation Data Model that newsread writes and reads.

https://www.w3.org/TR/annotation-model/ and its JSON-LD context, http://www.w3.org/ns/anno.jsonld.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import msgspec

from reader.article import Article
from reader.marks import Anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_CONTEXT_SIZE = 32
_NAMED = "ni:///sha-256;"
_IN_IRIS = "!#$%&'()*+,/:;=?@[]~"


class TextQuoteSelector(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """A passage by its words and those around it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """A passage by its place: code points of the article's text, the end exclusive."""

    start: int
    end: int


class SpecificResource(
    msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True, rename="camel"
):
    """A passage of the text ``source``, told in two ways; ``style_class`` says how it is drawn."""

    source: str
    selector: tuple[TextQuoteSelector, TextPositionSelector]
    style_class: str | None = None


def target(article: Article, start: int, end: int) -> SpecificResource:
    """The passage ``start:end`` of the article's text."""
    text = article.text
    before, after = text[max(0, start - _CONTEXT_SIZE) : start], text[end : end + _CONTEXT_SIZE]
    return resource(article, Anchor(start, end, text[start:end], before, after))


def resource(article: Article, anchor: Anchor, style_class: str | None = None) -> SpecificResource:
    """The passage of ``article`` at which ``anchor`` stands."""
    quote_selector = TextQuoteSelector(anchor.exact, anchor.prefix, anchor.suffix)
    position = TextPositionSelector(anchor.start, anchor.end)
    return SpecificResource(iri(article), (quote_selector, position), style_class)


def iri(article: Article) -> str:
    """What names the article: its address, that of its file, or for standard input its digest.

    The last as RFC 6920 has it ("Naming Things with Hashes").
    """
    if article.source == "-":
        digest = bytes.fromhex(article.digest.removeprefix("sha256:"))
        return _NAMED + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")
    if "://" in article.source:
        return quote(article.source, safe=_IN_IRIS)
    return Path(os.path.abspath(article.source)).as_uri()  # noqa: PTH100 - no disk


def located(name: str) -> tuple[str, str | None]:
    """The source that :func:`iri` named, and the digest where that was its name.

    Raises ValueError for what names neither a file, nor an address, nor a digest.
    """
    if name.startswith(_NAMED):
        encoded = name.removeprefix(_NAMED)
        digest = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
        return "-", f"sha256:{digest.hex()}"
    if name.startswith("file://"):
        path = name.removeprefix("file://").removeprefix("localhost")
        return os.fsdecode(unquote_to_bytes(path)), None
    if "://" not in name:
        raise ValueError(name)
    return name, None
