"""What is known of one person, body, place, date or quote: the words of its card."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.annotations import PROBABLE, Entity, Mention, Place, Quote, When
from reader.app.chronology import chronology
from reader.app.items import Source, Subject, clean, kind_style
from reader.app.lines import Line
from reader.app.outline import UNATTRIBUTED, quotes_by_and_about
from reader.app.spans import Span
from reader.app.units import sentence_at
from reader.geography import coordinates, country_name, is_country, is_probable
from reader.harmless import one_line
from reader.times import in_words, meaning

Fact = tuple[str, str]
"""What is told, and the words that tell it."""

_MOST_FORMS = 12
_LONGEST = 600
_LONGEST_NAME = 20
_KINDS = {
    "direct": "Direct: whole words, in quotation marks",
    "mixed": "Mixed: some words in quotation marks within a sentence of the article",
    "indirect": "Indirect: told without quotation marks",
}
_TYPES = {"DATE": "date", "TIME": "time", "DURATION": "how long", "SET": "how often"}
_CONFIDENCE = ((0.9, "high"), (0.75, "good"), (PROBABLE, "fair"), (0.0, "low"))


class Target(NamedTuple):
    """What a line of a card leads to: a span of the text, and what another card can be about."""

    span: tuple[int, int]
    subject: Subject | None = None


class Card(NamedTuple):
    """A card: ``style`` names the kind that its title is drawn as.

    ``positions`` are the offsets at which the text speaks of it, ``place`` is where it lies, ``lines``
    are what the text says, each with a :class:`Target`, under headings without.
    """

    title: str
    style: str
    kind: str
    facts: tuple[Fact, ...]
    positions: tuple[int, ...]
    place: Place | None
    lines: tuple[Line, ...]


def card(source: Source, subject: Subject) -> Card:
    """The card of ``subject``, which is one of the annotations of ``source``."""
    if isinstance(subject, Entity):
        return _entity_card(source, subject)
    if isinstance(subject, When):
        return _date_card(source, subject)
    return _quote_card(source, subject)


def place_facts(place: Place) -> Iterator[Fact]:
    """Where a place lies, how many live there, and its number in GeoNames."""
    whole = is_country(place)
    if place.country and not whole:
        yield "Country", country_name(place)
    if where := coordinates(place):
        what = " (its middle)" if whole else ""
        yield "Lies at", f"{'probably ' if is_probable(place) else ''}{where}{what}"
    if place.population:
        yield "Inhabitants", f"{place.population:,}"
    if place.geonames_id is not None:
        yield "GeoNames", str(place.geonames_id)


def _entity_card(source: Source, entity: Entity) -> Card:
    article, style = source.article, kind_style(entity.kind)
    said, told = quotes_by_and_about([entity], source.quotes())
    facts: list[Fact] = []
    if entity.role:
        facts.append(("Role", clean(entity.role)))
    if not entity.named:
        facts.append(("Name", "not told"))
    facts.append(("Called", _forms(article.text, entity)))
    if entity.place is not None:
        facts += place_facts(entity.place)
    elif entity.kind == "place":
        facts.append(("Lies at", "not resolved"))
    lines = (
        *_section("Says", [_quote_line(source, quote) for quote in said[entity.id]]),
        *_section(
            "Is spoken of", [_quote_line(source, quote, named=True) for quote in told[entity.id]]
        ),
        *_section("Is mentioned", _mention_lines(source, entity.mentions, style)),
    )
    positions = tuple(mention.start for mention in entity.mentions)
    return Card(
        clean(entity.name), style, entity.kind, tuple(facts), positions, entity.place, lines
    )


def _date_card(source: Source, when: When) -> Card:
    text = source.article.text
    words, stretch = meaning(when.value, when.type)
    facts = [
        ("In the text", f"“{clean(text[when.start : when.end])}”"),
        ("Why", in_words(when.reason)),
    ]
    if stretch is None and when.type in {"DATE", "TIME"} and not when.value.endswith("_REF"):
        facts.append(("Day", "not resolved"))
    if source.article.published:
        facts.append(("Published", meaning(source.article.published).words))
    facts.append(("TIMEX3", f"{when.type} {when.value}"))
    dates = source.annotations.dates if source.annotations else ()
    moments = (moment for told in chronology(dates) for moment in told if when in moment.whens)
    alike = next(moments).whens if when in dates else (when,)
    lines = (
        *_section("Told here", _mention_lines(source, [when], "date")),
        *_section(
            "Told also" if stretch else "The same words elsewhere",
            _mention_lines(source, [other for other in alike if other != when], "date"),
        ),
    )
    positions = tuple(other.start for other in alike)
    return Card(words, "date", _TYPES[when.type], tuple(facts), positions, None, lines)


def _quote_card(source: Source, quote: Quote) -> Card:
    text, found = source.article.text, source.annotations
    assert found is not None  # the quote is one of its annotations
    facts: list[Fact] = [("How told", _KINDS[quote.kind])]
    if quote.cue_span is not None:
        facts.append(("Told by", f"“{clean(text[slice(*quote.cue_span)])}”"))
    if quote.speaker_span is not None:
        facts.append(("Speaker as", f"“{clean(text[slice(*quote.speaker_span)])}”"))
    if quote.speaker is not None:
        word = next(word for least, word in _CONFIDENCE if quote.confidence >= least)
        facts.append(("Confidence", f"{word} ({quote.confidence:.2f})"))
    turn = [other for other in found.quotes if other.turn == quote.turn and other != quote]
    inside = [
        Target((mention.start, mention.end), entity)
        for entity in found.entities
        for mention in entity.mentions
        if quote.start <= mention.start and mention.end <= quote.end and mention.form == "name"
    ]
    lines = (
        *_section("The words", [_quote_line(source, quote)]),
        *_speaker_line(source, quote),
        *_section("The same turn goes on", [_quote_line(source, other) for other in turn]),
        *_section("Speaks of", _entity_lines(text, inside)),
    )
    positions = (quote.start, *(other.start for other in turn))
    return Card(_who_says(source, quote), "quote", "quote", tuple(facts), positions, None, lines)


def _who_says(source: Source, quote: Quote) -> str:
    if quote.speaker is None or source.annotations is None:
        return UNATTRIBUTED
    name = clean(source.annotations.entities[quote.speaker].name)
    return name if quote.confidence >= PROBABLE else f"Probably {name}"


def _speaker_line(source: Source, quote: Quote) -> Iterator[Line]:
    if quote.speaker is None or source.annotations is None:
        return
    speaker = source.annotations.entities[quote.speaker]
    first = next(iter(speaker.mentions), Mention(quote.start, quote.end))
    span = quote.speaker_span or (first.start, first.end)
    name = Line(clean(speaker.name), kind_style(speaker.kind), detail=clean(speaker.role or ""))
    yield from _section("Speaker", [name._replace(target=Target(span, speaker))])


def _entity_lines(text: str, targets: Iterable[Target]) -> Iterator[Line]:
    for target in sorted(targets, key=lambda target: target.span):
        assert isinstance(target.subject, Entity)
        yield Line(clean(text[slice(*target.span)]), kind_style(target.subject.kind), target=target)


def _section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    listed = list(lines)
    if listed:
        number = sum(len(line.lit) or 1 for line in listed) if listed[0].lit else len(listed)
        yield Line(f"{title}  {number}" if number > 1 else title, "heading", apart=True)
        yield from listed


def _quote_line(source: Source, quote: Quote, *, named: bool = False) -> Line:
    words = clean(source.article.text[quote.start : min(quote.end, quote.start + _LONGEST)])
    detail = "probably" if quote.speaker is not None and quote.confidence < PROBABLE else ""
    if named:
        detail = _who_says(source, quote)[:_LONGEST_NAME]
    return Line(words, "quote", detail=detail, target=Target((quote.start, quote.end), quote))


def _mention_lines(
    source: Source, mentions: Iterable[Mention | When], style: str
) -> Iterator[Line]:
    """The sentences that hold ``mentions``, each once, with all mentions in it lit."""
    grouped: dict[tuple[int, int], list[Mention | When]] = collections.defaultdict(list)
    for mention in mentions:
        grouped[sentence_at(source.article, mention.start)].append(mention)
    for (start, end), inside in grouped.items():
        yield sentence_line(source.article.text, (start, end), inside, style)


def sentence_line(
    text: str, sentence: tuple[int, int], inside: Iterable[Mention | When], style: str
) -> Line:
    """A sentence, cut where it is very long, with the mentions ``inside`` it lit; it leads to the first."""
    told = list(inside)
    first = told[0]
    start = max(sentence[0], first.start - _LONGEST // 2)
    end = min(max(sentence[1], first.end), start + _LONGEST)
    lit = tuple(
        Span(m.start - start, min(m.end, end) - start, style) for m in told if m.start < end
    )
    subject = first if isinstance(first, When) else None
    return Line(
        one_line(text[start:end]), lit=lit, target=Target((first.start, first.end), subject)
    )


def _forms(text: str, entity: Entity) -> str:
    """What it is called in the text, names first, the most frequent first."""
    counts: collections.Counter[tuple[bool, str]] = collections.Counter(
        (mention.form != "name", clean(text[mention.start : mention.end]))
        for mention in entity.mentions
    )
    ordered = sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1]))
    told = [f"{form} ×{count}" if count > 1 else form for (_, form), count in ordered]
    rest = len(told) - _MOST_FORMS
    return " · ".join(told[:_MOST_FORMS]) + (f" · and {rest} more" if rest > 0 else "")
