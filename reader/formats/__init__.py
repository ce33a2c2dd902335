"""A file, standard input or a row of a corpus -> Article."""

import sys
from pathlib import Path
from typing import BinaryIO

from reader.article import Article
from reader.errors import ReaderError
from reader.formats import files, text
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
        return text.read((stdin or sys.stdin.buffer).read(), source, published=day)
    path = Path(source).expanduser()
    if path.suffix.lower() == ".jsonl":
        raise ReaderError(
            f"{one_line(source)} is a corpus, one document a line: use “newsread annotate” on it."
        )
    with files.opened(path) as file:
        try:
            data = file.read()
        except OSError as error:
            raise files.refusal(path, error) from None
    return text.read(data, source, file_name=path.name, published=day)
