"""Learn ``data/pronoun_weights.txt`` from GAP passages.

    python -m tools.train_pronouns PASSAGES.jsonl

Each line holds a passage of the GAP corpus (Webster et al., "Mind the GAP", TACL 2018; Apache 2.0):
``text``, ``pronoun`` ([start, end] in code points), ``gender``, and two names ``a`` and ``b`` with
``span`` and ``coref``. The weights are those of a conditional logit over the candidates
of each pronoun, fitted by maximum likelihood with a Gaussian prior. What the resolver makes of the
pronouns before it, with the weights so far, is part of the passage, so that it takes a few rounds.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from reader.engine import lexicon, models, pipeline, ranker
from reader.engine.coreference import features
from reader.engine.coreference.resolver import Resolver
from reader.engine.coreference.syntax import Syntax
from reader.engine.findings import FoundEntity, findings

ROUNDS = 3
PRIOR = 4.0
"""The precision of the Gaussian prior of each weight."""

STEPS = 400

RAREST = 8
"""A feature that fewer candidates have is left out."""

NEWS = {
    "kind=organisation": -1.7,
    "kind=place": -1.7,
    "kind=product": -1.7,
    "kind=work": -1.7,
    "both say something": 1.0,
    "quoted pronoun=False name=True": -1.0,
    "unnamed": 0.0,
}
"""Prior means, held fast, of what GAP cannot teach about news.

Its passages were chosen so that the answer is one of two names, often of a kind that the model gets
wrong: there somebody unnamed is seldom meant, a body is often a person after all, and few speak.
"""

FIRM = 100.0
"""The precision of those."""

WEIGHTS = Path(__file__).parents[1] / "reader" / "engine" / "data" / "pronoun_weights.txt"
_HEADER = (
    "# Features by which pronouns are resolved, a tab, and the weight of each."
    " Learnt by tools/train_pronouns.py from GAP (Apache 2.0)."
)


class Choice(NamedTuple):
    """The features of each candidate of a pronoun (the first is nobody), and which may be right."""

    candidates: list[list[str]]
    right: list[bool]


def choices(docs: Iterable[Doc], rows: Iterable[dict[str, Any]]) -> Iterator[Choice]:
    """What the resolver has to choose from at the pronoun of each passage whose answer it can find."""
    for doc, row in zip(docs, rows, strict=True):
        choice = _choice(doc, row)
        if choice is not None and any(choice.right) and not all(choice.right):
            yield choice


def _choice(doc: Doc, row: dict[str, Any]) -> Choice | None:
    found = findings(doc)
    syntax = Syntax(doc, found.quotes)
    resolver = Resolver(syntax, found)
    target = syntax.token_at(row["pronoun"][0])
    pronoun = resolver.run(stop=target)
    if pronoun is None:
        return None
    candidates = resolver.candidates(pronoun)
    described = [features.nobody(pronoun, candidates)]
    described += [features.describe(syntax, pronoun, candidate) for candidate in candidates]
    named = [row[key]["span"] for key in "ab" if row[key]["coref"]]
    others = [row[key]["span"] for key in "ab" if not row[key]["coref"]]
    entities = [candidate.referent.entity for candidate in candidates]
    if named:
        right = [False] + [_overlaps(entity, named) for entity in entities]
    else:
        right = [True] + [not _overlaps(entity, others) for entity in entities]
    return Choice(described, right)


def _overlaps(entity: FoundEntity, spans: Sequence[Sequence[int]]) -> bool:
    return any(m.start < end and start < m.end for m in entity.mentions for start, end in spans)


def fit(examples: Sequence[Choice], prior: float = PRIOR) -> dict[str, float]:
    """The weight of each feature that makes the right choices likeliest."""
    counts = Counter(name for one in examples for names in one.candidates for name in names)
    column = {
        name: i
        for i, name in enumerate(
            sorted(n for n in {*counts, *NEWS} if n in NEWS or counts[n] >= RAREST)
        )
    }
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    for number, example in enumerate(examples):
        for names, is_right in zip(example.candidates, example.right, strict=True):
            known = [column[name] for name in set(names) if name in column]
            rows += [len(groups)] * len(known)
            columns += known
            groups.append(number)
            right.append(is_right)
    matrix = np.zeros((len(groups), len(column)))
    matrix[rows, columns] = 1
    group, chosen = np.array(groups), np.array(right)
    starts = np.searchsorted(group, np.arange(len(examples)))
    means = np.array([NEWS.get(name, 0.0) for name in column])
    precision = np.array([FIRM if name in NEWS else prior for name in column])

    def slope(weights: np.ndarray) -> np.ndarray:
        scores = matrix @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        every = np.add.reduceat(raised, starts)[group]
        good = np.add.reduceat(raised * chosen, starts)[group]
        push = raised / every - raised * chosen / good
        return np.asarray(matrix.T @ push + precision * (weights - means))

    return dict(zip(column, _descend(slope, means).tolist(), strict=True))


def _descend(slope: Callable[[np.ndarray], np.ndarray], start: np.ndarray) -> np.ndarray:
    """The minimum that lies down ``slope``, by Adam (Kingma and Ba, 2015) with a falling step."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        gradient = slope(weights)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        size = 0.1 * (1 - step / (STEPS + 1)) * math.sqrt(1 - 0.99**step) / (1 - 0.9**step)
        weights -= size * mean / (np.sqrt(square) + 1e-8)
    return weights


def save(weights: dict[str, float]) -> None:
    """Write the weights that matter, and let the resolver read them anew."""
    lines = [f"{name}\t{value:.3f}" for name, value in weights.items() if abs(value) >= 0.005]
    WEIGHTS.write_text("\n".join([_HEADER, *lines, ""]), encoding="utf-8")
    lexicon.entries.cache_clear()
    lexicon.table.cache_clear()
    ranker.weights.cache_clear()


def main() -> None:
    """Learn from the passages in the file named on the command line."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    nlp = pipeline.load(models.find("auto"))
    with nlp.select_pipes(disable=list(pipeline.COMPONENTS)):
        docs = list(nlp.pipe(row["text"] for row in rows))
    for _ in range(ROUNDS):
        save(fit(list(choices((_named(nlp, doc) for doc in docs), rows))))


def _named(nlp: Language, doc: Doc) -> Doc:
    """``doc`` as the pronouns find it: with its names and quotations, and nothing resolved yet."""
    doc._.newsread = None
    for component in ("newsread_names", "newsread_quotes"):
        doc = nlp.get_pipe(component)(doc)
    return doc


if __name__ == "__main__":
    main()
