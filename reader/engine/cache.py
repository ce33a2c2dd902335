"""Finished annotations kept in the user's cache folder, so that a second opening starts no engine.

One file an article, named by all that the result depends on. A damaged file counts as absent; the
folder's size is bounded, the files used longest ago go first.
"""

import contextlib
import functools
import hashlib
import os
from pathlib import Path

import msgspec

from reader.annotations import Annotations
from reader.article import Article
from reader.atomic import write_whole
from reader.corrections import NO_NAMES, KnownNames
from reader.engine.models import Model
from reader.errors import DAMAGED
from reader.paths import cache_folder

LIMIT = 256 * 2**20
"""The most that the folder holds, in bytes."""


_SUM = 16
"""The bytes of the checksum that a file begins with: damage may leave numbers that can be read."""


def load(article: Article, model: Model, names: KnownNames = NO_NAMES) -> Annotations | None:
    """The kept annotations of ``article`` where ``names`` were known, or None."""
    path = _path(article, model, names)
    try:
        data = path.read_bytes()
        sum_, found = data[:_SUM], data[_SUM:]
        if sum_ != _sum(found):
            return None
        kept = msgspec.msgpack.decode(found, type=Annotations)
        os.utime(path)
    except (OSError, *DAMAGED):
        return None
    return kept


def save(
    article: Article, model: Model, annotations: Annotations, names: KnownNames = NO_NAMES
) -> None:
    """Keep ``annotations``, whole or not at all. A folder that can't be written is no error."""
    path = _path(article, model, names)
    with contextlib.suppress(OSError):
        found = msgspec.msgpack.encode(annotations)
        write_whole(path, _sum(found) + found)
        _trim(path.parent)


def forget(digest: str) -> None:
    """Delete what is kept of the text that has ``digest``."""
    for path in (cache_folder() / "annotations").glob(f"{_text(digest)}-*.msgpack"):
        path.unlink(missing_ok=True)


def _sum(found: bytes) -> bytes:
    return hashlib.blake2b(found, digest_size=_SUM).digest()


def _text(digest: str) -> str:
    """What the names of all files for one text begin with; it does not tell which text that is."""
    return hashlib.sha256(digest.encode()).hexdigest()[:16]


def _path(article: Article, model: Model, names: KnownNames) -> Path:
    told = repr(sorted(names.items()))
    parts = (article.digest, article.published or "", model.path, str(model), told, _engine())
    key = "\n".join(parts)
    name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
    return cache_folder() / "annotations" / f"{_text(article.digest)}-{name}.msgpack"


@functools.cache
def _engine() -> str:
    """What tells this engine's code and word lists from any other: no version number to forget."""
    here = Path(__file__).parent
    stats = [
        (path.relative_to(here).as_posix(), path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(here.rglob("*"))
        if path.suffix != ".pyc" and path.is_file()
    ]
    return hashlib.sha256(repr(stats).encode()).hexdigest()


def _trim(folder: Path) -> None:
    files = sorted(
        ((path.stat().st_mtime, path.stat().st_size, path) for path in folder.glob("*.msgpack")),
        reverse=True,
    )
    total = 0
    for _, size, path in files:
        total += size
        if total > LIMIT:
            path.unlink(missing_ok=True)
