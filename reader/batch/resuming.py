"""What an output of JSON Lines holds already, so that a run that was broken off can go on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from reader.errors import DAMAGED, ReaderError
from reader.harmless import one_line


class _Article(msgspec.Struct):
    digest: str


class _Line(msgspec.Struct):
    id: str
    model: str
    article: _Article


def finished(path: Path, model: str) -> Callable[[str], str | None]:
    """A function that gives the digest of a document that the file at ``path`` has, by ``model``.

    A last line that was cut off is taken away. In memory stand some hundred bytes a document, and
    nothing of the documents themselves. Raises ReaderError where the file is none of ours.
    """
    digests: dict[bytes, str] = {}
    whole = 0
    try:
        with path.open("r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                found = msgspec.json.decode(line, type=_Line)
                if found.model == model:
                    digests[_short(found.id)] = found.article.digest
                whole += len(line)
            file.truncate(whole)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise ReaderError(f"{one_line(str(path))} can't be read: {error.strerror}.") from error
    except DAMAGED:
        raise ReaderError(
            f"{one_line(str(path))} holds what newsread did not write: name another file.", status=2
        ) from None
    return lambda identity: digests.get(_short(identity))


def _short(identity: str) -> bytes:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).digest()[:12]
