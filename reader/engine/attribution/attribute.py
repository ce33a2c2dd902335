"""Gives the marked quotations of a document their speakers, in text order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from reader.annotations import Kind, Mention
from reader.engine.attribution.candidates import Candidate, Search, Unit, objects
from reader.engine.attribution.features import features, setting
from reader.engine.attribution.layout import layout
from reader.engine.attribution.phrases import Phrase, Phrases
from reader.engine.attribution.ranker import probabilities, score
from reader.engine.attribution.turns import units
from reader.engine.cues import is_according_to, subjects
from reader.engine.findings import Findings, FoundEntity, FoundQuote, findings

WEIGHTS = "speaker_weights"


@dataclasses.dataclass(slots=True)
class Choice:
    """The candidates of one unit with their features, and the chosen one."""

    unit: Unit
    candidates: list[Candidate]
    features: list[list[str]]
    chosen: int = 0
    probability: float = 0.0


Chooser = Callable[[Choice], None]


def attribute(doc: Doc) -> None:
    """Set speaker, speaker span, cue, turn and confidence of every quotation of ``doc``."""
    found = findings(doc)
    phrases = Phrases(doc, found.entities)
    marked = [quote for quote in found.quotes if quote.kind != "indirect"]
    for choice in choices(doc, marked, phrases, best):
        candidate = choice.candidates[choice.chosen]
        first = marked[choice.unit.quotes[0]]
        for number in choice.unit.quotes:
            marked[number].turn = first.start
            marked[number].confidence = choice.probability
            _give(doc, found, phrases, marked[number], candidate)
    for quote in found.quotes:
        if quote.kind == "indirect":
            _report(doc, found, phrases, quote)
    number: dict[int, int] = {}
    for quote in found.quotes:
        quote.turn = number.setdefault(quote.turn, len(number))


def _report(doc: Doc, found: Findings, phrases: Phrases, quote: FoundQuote) -> None:
    """Give indirect speech the subject of its cue as speaker."""
    assert quote.cue_span is not None
    quote.turn = quote.cue_span[0]
    cue = doc.char_span(*quote.cue_span, alignment_mode="expand")[0]
    head, relation = reporter(cue)
    if head is None:
        return
    quote.confidence *= SURE[relation]
    _give(doc, found, phrases, quote, Candidate(phrases.at(head), "far"))


def reporter(cue: Token) -> tuple[Token | None, str]:
    """Who the cue of indirect speech says is speaking, and by which relation."""
    if is_according_to(cue):
        return next(objects(cue), None), "object"
    if cue.pos_ == "NOUN":
        owner = next((child for child in cue.lefts if child.dep_ == "poss"), None)
        if owner is not None:
            return owner, "owner"
        return next((s.token for s in subjects(cue.head)), None), "light verb"
    if cue.text == ":":
        before = cue.doc[cue.i - 1] if cue.i else None
        return before, "colon"
    found = next(subjects(cue), None)
    return (None, "none") if found is None else (found.token, found.relation)


SURE = {"subject": 0.95, "agent": 0.9, "object": 0.95, "relative": 0.9, "conjunct": 0.85, "participle": 0.8,
        "passive": 0.6, "owner": 0.9, "light verb": 0.6, "colon": 0.7, "none": 0}


def choices(
    doc: Doc, quotes: Sequence[FoundQuote], phrases: Phrases, choose: Chooser
) -> list[Choice]:
    """The choice of each unit in text order; ``choose`` sets it, and later ones build on it."""
    laid = layout(doc, [(quote.start, quote.end) for quote in quotes])
    search = Search(doc, laid, phrases)
    made: list[Choice] = []
    last: list[Phrase] = []
    for unit in units(quotes, laid):
        quote = quotes[unit.quotes[0]]
        here = setting(search, unit, mixed=quote.kind == "mixed", unclosed=not quotes[unit.quotes[-1]].closed)
        candidates = search.candidates(unit, last)
        described = [features(search, unit, here, each, last) for each in candidates]
        choice = Choice(unit, candidates, described)
        choose(choice)
        made.append(choice)
        phrase = candidates[choice.chosen].phrase
        if phrase is not None:
            if last and (last[0].head == phrase.head or last[0].entity is not None and last[0].entity is phrase.entity):
                last[0] = phrase
            else:
                last = [phrase, *last[:1]]
    return made


def best(choice: Choice) -> None:
    """Choose the most probable phrase, all its cues taken together."""
    weighed = probabilities([score(WEIGHTS, each) for each in choice.features])
    by_head: dict[int, float] = {}
    for candidate, value in zip(choice.candidates, weighed, strict=True):
        head = -1 if candidate.phrase is None else candidate.phrase.head.i
        by_head[head] = by_head.get(head, 0.0) + value
    head, choice.probability = max(by_head.items(), key=lambda item: item[1])
    choice.chosen = max(
        (index for index, candidate in enumerate(choice.candidates)
         if (-1 if candidate.phrase is None else candidate.phrase.head.i) == head),
        key=lambda index: weighed[index],
    )


_KINDS: dict[str, Kind] = {"body": "organisation", "document": "work", "role": "person", "they": "group"}


def _give(
    doc: Doc, found: Findings, phrases: Phrases, quote: FoundQuote, candidate: Candidate
) -> None:
    phrase, cue = candidate.phrase, candidate.cue
    if phrase is None:
        return
    phrase.end = phrases.full_end(phrase)
    quote.speaker_span = phrase.span
    if cue is not None:
        end = cue.token.nbor() if cue.kind == "according" else cue.token
        quote.cue_span = (cue.token.idx, end.idx + len(end))
    if phrase.entity is None and phrase.kind in {"he", "they", "it", "who", "i", "this"}:
        phrase.entity = _antecedent(found, phrase)
    if phrase.entity is None:
        start, end_ = phrase.span
        phrase.entity = FoundEntity(_KINDS.get(phrase.kind, "other"), doc.text[start:end_], named=False)
        phrase.entity.mentions.append(Mention(start, end_, "nominal"))
        found.entities.append(phrase.entity)
    quote.speaker = phrase.entity


def _antecedent(found: Findings, phrase: Phrase) -> FoundEntity | None:
    """The nearest person named before a pronoun that nothing else resolved."""
    if phrase.kind != "he":
        return None
    before = [
        (mention.start, entity)
        for entity in found.entities
        if entity.kind == "person"
        for mention in entity.mentions
        if mention.start < phrase.head.idx
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None
