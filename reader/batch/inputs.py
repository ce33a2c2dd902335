"""What a person named -> the documents, one after the other: files, folders, globs, corpora."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.batch.work import Work
from reader.errors import ReaderError
from reader.formats import is_corpus, rows
from reader.formats.limits import LARGEST
from reader.harmless import one_line

Finished = Callable[[str], str | None]
"""The digest of the document with this identity that the output holds already, if it does."""

_DOCUMENTS = frozenset(
    [
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".xhtml",
        ".epub",
        ".pdf",
        ".docx",
        ".eml",
        ".xml",
        ".json",
        ".jsonl",
    ]
)
"""Endings of the files that are taken out of a folder; one named by the person is always taken."""

_PACKED = frozenset({".gz", ".zst"})


def works(
    inputs: Sequence[str],
    *,
    published: str | None = None,
    without: Path | None = None,
    finished: Finished | None = None,
) -> Iterator[Work]:
    """The documents of ``inputs`` in order; what is in the file or folder ``without`` is left out.

    A folder is walked in the order of names, without hidden files and without following links to
    folders. ``published`` is the date for those that have none of their own (YYYY-MM-DD).
    """
    for named in inputs:
        try:
            for source in _files(named, without):
                if is_corpus(source):
                    yield from _rows(source, published, finished)
                elif source == "-":
                    data = sys.stdin.buffer.read(LARGEST + 1)
                    yield Work("-", "-", data, size=len(data), published=published)
                else:
                    yield Work(
                        source,
                        source,
                        size=_size(source),
                        published=published,
                        finished=finished and finished(source),
                    )
        except ReaderError as error:
            yield Work(named, named, problem=str(error))


def several(inputs: Sequence[str]) -> bool:
    """Whether ``inputs`` may be more than one document, however many they turn out to be."""
    (first, *others) = inputs
    return bool(others) or is_corpus(first) or Path(first).is_dir() or _is_pattern(first)


def total_size(inputs: Sequence[str], without: Path | None = None) -> int | None:
    """The bytes of all files of ``inputs``, or None where one is no file (standard input, a URL)."""
    if any(named == "-" or "://" in named for named in inputs):
        return None
    total = 0
    for named in inputs:
        try:
            total += sum(map(_size, _files(named, without)))
        except ReaderError:
            continue
    return total


def _files(named: str, without: Path | None) -> Iterator[str]:
    if Path(named).is_dir():
        yield from _some(_walk(named, without), f"{one_line(named)} holds no articles.")
    elif _is_pattern(named):
        found = (path for path in sorted(glob.glob(named, recursive=True)) if Path(path).is_file())  # noqa: PTH207 - keeps ./ and ~ as they were written
        yield from _some(found, f"No file is called like {one_line(named)}.")
    else:
        yield named


def _is_pattern(named: str) -> bool:
    return glob.has_magic(named) and "://" not in named and not Path(named).exists()


def _some(paths: Iterator[str], otherwise: str) -> Iterator[str]:
    empty = True
    for path in paths:
        empty = False
        yield path
    if empty:
        raise ReaderError(otherwise)


def _walk(folder: str, without: Path | None) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if _wanted(here / name, without))
        for name in sorted(names):
            path = here / name
            if without_ending(name) != name and _wanted(path, without) and path.is_file():
                yield os.path.join(place, name)  # noqa: PTH118 - keeps ./ as it was written


def _wanted(path: Path, without: Path | None) -> bool:
    return not path.name.startswith(".") and (without is None or not _same(path, without))


def without_ending(name: str) -> str:
    """The file name ``name`` without the ending that says that it is a document."""
    for packed in ("", *_PACKED):
        for ending in _DOCUMENTS:
            if name.lower().endswith(ending + packed):
                return name[: -len(ending + packed)]
    return name


def _same(one: Path, other: Path) -> bool:
    return one.name == other.name and one.resolve() == other.resolve()


def _size(source: str) -> int:
    try:
        return Path(source).expanduser().stat().st_size
    except (OSError, ValueError):
        return 0


def _rows(source: str, published: str | None, finished: Finished | None) -> Iterator[Work]:
    for number, line in rows.lines(source):
        done = finished and finished(rows.identity(line, source, number))
        yield Work(f"{source}:{number}", source, line, number, len(line), published, done)
