"""What the reader and its parsers' process say to each other, in MessagePack in frames on a pipe."""

import msgspec

from reader.article import Article
from reader.formats.blocks import Listing
from reader.formats.inputs import Input


class Request(msgspec.Struct, frozen=True):
    """Read ``given`` with the module ``form``; ``published`` is the date that the person gave.

    ``seconds`` of processor time and ``memory`` (bytes of address space) are all that it may take.
    """

    form: str
    given: Input
    published: str | None
    seconds: int
    memory: int


class Read(msgspec.Struct, frozen=True, tag=True):
    """The document is ``article``."""

    article: Article


class Listed(msgspec.Struct, frozen=True, tag=True):
    """The document is a list of articles."""

    listing: Listing


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The document can't be read; ``sentence`` says why to a person."""

    sentence: str


Answer = Read | Listed | Refused
