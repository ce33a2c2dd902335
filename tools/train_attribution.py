"""Learns the weights of the speech and speaker models from news with attributions by hand.

    python -m tools.train_attribution GOLD.jsonl[.gz] [--parses FILE.spacy]

Each line of GOLD is a document: ``text``; ``quotes``, each with ``start``, ``end``, ``type`` (direct,
mixed or indirect) and ``source_spans``, the words that name the speaker; ``attributions``, each with
``content``, the spans that are reported. Writes ``report_weights.txt``, ``speech_weights.txt`` and
``speaker_weights.txt`` in ``reader/engine/data``, which hold a weight for each feature and no word of
the texts. ``--parses`` keeps the model's parses between runs. Needs scipy, which newsread itself does
not.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import pathlib
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from reader.engine import lexicon, models, pipeline, ranker, reports, speech
from reader.engine.attribution import attribute
from reader.engine.attribution.layout import layout
from reader.engine.attribution.phrases import Phrase, Phrases
from reader.engine.findings import FoundQuote, findings
from reader.engine.quotation_marks import marked_spans

DATA = pathlib.Path(__file__).parents[1] / "reader" / "engine" / "data"
RARE = 8
"""A feature that holds fewer times than this gets no weight."""
SMALL = 0.015
"""Weights nearer to zero than this are left out of the tables."""

PENALTY = 4.0
"""The L2 penalty of the two binary models, by cross-validation."""
SPEAKER_PENALTY = 0.5
"""That of the speaker model, which has a hundred times the candidates."""

Gold = dict[str, Any]
Row = tuple[list[str], bool]
Choice = tuple[list[list[str]], list[bool]]


def documents(
    gold: pathlib.Path, parses: pathlib.Path | None, nlp: Language
) -> Iterator[tuple[Gold, Doc]]:
    """The rows of ``gold``, each with its parse (kept in ``parses`` where that is given)."""
    opener = gzip.open if gold.suffix == ".gz" else open
    with opener(gold, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if parses is not None and parses.exists():
        docs = list(DocBin().from_disk(parses).get_docs(nlp.vocab))
    else:
        with nlp.select_pipes(disable=list(pipeline.COMPONENTS)):
            docs = list(nlp.pipe(row["text"] for row in rows))
        if parses is not None:
            DocBin(docs=docs).to_disk(parses)
    yield from zip(rows, docs, strict=True)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def matching(row: Gold, start: int, end: int) -> Gold | None:
    """The quotation in marks of ``row`` that a span is."""
    quotes = (quote for quote in row["quotes"] if quote["type"] != "indirect")
    return next((q for q in quotes if overlap((q["start"], q["end"]), (start, end)) >= 0.5), None)


def report_rows(row: Gold, doc: Doc) -> Iterator[Row]:
    """Features of each construction that may report speech, and whether most of it is reported."""
    laid = layout(doc, [(span.start, span.end) for span in marked_spans(doc.text)])
    said = [False] * len(doc)
    for attribution in row["attributions"]:
        for start, end in attribution["content"]:
            for token in doc.char_span(start, end, alignment_mode="expand") or ():
                said[token.i] = True
    for report in reports.constructions(doc, laid):
        inside = [said[i] for first, last in report.contents for i in range(first, last + 1)]
        yield report.features, sum(inside) * 2 > len(inside)


def speech_rows(row: Gold, doc: Doc) -> Iterator[Row]:
    """Features of each marked span, and whether it is speech."""
    spans = marked_spans(doc.text)
    laid = layout(doc, [(span.start, span.end) for span in spans])
    found = ((report, reports.chance(report)) for report in reports.constructions(doc, laid))
    reported = reports.reported(doc, found)
    for number, span in enumerate(spans):
        described = speech.features(doc, laid, spans, reported, number)
        yield described, matching(row, span.start, span.end) is not None


def speaker_choices(row: Gold, doc: Doc) -> Iterator[Choice]:
    """Features of the candidates for each utterance, and which of them are the speaker."""
    found = findings(doc)
    quotes = [quote for quote in found.quotes if quote.kind != "indirect"]
    phrases = Phrases(doc, found.entities)
    truths: list[list[bool]] = []

    def oracle(choice: attribute.Choice) -> None:
        truth = _truth(row, doc, quotes, choice)
        truths.append(truth)
        attribute.best(choice)
        if any(truth) and not truth[choice.chosen]:
            choice.chosen = truth.index(True)

    for choice, truth in zip(attribute.choices(doc, quotes, phrases, oracle), truths, strict=True):
        if any(truth):
            yield choice.features, truth


def _truth(row: Gold, doc: Doc, quotes: list[FoundQuote], choice: attribute.Choice) -> list[bool]:
    golds = [matching(row, quotes[n].start, quotes[n].end) for n in choice.unit.quotes]
    gold = next((gold for gold in golds if gold is not None), None)
    if gold is None:
        return [False] * len(choice.candidates)
    sources = gold["source_spans"]
    if not sources:
        return [candidate.phrase is None for candidate in choice.candidates]
    heads = [_names(candidate.phrase, doc, sources, strict=True) for candidate in choice.candidates]
    if any(heads):
        return heads
    return [_names(candidate.phrase, doc, sources, strict=False) for candidate in choice.candidates]


def _names(phrase: Phrase | None, doc: Doc, sources: list[list[int]], *, strict: bool) -> bool:
    """Whether ``phrase`` is the head (or, not ``strict``, any part) of one of ``sources``."""
    if phrase is None:
        return False
    head = phrase.head
    for start, end in sources:
        if start <= head.idx < end:
            return not strict or not start <= head.head.idx < end or head.head == head
        last = doc[phrase.end - 1]
        if not strict and doc[phrase.start].idx < end and start < last.idx + len(last):
            return True
    return False


def vocabulary(described: Iterable[list[str]]) -> dict[str, int]:
    """A column for each feature that is not rare."""
    count = collections.Counter(name for names in described for name in names)
    kept = sorted(name for name, times in count.items() if times >= RARE)
    return {name: column for column, name in enumerate(kept)}


def matrix(described: list[list[str]], columns: dict[str, int]) -> csr_matrix:
    """One row for each list of features, 1 where one holds."""
    pairs = [
        (row, columns[f]) for row, names in enumerate(described) for f in set(names) if f in columns
    ]
    rows, cols = np.array(pairs).T if pairs else (np.array([], int), np.array([], int))
    return csr_matrix((np.ones(len(pairs)), (rows, cols)), shape=(len(described), len(columns)))


def fit_binary(rows: list[Row]) -> dict[str, float]:
    """Weights of a logistic regression: a choice between the features and nothing."""
    return fit([([names, []], [truth, not truth]) for names, truth in rows], PENALTY)


def fit(choices: list[Choice], penalty: float) -> dict[str, float]:
    """Weights of a conditional logit with an L2 ``penalty``; several candidates may be right."""
    columns = vocabulary(names for described, _ in choices for names in described)
    table = matrix([names for described, _ in choices for names in described], columns)
    truth = np.array([right for _, rights in choices for right in rights], dtype=float)
    starts = np.cumsum([0, *(len(rights) for _, rights in choices)])[:-1]
    group = np.repeat(np.arange(len(choices)), [len(rights) for _, rights in choices])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        raised = np.exp(scores)
        total = np.add.reduceat(raised, starts)
        right = np.add.reduceat(raised * truth, starts)
        value = float(np.sum(np.log(total) - np.log(right + 1e-12))) + penalty * float(
            weights @ weights
        )
        slope = raised / total[group] - raised * truth / (right + 1e-12)[group]
        return value, table.T @ slope + 2 * penalty * weights

    best = minimize(
        loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 400}
    )
    return dict(zip(columns, best.x, strict=True))


def write(name: str, weights: dict[str, float]) -> None:
    """Write a table of weights, features in alphabetical order, and put it to use."""
    lines = [
        f"{feature}\t{value:.3f}"
        for feature, value in sorted(weights.items())
        if abs(value) >= SMALL
    ]
    comment = "# Weights of features, learnt by tools/train_attribution.py."
    (DATA / f"{name}.txt").write_text("\n".join([comment, *lines, ""]), encoding="utf-8")
    for cached in (lexicon.entries, lexicon.table, ranker.weights):
        cached.cache_clear()


def main() -> None:
    """Learn both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=pathlib.Path)
    parser.add_argument("--parses", type=pathlib.Path)
    parser.add_argument("--documents", type=int, default=10**9, help="learn from the first N only")
    arguments = parser.parse_args()
    nlp = pipeline.load(models.find("auto"))
    learnt = []
    for number, pair in enumerate(documents(arguments.gold, arguments.parses, nlp)):
        if number >= arguments.documents:
            break
        learnt.append(pair)
    reported = [each for row, doc in learnt for each in report_rows(row, doc)]
    write("report_weights", fit_binary(reported))
    marked = [each for row, doc in learnt for each in speech_rows(row, doc)]
    write("speech_weights", fit_binary(marked))
    choices: list[Choice] = []
    for row, doc in learnt:
        for name in ("newsread_names", "newsread_quotes", "newsread_pronouns"):
            nlp.get_pipe(name)(doc)
        choices.extend(speaker_choices(row, doc))
    write("speaker_weights", fit(choices, SPEAKER_PENALTY))


if __name__ == "__main__":
    main()
