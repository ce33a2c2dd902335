"""Gives every quotation of a document its speaker, in text order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc

from reader.engine.attribution.candidates import Candidate, Search, Unit
from reader.engine.attribution.features import features, setting
from reader.engine.attribution.layout import layout
from reader.engine.attribution.phrases import Phrase, Phrases
from reader.engine.attribution.reporter import reporter
from reader.engine.attribution.speakers import Speakers
from reader.engine.attribution.turns import units
from reader.engine.findings import FoundQuote, findings
from reader.engine.ranker import probabilities, score
from reader.engine.transcripts import Turn, turns

WEIGHTS = "speaker_weights"
_BOUNDED = 1.6
"""By which power a report is less likely to be right in its words and its speaker than to be one."""


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
    phrases = Phrases(doc, found.entities)
    transcript = turns(doc.text)
    said = [
        *_marked(doc, phrases, transcript, found.quotes),
        *_indirect(doc, phrases, found.quotes),
    ]
    speakers = Speakers(doc, found, phrases)
    for quote, phrase in sorted(said, key=lambda pair: pair[1].head.i):
        speakers.give(quote, phrase)
    for quote, turn in _labelled(transcript, found.quotes):
        speakers.label(quote, turn)
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
    doc: Doc, phrases: Phrases, transcript: Sequence[Turn], found: Sequence[FoundQuote]
) -> Iterator[tuple[FoundQuote, Phrase]]:
    """Quotations in marks with what the ranker chooses, but for those with a label inside."""
    quotes = [quote for quote in found if quote.kind != "indirect"]
    labelled = frozenset(quote.start for quote, _ in _labelled(transcript, quotes))
    made = choices(doc, quotes, phrases, best, labelled)
    for choice, turn in zip(made, _turns(made, quotes), strict=True):
        candidate = choice.candidates[choice.chosen]
        for number in choice.unit.quotes:
            quote = quotes[number]
            quote.turn = turn
            quote.confidence = choice.probability
            if candidate.cue is not None:
                quote.cue_span = candidate.cue.span
            if candidate.phrase is not None and quotes[choice.unit.quotes[0]].start not in labelled:
                yield quote, candidate.phrase


def _turns(made: Sequence[Choice], quotes: Sequence[FoundQuote]) -> Iterator[int]:
    """A number for each unit, the same where one phrase names the speaker of both in a paragraph."""
    last: tuple[int, int] | None = None
    turn = 0
    for choice in made:
        phrase = choice.candidates[choice.chosen].phrase
        here = None if phrase is None else (phrase.head.i, choice.unit.first.paragraph)
        if here is None or here != last:
            turn = quotes[choice.unit.quotes[0]].start
        last = None if phrase is None else (phrase.head.i, choice.unit.last.paragraph)
        yield turn


def _indirect(
    doc: Doc, phrases: Phrases, found: Sequence[FoundQuote]
) -> Iterator[tuple[FoundQuote, Phrase]]:
    """Indirect speech with the subject of its cue."""
    for quote in found:
        if quote.kind != "indirect":
            continue
        assert quote.cue_span is not None  # indirect speech is found by its cue
        quote.turn = quote.cue_span[0]
        cue = doc.char_span(*quote.cue_span, alignment_mode="expand")
        assert cue is not None
        head, sure = reporter(cue[0])
        quote.confidence = quote.confidence**_BOUNDED * sure
        if head is not None:
            yield quote, phrases.at(head)


def _labelled(
    transcript: Sequence[Turn], quotes: Sequence[FoundQuote]
) -> Iterator[tuple[FoundQuote, Turn]]:
    """The quotations that are turns of a transcript: their label opens them, or is their cue."""
    starts = {quote.start: quote for quote in quotes}
    by_cue = {turn.colon: turn for turn in transcript}
    for turn in transcript:
        start = next((turn.label[0] - n for n in (1, 2) if turn.label[0] - n in starts), None)
        if start is not None:
            yield starts[start], turn
    for quote in quotes:
        if quote.kind == "indirect" and quote.cue_span is not None:
            turn_here = by_cue.get(quote.cue_span[0])
            if turn_here is not None:
                yield quote, turn_here
