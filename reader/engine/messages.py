"""What the reader and the engine's process say to each other, and how it is framed on a pipe.

A message is MessagePack behind its length in four bytes, big endian. The reader sends
:class:`Request`; the engine answers with any number of :class:`Progress` and :class:`Part`, and then
with one :class:`Finished` or :class:`Failed`.
"""

import struct
from typing import BinaryIO, Literal

import msgspec

from reader.annotations import Annotations, Kind
from reader.article import Article
from reader.engine.models import Model

Step = Literal["starting", "loading", "reading", "joining", "gazetteer"]

_LENGTH = struct.Struct(">I")


class Request(msgspec.Struct, frozen=True):
    """Annotate ``article`` with ``model``; what lies about the offset ``eye`` is wanted first.

    ``names`` have the kinds that the person told.
    """

    article: Article
    model: Model
    eye: int = 0
    names: dict[str, Kind] = {}


class Progress(msgspec.Struct, frozen=True, tag=True):
    """What the engine is doing, and how many code points of how many it has read."""

    step: Step
    done: int = 0
    total: int = 0


class Part(msgspec.Struct, frozen=True, tag=True):
    """What is known so far of ``start:end`` of the text; it replaces the parts within that stretch.

    Its entities are not yet joined to those of other parts.
    """

    start: int
    end: int
    annotations: Annotations


class Finished(msgspec.Struct, frozen=True, tag=True):
    """The annotations of the whole article; they replace all parts."""

    annotations: Annotations


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The engine could not do it, or is gone; ``sentence`` says why to a person."""

    sentence: str


Reply = Progress | Part | Finished | Failed


def send(pipe: BinaryIO, message: Request | Reply) -> None:
    """Write ``message`` whole. Raises OSError (BrokenPipeError) where nobody reads any more."""
    data = msgspec.msgpack.encode(message)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """The next message, still encoded, or None at the end of the stream."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None
