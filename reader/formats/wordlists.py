"""The word lists of ``reader/formats/data``: one entry a line, ``#`` starts a comment line."""

import functools
from pathlib import Path


@functools.cache
def entries(name: str) -> frozenset[str]:
    """The entries of ``data/<name>.txt``, in lower case."""
    text = Path(__file__).with_name("data").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line and line[0] != "#")
