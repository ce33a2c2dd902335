"""A file, standard input or a row of a corpus -> Article."""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from reader.article import Article
from reader.errors import ReaderError
from reader.formats import text
from reader.formats.dates import option_date
from reader.harmless import one_line


def open_article(
    source: str, *, published: str | None = None, stdin: BinaryIO | None = None
) -> Article:
    """The article at the path ``source``, or on standard input where ``source`` is ``-``.

    ``published`` is the date given by the person (ISO 8601, YYYY-MM-DD); it wins over any date that
    the article or its file name tells. ``stdin`` stands for standard input.

    Raises ReaderError where there is nothing that can be read, with what to do about it.
    """
    day = None if published is None else option_date(published)
    if source == "-":
        data = (stdin or sys.stdin.buffer).read()
        return text.read(data, source, published=day)
    path = Path(source).expanduser()
    if path.suffix.lower() == ".jsonl":
        raise ReaderError(
            f"{one_line(source)} is a corpus, one document a line: use “newsread annotate” on it."
        )
    return text.read(_bytes_of(path), source, file_name=path.name, published=day)


def _bytes_of(path: Path) -> bytes:
    name = one_line(str(path))
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReaderError(f"{name} is a folder: name a file in it.")
        if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not _is_terminal(path)):
            raise ReaderError(f"{name} is a device: name a file, or - for standard input.")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReaderError(f"There is no file {name}: check the name and the folder.") from None
    except PermissionError:
        raise ReaderError(f"You may not read {name}: change its permissions first.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReaderError(f"{name} cannot be read ({reason}): check the path.") from None


def _is_terminal(path: Path) -> bool:
    with path.open("rb", buffering=0) as file:
        return os.isatty(file.fileno())
