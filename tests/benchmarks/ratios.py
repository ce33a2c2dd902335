"""Ratios taken side by side in one run: ours and a floor in turn, so that a noisy machine hits both."""

import statistics
from collections.abc import Callable


def compare(name: str, ours: Callable[[], float], floor: Callable[[], float], times: int) -> float:
    """The median of ``ours() / floor()`` over ``times`` pairs; prints a row of the table.

    Both return seconds (or any figure of which less is better). The first pair warms up and does not
    count.
    """
    pairs = [(ours(), floor()) for _ in range(times + 1)][1:]
    ratios = sorted(mine / theirs for mine, theirs in pairs)
    ratio = statistics.median(ratios)
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"\n{name:<42} {ratio:5.2f} x  (from {ratios[0]:.2f} to {ratios[-1]:.2f};"
        f" medians {mine:.3f} s and {theirs:.3f} s, {times} pairs)"
    )
    return ratio
