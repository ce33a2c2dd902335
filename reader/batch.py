"""``newsread annotate``: many documents in, one stream of annotated documents out."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reader.article import Article
from reader.engine import models
from reader.engine.pipeline import annotate, load
from reader.errors import ReaderError
from reader.exports import json as export
from reader.formats import open_article, rows
from reader.formats.dates import option_date

Identified = tuple[str, Article]
Complain = Callable[[str], None]


def annotate_all(
    inputs: Sequence[str],
    form: str,
    *,
    published: str | None,
    model: str,
    output: str | None,
    complain: Complain,
) -> int:
    """Annotate every document of ``inputs`` and write them as ``form``; returns the exit status.

    Raises ReaderError where nothing can be done at all: no model, or no place to write to. A broken
    document is told to ``complain`` and the rest go on; the status is then 1.
    """
    if published is not None:
        published = option_date(published)
    if output is not None and any(_same_file(output, source) for source in inputs):
        raise ReaderError(f"{output} is an input: name another file to write to.", status=2)
    found = models.find(model)
    # Before the output is opened, which empties it.
    nlp = load(found)
    broken = False

    def report(sentence: str) -> None:
        nonlocal broken
        broken = True
        complain(sentence)

    waiting: deque[Identified] = deque()

    def articles() -> Iterator[Article]:
        for identified in _documents(inputs, published, report):
            waiting.append(identified)
            yield identified[1]

    several = len(inputs) > 1 or _is_corpus(inputs[0])
    with _writer(output) as write, _whole(write, form, several=several) as write_document:
        for annotations in annotate(nlp, found, articles()):
            identity, article = waiting.popleft()
            write_document(export.encode(export.document(identity, article, annotations)))
    return int(broken)


def _documents(
    inputs: Sequence[str], published: str | None, report: Complain
) -> Iterator[Identified]:
    for source in inputs:
        try:
            if _is_corpus(source):
                for identity, article in rows.read(source, published=published):
                    if isinstance(article, ReaderError):
                        report(str(article))
                    else:
                        yield identity, article
            else:
                yield source, open_article(source, published=published)
        except ReaderError as error:
            report(str(error))


def _is_corpus(source: str) -> bool:
    return source.lower().endswith(".jsonl")


def _same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


@contextlib.contextmanager
def _writer(output: str | None) -> Iterator[BinaryIO]:
    """Where the documents go. A reader that closes the pipe early ("| head") ends us quietly."""
    try:
        if output is not None:
            with Path(output).open("wb") as file:
                yield file
        else:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
    except OSError as error:
        if output is None:
            # What is still in the buffer would be tried, and fail, once more at the end of Python.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(1)
        place = "Standard output" if output is None else output
        raise ReaderError(f"{place} can't be written: {error.strerror}.") from error


@contextlib.contextmanager
def _whole(file: BinaryIO, form: str, *, several: bool) -> Iterator[Callable[[bytes], None]]:
    """A function that writes the next document whole, in one go, with what stands between them."""
    array = form == "json" and several
    before = b"[\n" if array else b""

    def write(document: bytes) -> None:
        nonlocal before
        file.write(before + document + (b"" if array else b"\n"))
        file.flush()
        before = b",\n" if array else b""

    yield write
    if array:
        file.write((b"[" if before.startswith(b"[") else b"\n") + b"]\n")
