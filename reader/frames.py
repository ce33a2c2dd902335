"""How a message is set apart on a pipe: its length in four bytes, big endian, and then itself."""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">I")


def write(pipe: BinaryIO, message: bytes) -> None:
    """Write ``message`` whole. Raises OSError (BrokenPipeError) where nobody reads any more."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def read(pipe: BinaryIO) -> bytes | None:
    """The next message, or None at the end of the stream."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None
