"""What a person named -> bytes: a file, standard input or a web address, packed or not."""

import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from reader.errors import ReaderError
from reader.formats import files
from reader.formats.limits import LARGEST, LARGEST_UNPACKED
from reader.formats.packing import bare_name, unpacked
from reader.harmless import one_line


class Input(msgspec.Struct, frozen=True):
    """The bytes of one document, and what is known of it from outside.

    ``name`` is what messages call it; ``file_name`` the last part of its path or address, without
    what packed files add to it. ``address`` is where relative links start from. ``media_type`` and
    ``charset`` are what a web server or a message says of it, or empty.
    """

    data: bytes
    name: str
    file_name: str = ""
    address: str = ""
    media_type: str = ""
    charset: str = ""

    @property
    def suffix(self) -> str:
        """The end of the file name in lower case (".html"), or nothing."""
        return Path(self.file_name).suffix.lower()


def is_address(source: str) -> bool:
    """Whether ``source`` is a web address and not a path."""
    return source[:8].lower().startswith(("http://", "https://"))


def is_corpus(source: str) -> bool:
    """Whether the name ``source`` says that there is one JSON object a line (see ``rows``)."""
    return bare_name(source).lower().endswith(".jsonl")


def gather(source: str, stdin: BinaryIO | None = None) -> Input:
    """The bytes that ``source`` leads to: a path, a web address, or ``-`` for ``stdin``.

    Raises ReaderError where there is nothing that can be read, with what to do about it.
    """
    if source == "-":
        data = _bounded(stdin or sys.stdin.buffer, "Standard input")
        return _unpacked(Input(data, "Standard input"))
    if is_address(source):
        # Its libraries take long to import, and most articles are files.
        from reader.formats.fetching import fetched  # noqa: PLC0415

        return _unpacked(fetched(source))
    path = Path(source).expanduser()
    _refuse_mistyped_addresses(source, path)
    with files.opened(path) as file:
        try:
            data = _bounded(file, one_line(source))
        except OSError as error:
            raise files.refusal(path, error) from None
    return _unpacked(Input(data, one_line(source), file_name=one_line(path.name)))


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ReaderError(
            f"{name} is too large: newsread opens up to {LARGEST >> 20} MiB; split it first."
        )
    return data


def _unpacked(given: Input) -> Input:
    data = unpacked(given.data, given.name, LARGEST_UNPACKED)
    if data is given.data:
        return given
    # A server that says "gzip" or "text/plain" says it of the packed file.
    return Input(data, given.name, bare_name(given.file_name), given.address)


def _refuse_mistyped_addresses(source: str, path: Path) -> None:
    """A clear word where a path looks like a web address."""
    scheme, _, rest = source.lower().partition(":")
    looks = rest.startswith("/") and len(scheme) > 1 and scheme.isalnum()
    if not (looks or scheme.startswith("www.")) or files.exists(path):
        return
    named = one_line(source)
    if not looks:
        raise ReaderError(f"There is no file {named}; a web address begins with https://")
    if scheme in {"http", "https"}:
        raise ReaderError(f"{named} is no whole web address: one begins with {scheme}://")
    if scheme == "file":
        raise ReaderError(f"{named} is the address of a file: name its path instead.")
    raise ReaderError(
        f"{named} can't be opened: of addresses, newsread opens http and https alone."
    )
