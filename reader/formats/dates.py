"""The dates that tell when an article was published."""

import datetime

from reader.errors import ReaderError
from reader.harmless import one_line


def option_date(value: str) -> str:
    """The date that the person gave, as YYYY-MM-DD; raises ReaderError (usage) where it is none."""
    try:
        return datetime.date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise ReaderError(
            f"“{one_line(value)}” is not a date: write it like 2024-11-08.", status=2
        ) from None


def row_date(value: object) -> str | None:
    """The date at the beginning of ``value`` ("2024-11-08T10:30:00Z") as YYYY-MM-DD, or None."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.date.fromisoformat(value.strip()[:10]).isoformat()
    except ValueError:
        return None
