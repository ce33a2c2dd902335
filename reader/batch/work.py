"""What goes to those who annotate, and what comes back: records that travel between processes."""

from __future__ import annotations

import msgspec

from reader.engine.models import Model


class Order(msgspec.Struct, frozen=True):
    """What is to be done with every document: annotate with ``model``, encode as ``form``.

    With ``corrections``, what the person corrected is applied, and the names kept for all articles.
    """

    model: Model
    form: str
    corrections: bool = False


class Work(msgspec.Struct, frozen=True):
    """One document to be annotated: a file or URL to open, or bytes that are at hand.

    ``data`` is a line of a corpus where ``row`` is its number (from 1), else what came on standard
    input. ``size`` is what it counts for in bytes, for batches and progress. ``published`` is the
    person's date for it. An article whose digest is ``finished`` is in the output already. A
    ``problem`` was met before the document was reached.
    """

    identity: str
    source: str
    data: bytes | None = None
    row: int | None = None
    size: int = 0
    published: str | None = None
    finished: str | None = None
    problem: str | None = None


class Result(msgspec.Struct, frozen=True):
    """A document annotated and encoded, or the ``problem`` that kept it from that, in a sentence.

    Neither ``payload`` nor ``problem``: it was finished before.
    """

    identity: str
    source: str
    size: int
    digest: str = ""
    payload: bytes | None = None
    problem: str | None = None
