"""A folder of annotated documents, a file for each, and the list of what newsread has written there."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

import msgspec

from reader.batch.forms import Form
from reader.batch.inputs import without_ending
from reader.batch.work import Result
from reader.errors import DAMAGED, ReaderError
from reader.harmless import one_line

INDEX = "newsread-index.jsonl"
"""The list of files: one JSON object a line, in the order in which they were written."""

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 80
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


class Entry(msgspec.Struct, frozen=True):
    """A file that newsread wrote, and what it was made of."""

    file: str
    id: str
    digest: str
    model: str


class Folder:
    """Writes each document to a file named after it.

    Only files that newsread wrote itself are ever replaced, and links are never followed: a file
    is written beside and takes its place whole.
    """

    def __init__(self, path: Path, form: Form, model: str) -> None:
        """Read the list of what is in the folder at ``path`` already."""
        self._path = path
        self._form = form
        self._model = model
        self._own = {entry.file: entry for entry in _entries(path / INDEX)}
        self._owner = {file.casefold(): entry.id for file, entry in self._own.items()}
        self._written: set[str] = set()

    def finished(self, identity: str) -> str | None:
        """The digest of the document ``identity`` where its file is here, by the same model."""
        for name in self._names(identity):
            owner = self._owner.get(name.casefold())
            if owner == identity and name in self._own:
                entry = self._own[name]
                here = entry.model == self._model and (self._path / name).is_file()
                return entry.digest if here else None
            if owner is None:
                break
        return None

    def write(self, result: Result, payload: bytes) -> None:
        """Write a document; ReaderError where its place is taken or it can't be written."""
        name = next(name for name in self._names(result.identity) if self._free(name, result))
        path = self._path / name
        if name not in self._own and os.path.lexists(path):
            raise ReaderError(f"{one_line(str(path))} is not newsread's: it is left as it is.")
        entry = Entry(name, result.identity, result.digest, self._model)
        try:
            _replace(path, self._form.whole(payload))
            with _opened(self._path / INDEX, os.O_APPEND) as index:
                index.write(msgspec.json.encode(entry) + b"\n")
        except OSError as error:
            raise ReaderError(
                f"{one_line(str(path))} can't be written: {error.strerror}."
            ) from error
        self._own[name] = entry
        self._owner[name.casefold()] = result.identity
        self._written.add(name)

    def _free(self, name: str, result: Result) -> bool:
        owner = self._owner.get(name.casefold(), result.identity)
        return owner == result.identity and name not in self._written

    def _names(self, identity: str) -> Iterator[str]:
        """File names for ``identity``: what it is called, then that made different from others."""
        stem = _stem(identity)
        yield f"{stem}.{self._form.suffix}"
        mark = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        yield f"{stem}-{mark}.{self._form.suffix}"
        for number in itertools.count(2):
            yield f"{stem}-{mark}-{number}.{self._form.suffix}"


def _stem(identity: str) -> str:
    """``identity`` without its folders and ending, as a name that every system takes."""
    name = PurePath(identity).name
    safe = _UNSAFE.sub("-", without_ending(name)).strip("-.")[:_LONGEST]
    return f"_{safe}" if not safe or _RESERVED.match(safe) else safe


def _entries(index: Path) -> list[Entry]:
    try:
        lines = index.read_bytes().splitlines()
    except OSError:
        return []
    entries = []
    for line in lines:
        # A line that was cut off, or is none of ours, stands for no file.
        with contextlib.suppress(*DAMAGED):
            entries.append(msgspec.json.decode(line, type=Entry))
    return entries


def _replace(path: Path, data: bytes) -> None:
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    with _opened(new, os.O_EXCL) as file:
        file.write(data)
    new.replace(path)


def _opened(path: Path, flags: int) -> BinaryIO:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | flags, 0o666)
    return os.fdopen(handle, "ab" if flags & os.O_APPEND else "wb")
