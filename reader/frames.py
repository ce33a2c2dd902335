"""How a message is set apart on a pipe: its length in four bytes, big endian, and then itself."""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">I")
_PIECE = 1 << 20


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
    message = bytearray()
    # Piece by piece: what is no message may claim any length, and memory is taken for what comes.
    while len(message) < length:
        piece = pipe.read(min(length - len(message), _PIECE))
        if not piece:
            return None
        message += piece
    return bytes(message)
