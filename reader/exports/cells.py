"""Rows of comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet works out (OWASP, "CSV Injection")."""


Cell = str | float | None
"""Words, a number, or nothing."""


def table(rows: Iterable[Iterable[Cell]]) -> str:
    """``rows`` as the text of a file; a cell that a spreadsheet would obey has an apostrophe before it."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(
        [inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return file.getvalue()


def inert(cell: str) -> str:
    """``cell`` as text and nothing else."""
    begins = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if begins else cell
