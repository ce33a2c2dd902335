"""The parts of the W3C Web Annotation Data Model that newsread writes and reads.

https://www.w3.org/TR/annotation-model/ and its JSON-LD context, http://www.w3.org/ns/anno.jsonld.
"""

from __future__ import annotations

import base64
import contextlib
import os
import re
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import msgspec

from reader.article import Article
from reader.harmless import one_line
from reader.marks import Anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_CONTEXT_SIZE = 32
_NAMED = "ni:///sha-256;"
_NO_IRI = re.compile(r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`]")
"""What an address may hold that an IRI (RFC 3987) may not."""


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
    return resource(iri(article), Anchor(start, end, text[start:end], before, after))


def resource(name: str, anchor: Anchor, style_class: str | None = None) -> SpecificResource:
    """The passage at which ``anchor`` stands in the article called ``name`` (see :func:`iri`)."""
    quote_selector = TextQuoteSelector(anchor.exact, anchor.prefix, anchor.suffix)
    position = TextPositionSelector(anchor.start, anchor.end)
    return SpecificResource(name, (quote_selector, position), style_class)


def iri(article: Article, digest: str | None = None) -> str:
    """What names the article: its address, that of its file, or for standard input its digest.

    The last as RFC 6920 has it ("Naming Things with Hashes"); ``digest`` is that of a text that is
    not at hand.
    """
    if article.source == "-":
        number = bytes.fromhex((digest or article.digest).removeprefix("sha256:"))
        return _NAMED + base64.urlsafe_b64encode(number).decode("ascii").rstrip("=")
    if "://" in article.source:
        return _NO_IRI.sub(lambda match: quote(match.group()), article.source)
    return Path(os.path.abspath(article.source)).as_uri()  # noqa: PTH100 - no disk


def located(name: str) -> tuple[str, str | None]:
    """The source that :func:`iri` named, and the digest where that was its name.

    Raises ValueError for what names neither a file, nor an address, nor a digest.
    """
    if name.startswith(_NAMED):
        encoded = name.removeprefix(_NAMED)
        with contextlib.suppress(ValueError):
            digest = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
            if len(digest) == 32:
                return "-", f"sha256:{digest.hex()}"
    elif name.startswith("file://"):
        path = name.removeprefix("file://").removeprefix("localhost")
        if path.startswith("/"):
            return os.fsdecode(unquote_to_bytes(path)), None
    elif "://" in name:
        return name, None
    raise ValueError(f"{one_line(name)[:80]!r} names no article")
