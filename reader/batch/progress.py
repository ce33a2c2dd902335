"""How far the work is, on standard error: a bar where that is a terminal, else only what goes wrong."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

Say = Callable[[str], None]


class Meter(NamedTuple):
    """``step(size)`` counts one more document, of so many bytes; ``say`` tells a sentence."""

    step: Callable[[int], None]
    say: Say


@contextlib.contextmanager
def meter(total: Callable[[], int | None], *, shown: bool, say: Say) -> Iterator[Meter]:
    """A bar that is ``shown``, or nothing but ``say``.

    ``total()`` is the size of all documents in bytes, or None where nobody knows.
    """
    if not shown:
        yield Meter(lambda _: None, say)
        return
    with _bar(total(), say) as bar:
        yield bar


@contextlib.contextmanager
def _bar(total: int | None, say: Say) -> Iterator[Meter]:
    from rich.console import Console  # noqa: PLC0415 - not where there is no terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[documents]:,} documents"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as progress:
        task = progress.add_task("", total=total, documents=0)
        documents = 0

        def step(size: int) -> None:
            nonlocal documents
            documents += 1
            progress.update(task, advance=size, documents=documents)

        yield Meter(step, say)
