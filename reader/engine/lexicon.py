"""The word lists of ``reader/engine/data``: one entry a line, ``#`` starts a comment line."""

import functools
from importlib.resources import files


@functools.cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of ``data/<name>.txt`` in order, without comments and blank lines."""
    text = files("reader.engine").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


@functools.cache
def words(name: str) -> frozenset[str]:
    """The entries of ``data/<name>.txt`` as a set."""
    return frozenset(entries(name))


@functools.cache
def table(name: str) -> dict[str, str]:
    """``data/<name>.txt`` as a table: each line holds a key, a tab and a value."""
    pairs = (line.partition("\t") for line in entries(name))
    return {key.strip(): value.strip() for key, _, value in pairs}
