"""Ratios taken side by side in one run: ours and a floor in turn, so that a noisy machine hits both."""

import statistics
from collections.abc import Callable


def compare(name: str, ours: Callable[[], float], floor: Callable[[], float], times: int) -> float:
    """The median of ``ours() / floor()`` over ``times`` pairs; prints a row of the table.

    Both return seconds (or any figure of which less is better). Which of the two goes first changes from
    pair to pair. The first pair warms up and does not count.
    """
    pairs = [_pair(ours, floor, swapped=number % 2 == 1) for number in range(times + 1)][1:]
    ratios = [mine / theirs for mine, theirs in pairs]
    low, ratio, high = statistics.quantiles(ratios, n=4, method="inclusive")
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"\n{name:<46} {ratio:5.2f} x  (half of them from {low:.2f} to {high:.2f};"
        f" medians {mine:.3f} s and {theirs:.3f} s, {times} pairs)"
    )
    return ratio


def _pair(
    ours: Callable[[], float], floor: Callable[[], float], *, swapped: bool
) -> tuple[float, float]:
    if swapped:
        theirs = floor()
        return ours(), theirs
    return ours(), floor()
