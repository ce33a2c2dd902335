"""A conditional logit: the probability of each candidate, of all that are there.

McFadden, "Conditional logit analysis of qualitative choice behavior" (1974): the probability of a
candidate is the softmax of the sums of the weights of its features. The weights are a plain table in
``reader/engine/data``, learnt by ``tools/train_attribution.py``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence

from reader.engine.lexicon import table


@functools.cache
def weights(name: str) -> dict[str, float]:
    """The weights in ``data/<name>.txt`` by feature."""
    return {feature: float(value) for feature, value in table(name).items()}


def score(name: str, features: Iterable[str]) -> float:
    """The sum of the weights of ``features``; unknown ones weigh nothing."""
    known = weights(name)
    return sum(known.get(feature, 0.0) for feature in features)


def probabilities(scores: Sequence[float]) -> list[float]:
    """The softmax of ``scores``; they must not be empty."""
    top = max(scores)
    raised = [math.exp(value - top) for value in scores]
    total = sum(raised)
    return [value / total for value in raised]


def probability(value: float) -> float:
    """The logistic function of ``value``, safe at both ends."""
    if value < -700:
        return 0.0
    return 1 / (1 + math.exp(-value))
