"""The formats of ``newsread annotate``: how a document is encoded, and how several stand in one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reader.annotations import Annotations
from reader.article import Article
from reader.exports import json


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


_ARRAY = Frame(before=b"[\n", between=b",\n", after=b"\n]\n")

FORMS = {
    "json": Form("json", _json, Frame(after=b"\n"), _ARRAY),
    "jsonl": Form("jsonl", _json_line, Frame(), Frame()),
}
"""By the name that ``--format`` takes."""
