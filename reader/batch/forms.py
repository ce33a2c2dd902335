"""The formats of ``newsread annotate``: how a document is encoded, and how several stand in one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reader.annotations import Annotations
from reader.article import Article
from reader.corrections import Correction
from reader.exports import csv, html, json, markdown, tei, w3c


class Annotated(NamedTuple):
    """An annotated document.

    ``docs`` are the spaCy Docs with its tokens, each with the code point at which its section begins;
    they are there for formats with ``tokens``. ``corrections`` are those that were applied, None where
    none were asked for.
    """

    identity: str
    article: Article
    annotations: Annotations
    docs: list[tuple[int, Any]]
    corrections: tuple[Correction, ...] | None = None


class Frame(NamedTuple):
    """What stands before the first document of a file, between two, and after the last."""

    before: bytes = b""
    between: bytes = b""
    after: bytes = b""


class Form(NamedTuple):
    """A format: the ending of its files, its encoder, and the frame of a file with one document.

    ``several`` is the frame of a file with more, or None where each document needs a file. ``joined``
    makes one of all documents where no frame can: they are then kept until the last.
    """

    suffix: str
    encode: Callable[[Annotated], bytes]
    one: Frame
    several: Frame | None
    tokens: bool = False
    joined: Callable[[list[bytes]], bytes] | None = None

    def whole(self, payload: bytes) -> bytes:
        """A file with one document."""
        return self.one.before + payload + self.one.after


def _json(found: Annotated) -> bytes:
    record = json.document(found.identity, found.article, found.annotations, found.corrections)
    return json.encode(record)


def _json_line(found: Annotated) -> bytes:
    return _json(found) + b"\n"


def _exported(encode: Callable[[str, Article, Annotations], bytes]) -> Callable[[Annotated], bytes]:
    return lambda found: encode(found.identity, found.article, found.annotations)


def _conllu(found: Annotated) -> bytes:
    from reader.engine import conllu  # noqa: PLC0415 - imports spaCy

    return conllu.encode(found.identity, found.docs, found.annotations)


def _docbin(found: Annotated) -> bytes:
    from reader.engine import docbin  # noqa: PLC0415 - imports spaCy

    return docbin.encode([doc for _, doc in found.docs])


def _joined_docbins(parts: list[bytes]) -> bytes:
    from reader.engine import docbin  # noqa: PLC0415 - imports spaCy

    return docbin.joined(parts)


_LINE = Frame(after=b"\n")
_ARRAY = Frame(before=b"[\n", between=b",\n", after=b"\n]\n")
_TABLE = Frame(before=csv.HEADER)
_GLOBAL = Frame(before=b"# global.Entity = eid-etype-head-other\n")
"""What a file of CorefUD begins with."""

FORMS = {
    "json": Form("json", _json, _LINE, _ARRAY),
    "jsonl": Form("jsonl", _json_line, Frame(), Frame()),
    "w3c": Form("w3c.json", _exported(w3c.encode), _LINE, _ARRAY),
    "csv": Form("csv", _exported(csv.encode), _TABLE, _TABLE),
    "markdown": Form("md", _exported(markdown.encode), Frame(), Frame(between=b"\n")),
    "html": Form("html", _exported(html.encode), Frame(), None),
    "tei": Form("tei.xml", _exported(tei.encode), Frame(), None),
    "conllu": Form("conllu", _conllu, _GLOBAL, _GLOBAL, tokens=True),
    "docbin": Form("spacy", _docbin, Frame(), Frame(), tokens=True, joined=_joined_docbins),
}
"""By the name that ``--format`` takes."""
