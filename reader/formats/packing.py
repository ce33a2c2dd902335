"""Files packed by gzip or Zstandard, unpacked as far as a limit."""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from reader.errors import ReaderError

_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_SUFFIXES = (".gz", ".zst")
_PIECE = 2**20
_MOST_LAYERS = 3
"""How often one file may be packed."""


class _Unpacker(NamedTuple):
    """What makes an unpacked file of a packed one, and what it raises where that is damaged."""

    open: Callable[[BinaryIO], BinaryIO]
    errors: tuple[type[Exception], ...]


def unpacked(data: bytes, name: str, most: int) -> bytes:
    """What ``data`` holds; ``data`` itself where it is not packed.

    Raises ReaderError, which calls it ``name``, where it is damaged or holds more than ``most`` bytes:
    no more than that is ever unpacked.
    """
    for _ in range(_MOST_LAYERS):
        unpacker = _unpacker(data)
        if unpacker is None:
            break
        try:
            data = _read(unpacker.open(io.BytesIO(data)), most + 1)
        except unpacker.errors:
            raise _damage(name) from None
        if len(data) > most:
            raise ReaderError(
                f"{name} holds more than {most >> 20} MiB: unpack and split it first."
            )
    return data


def _read(file: BinaryIO, most: int) -> bytes:
    """The first ``most`` bytes of ``file``: piece by piece, as its own way takes many times as much."""
    pieces: list[bytes] = []
    while most > 0 and (piece := file.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def lines(file: io.BufferedReader, name: str, longest: int) -> Iterator[bytes]:
    """The lines of ``file``, of what it holds where it is packed, read one by one.

    A line of more than ``longest`` bytes comes in pieces. Raises ReaderError where it is damaged.
    """
    unpacker = _unpacker(file.peek(len(_ZSTD)))
    if unpacker is None:
        yield from iter(lambda: file.readline(longest), b"")
        return
    unpacked_file = unpacker.open(file)
    try:
        yield from iter(lambda: unpacked_file.readline(longest), b"")
    except unpacker.errors:
        raise _damage(name) from None


def bare_name(name: str) -> str:
    """The file name ``name`` without what packing added: "a.txt" for "a.txt.gz"."""
    path = PurePath(name)
    return path.stem if path.suffix.lower() in _SUFFIXES else name


def _unpacker(head: bytes) -> _Unpacker | None:
    """What unpacks a file that begins with ``head``; few files are packed, so it is imported here."""
    if head.startswith(_GZIP):
        import gzip  # noqa: PLC0415
        import zlib  # noqa: PLC0415

        def gunzip(file: BinaryIO) -> BinaryIO:
            return gzip.GzipFile(fileobj=file)  # type: ignore[return-value] # it reads like one

        return _Unpacker(gunzip, (EOFError, gzip.BadGzipFile, zlib.error))
    if head.startswith(_ZSTD):
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415
        else:
            from backports import zstd  # noqa: PLC0415

        return _Unpacker(zstd.ZstdFile, (EOFError, zstd.ZstdError))  # type: ignore[arg-type] # as above
    return None


def _damage(name: str) -> ReaderError:
    return ReaderError(f"{name} is damaged: it can't be unpacked.")
