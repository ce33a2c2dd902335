"""Gives every quotation of a document its speaker, in text order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from reader.engine.attribution.candidates import Candidate, Search, Unit
from reader.engine.attribution.features import features, setting
from reader.engine.attribution.layout import layout
from reader.engine.attribution.phrases import Phrase, Phrases
from reader.engine.attribution.ranker import probabilities, score
from reader.engine.attribution.reporter import reporter
from reader.engine.attribution.speakers import Speakers
from reader.engine.attribution.turns import units
from reader.engine.findings import FoundQuote, findings
from reader.engine.transcripts import Turn, turns

WEIGHTS = "speaker_weights"
_LABEL = 0.97
"""How sure the label of a transcript is."""


@dataclasses.dataclass(slots=True)
class Choice:
    """The candidates of one unit with their features; which one is chosen, and its probability."""

    unit: Unit
    candidates: list[Candidate]
    features: list[list[str]]
    chosen: int = 0
    probability: float = 0.0


def attribute(doc: Doc) -> None:
    """Set speaker, speaker span, cue, turn and confidence of every quotation of ``doc``."""
    found = findings(doc)
    speakers = Speakers(doc, found)
    transcript = turns(doc.text)
    _marked(doc, speakers, transcript, [q for q in found.quotes if q.kind != "indirect"])
    labels = {turn.colon: turn for turn in transcript}
    for quote in found.quotes:
        if quote.kind == "indirect":
            _indirect(doc, speakers, labels, quote)
    number: dict[int, int] = {}
    for quote in found.quotes:
        quote.turn = number.setdefault(quote.turn, len(number))


def choices(
    doc: Doc,
    quotes: Sequence[FoundQuote],
    phrases: Phrases,
    choose: Callable[[Choice], None],
    labelled: frozenset[int] = frozenset(),
) -> list[Choice]:
    """The choice for each unit in text order; ``choose`` makes it, and later ones build on it.

    Quotations that start at an offset in ``labelled`` begin a unit of their own.
    """
    laid = layout(doc, [(quote.start, quote.end) for quote in quotes])
    search = Search(doc, laid, phrases)
    made: list[Choice] = []
    last: list[Phrase] = []
    for unit in units(quotes, laid, labelled):
        here = setting(search, unit, [quotes[number] for number in unit.quotes])
        candidates = search.candidates(unit, last)
        choice = Choice(
            unit, candidates, [features(search, unit, here, each, last) for each in candidates]
        )
        choose(choice)
        made.append(choice)
        phrase = candidates[choice.chosen].phrase
        if phrase is not None:
            last = [phrase] if last and last[0].same(phrase) else [phrase, *last[:1]]
    return made


def best(choice: Choice) -> None:
    """Choose the most probable phrase, all its cues taken together, and then its likeliest cue."""
    weighed = probabilities([score(WEIGHTS, each) for each in choice.features])
    heads = [-1 if each.phrase is None else each.phrase.head.i for each in choice.candidates]
    by_head: dict[int, float] = {}
    for head, value in zip(heads, weighed, strict=True):
        by_head[head] = by_head.get(head, 0.0) + value
    winner = max(by_head, key=by_head.__getitem__)
    choice.probability = by_head[winner]
    choice.chosen = max(
        (index for index, head in enumerate(heads) if head == winner), key=weighed.__getitem__
    )


def _marked(
    doc: Doc, speakers: Speakers, transcript: Sequence[Turn], quotes: Sequence[FoundQuote]
) -> None:
    """Quotations in marks: by the label inside them, else by the ranker."""
    labels = _inner_labels(transcript, quotes)
    made = choices(doc, quotes, speakers.phrases, best, frozenset(labels))
    for choice in made:
        candidate = choice.candidates[choice.chosen]
        first = quotes[choice.unit.quotes[0]]
        for number in choice.unit.quotes:
            quote = quotes[number]
            quote.turn = first.start
            if first.start in labels:
                quote.confidence = _LABEL
                speakers.label(quote, labels[first.start])
            else:
                quote.confidence = choice.probability
                speakers.give(quote, candidate.phrase, candidate.cue)


def _inner_labels(transcript: Sequence[Turn], quotes: Sequence[FoundQuote]) -> dict[int, Turn]:
    """The turns whose label opens a quotation, by where that starts."""
    starts = {quote.start: quote for quote in quotes}
    labels: dict[int, Turn] = {}
    for turn in transcript:
        start = next((turn.label[0] - back for back in (1, 2) if turn.label[0] - back in starts), None)
        if start is not None:
            labels[start] = turn
    return labels


def _indirect(
    doc: Doc, speakers: Speakers, labels: dict[int, Turn], quote: FoundQuote
) -> None:
    """Indirect speech: by the label of a transcript's turn, else the subject of the cue."""
    assert quote.cue_span is not None  # indirect speech is found by its cue
    quote.turn = quote.cue_span[0]
    if quote.cue_span[0] in labels:
        speakers.label(quote, labels[quote.cue_span[0]])
        return
    cue = doc.char_span(*quote.cue_span, alignment_mode="expand")
    assert cue is not None
    head, sure = reporter(cue[0])
    quote.confidence *= sure
    if head is not None:
        speakers.give(quote, speakers.phrases.at(head), None)
