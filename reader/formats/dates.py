"""The dates that tell when an article was published, apart from those in its text."""

import re
from datetime import date

from reader.errors import ReaderError
from reader.harmless import one_line

_IN_A_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def option_date(value: str) -> str:
    """The date that the person gave, as YYYY-MM-DD; raises ReaderError (usage) where it is none."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise ReaderError(
            f"“{one_line(value)}” is not a date: write it like 2024-11-08.", status=2
        ) from None


def row_date(value: object) -> str | None:
    """The date at the beginning of ``value`` ("2024-11-08T10:30:00Z") as YYYY-MM-DD, or None."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10]).isoformat()
    except ValueError:
        return None


def file_date(name: str) -> date | None:
    """The date in the file name ``name`` ("2024-11-08-talks.txt", "20241108.txt"), or None."""
    for match in _IN_A_NAME.finditer(name):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None
