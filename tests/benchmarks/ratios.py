"""Ratios taken side by side in one run: ours and a floor in turn, so that a noisy machine hits both."""

import statistics
from collections.abc import Callable
from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table: what is compared with what, the quartiles of the ratio, the most allowed."""

    what: str
    floor: str
    low: float
    ratio: float
    high: float
    must: float | None = None


ROWS: list[Row] = []
"""What was measured so far in this run."""


def compare(
    name: str,
    ours: Callable[[], float],
    floor: Callable[[], float],
    times: int,
    must: float | None = None,
) -> float:
    """The median of ``ours() / floor()`` over ``times`` pairs, which becomes a row of the table.

    Both return seconds (or any figure of which less is better). Which of the two goes first changes from
    pair to pair. The first pair warms up and does not count. ``name`` is "what / floor". Fails where the
    ratio is ``must`` or more.
    """
    pairs = [_pair(ours, floor, swapped=number % 2 == 1) for number in range(times + 1)][1:]
    low, ratio, high = statistics.quantiles(
        [mine / theirs for mine, theirs in pairs], n=4, method="inclusive"
    )
    what, _, beside = name.partition(" / ")
    ROWS.append(Row(what, beside, low, ratio, high, must))
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"\n{name}: {ratio:.2f} x, {mine:.4g} and {theirs:.4g}, {times} pairs")
    assert must is None or ratio < must
    return ratio


def table(rows: list[Row]) -> str:
    """``rows`` as a table in Markdown."""
    lines = ["| what | beside | ratio | half of them | must |", "|---|---|---|---|---|"]
    for row in rows:
        must = "" if row.must is None else f"{row.must:.2f} x"
        spread = f"{row.low:.2f} to {row.high:.2f}"
        lines.append(f"| {row.what} | {row.floor} | {row.ratio:.2f} x | {spread} | {must} |")
    return "\n".join(lines)


def _pair(
    ours: Callable[[], float], floor: Callable[[], float], *, swapped: bool
) -> tuple[float, float]:
    if swapped:
        theirs = floor()
        return ours(), theirs
    return ours(), floor()
