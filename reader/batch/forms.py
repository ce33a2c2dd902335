"""The formats of ``newsread annotate``: how a document is encoded, and how several stand in one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reader.annotations import Annotations
from reader.article import Article
from reader.exports import csv, html, json, markdown, tei, w3c


class Annotated(NamedTuple):
    """An annotated document; ``doc`` is the spaCy Doc with the tokens that was annotated."""

    identity: str
    article: Article
    annotations: Annotations
    doc: Any


class Frame(NamedTuple):
    """What stands before the first document of a file, between two, and after the last."""

    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


class Form(NamedTuple):
    """A format: the ending of its files, its encoder, and the frame of a file with one document.

    ``several`` is the frame of a file with more, or None where each document needs a file.
    """

    suffix: str
    encode: Callable[[Annotated], bytes]
    one: Frame
    several: Frame | None

    def whole(self, payload: bytes) -> bytes:
        """A file with one document."""
        return self.one.before + payload + self.one.after


def _json(found: Annotated) -> bytes:
    return json.encode(json.document(found.identity, found.article, found.annotations))


def _json_line(found: Annotated) -> bytes:
    return _json(found) + b"\n"


def _exported(encode: Callable[[str, Article, Annotations], bytes]) -> Callable[[Annotated], bytes]:
    return lambda found: encode(found.identity, found.article, found.annotations)


_LINE = Frame(after=b"\n")
_ARRAY = Frame(before=b"[\n", between=b",\n", after=b"\n]\n")
_TABLE = Frame(before=csv.HEADER)

FORMS = {
    "json": Form("json", _json, _LINE, _ARRAY),
    "jsonl": Form("jsonl", _json_line, Frame(), Frame()),
    "w3c": Form("w3c.json", _exported(w3c.encode), _LINE, _ARRAY),
    "csv": Form("csv", _exported(csv.encode), _TABLE, _TABLE),
    "markdown": Form("md", _exported(markdown.encode), Frame(), Frame(between=b"\n")),
    "html": Form("html", _exported(html.encode), Frame(), None),
    "tei": Form("tei.xml", _exported(tei.encode), Frame(), None),
}
"""By the name that ``--format`` takes."""
