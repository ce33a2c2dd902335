"""What the reader and the engine's process say to each other, in MessagePack in frames on a pipe.

The reader sends :class:`Request`; the engine answers with any number of :class:`Progress` and
:class:`Part`, and then with one :class:`Finished` or :class:`Failed`.
"""

from typing import BinaryIO, Literal

import msgspec

from reader import frames
from reader.annotations import Annotations, Kind
from reader.article import Article
from reader.engine.models import Model

Step = Literal["starting", "loading", "reading", "joining", "gazetteer"]


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
    frames.write(pipe, msgspec.msgpack.encode(message))
