"""Zip archives (EPUB and office documents are such), read piece by piece as far as a limit."""

from __future__ import annotations

import io
import posixpath
import zipfile
from urllib.parse import unquote

from reader.errors import ReaderError
from reader.formats.decoding import decoded_as
from reader.formats.inputs import Input

_MOST_PARTS = 20_000
_LARGEST_PART = 32 * 2**20
"""The most bytes that one part may unpack to, whatever the archive says of it."""

_LARGEST = 128 * 2**20
"""The most bytes of all parts that are read."""


class Archive:
    """The parts of a zip archive, by name."""

    def __init__(self, given: Input) -> None:
        """Open the archive ``given``. Raises ReaderError where it has too many parts or is locked."""
        self._name = given.name
        self._zip = zipfile.ZipFile(io.BytesIO(given.data))
        self._left = _LARGEST
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise ReaderError(f"{self._name} holds more than {_MOST_PARTS} files.")
        if any(part.flag_bits & 1 for part in parts):
            raise ReaderError(f"{self._name} is locked with a password: unlock it first.")

    def text(self, name: str) -> str | None:
        """The part ``name`` as text, or None where there is none.

        Raises ReaderError where the parts together are too large.
        """
        try:
            part = self._zip.open(name)
        except KeyError:
            return None
        with part:
            data = part.read(min(_LARGEST_PART, self._left) + 1)
        self._left -= len(data)
        if len(data) > _LARGEST_PART or self._left < 0:
            raise ReaderError(f"{self._name} unpacks to more than newsread reads of a document.")
        return decoded_as(data, self._name)


def beside(name: str, reference: str) -> str:
    """The name of the part that ``reference``, found in the part ``name``, leads to."""
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
