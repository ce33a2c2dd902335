"""Where annotated documents go: one stream, or a folder with a file for each."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from reader.batch.forms import Frame
from reader.batch.work import Result
from reader.errors import ReaderError
from reader.streams import standard_output


class Output(Protocol):
    """Takes the documents in order."""

    def write(self, result: Result, payload: bytes) -> None:
        """Write a document whole. Raises ReaderError where this one can't be; others may."""


class Whole:
    """One file, or standard output, that can be written only when the last document is there."""

    def __init__(self, file: BinaryIO, joined: Callable[[list[bytes]], bytes]) -> None:
        self._file = file
        self._joined = joined
        self._parts: list[bytes] = []

    def write(self, result: Result, payload: bytes) -> None:  # noqa: ARG002 - what an output takes
        """Keep a document."""
        self._parts.append(payload)

    def finish(self) -> None:
        """Write all documents, also after an interruption."""
        self._file.write(self._joined(self._parts))
        self._file.flush()


class Stream:
    """One file, or standard output: what stands before, between and after documents is its frame."""

    def __init__(self, file: BinaryIO, frame: Frame) -> None:
        self._file = file
        self._frame = frame
        self._empty = True

    def write(self, result: Result, payload: bytes) -> None:  # noqa: ARG002 - what an output takes
        """Write a document whole, in one go."""
        self._file.write((self._frame.before if self._empty else self._frame.between) + payload)
        self._file.flush()
        self._empty = False

    def finish(self) -> None:
        """Write what stands at the end; also after an interruption, so that the file is whole."""
        if not self._empty:
            self._file.write(self._frame.after)
        elif self._frame.before:
            self._file.write(self._frame.before.rstrip() + self._frame.after.lstrip())
        self._file.flush()


@contextlib.contextmanager
def stream(path: str | None, frame: Frame, *, append: bool = False) -> Iterator[Stream]:
    """The file at ``path``, or standard output, for documents in ``frame``.

    A reader that closes the pipe early ("| head") ends us quietly. Raises ReaderError where nothing
    can be written.
    """
    with _opened(path, append=append) as file, _finished(Stream(file, frame)) as out:
        yield out


@contextlib.contextmanager
def whole(path: str | None, joined: Callable[[list[bytes]], bytes]) -> Iterator[Whole]:
    """The same for documents that are ``joined`` when all are there."""
    with _opened(path, append=False) as file, _finished(Whole(file, joined)) as out:
        yield out


_Finishing = TypeVar("_Finishing", Stream, Whole)


@contextlib.contextmanager
def _finished(out: _Finishing) -> Iterator[_Finishing]:
    """See that ``out`` is finished, unless it can't be written any more."""
    try:
        yield out
    except OSError:
        raise
    except BaseException:
        out.finish()
        raise
    out.finish()


@contextlib.contextmanager
def _opened(path: str | None, *, append: bool) -> Iterator[BinaryIO]:
    if path is None:
        with standard_output() as out:
            yield out
        return
    try:
        with Path(path).open("ab" if append else "wb") as file:
            yield file
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        raise ReaderError(f"{path} can't be written: {error.strerror}.") from error
