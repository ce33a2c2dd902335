"""What the side panel lists: the speakers with what they said, people, places, dates, bodies, marks."""

from __future__ import annotations

import bisect
import collections
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.annotations import PROBABLE, Annotations, Entity, Kind, Mention, Quote
from reader.article import Article
from reader.harmless import harmless
from reader.marks import Mark

UNATTRIBUTED = "No speaker found"

_SNIPPET = 24
_LONGEST = 200


class Item(NamedTuple):
    """One line of the panel.

    ``span`` is where it leads; ``style`` names the kind it is drawn as; ``detail`` stands at the right
    (a count, a resolved day); ``mark`` is the id of a mark.
    """

    label: str
    detail: str = ""
    style: str = ""
    span: tuple[int, int] | None = None
    children: tuple[Item, ...] = ()
    mark: int | None = None


class Source(NamedTuple):
    """All that the panel can be made of; with ``indirect``, speech without quotation marks too."""

    article: Article
    annotations: Annotations | None
    marks: tuple[Mark, ...]
    indirect: bool = False

    def quotes(self, *, turns: bool = True) -> Iterable[Quote]:
        """The quotes that are shown, in text order; ``turns`` are a transcript's, behind "NAME:"."""
        found = self.annotations.quotes if self.annotations else ()
        return (
            quote
            for quote in found
            if self.indirect or quote.kind != "indirect" or (turns and self._is_turn(quote))
        )

    def _is_turn(self, quote: Quote) -> bool:
        return quote.cue_span is not None and self.article.text[slice(*quote.cue_span)] == ":"


def speakers(source: Source) -> list[Item]:
    """Who is quoted, most quoted first, with their quotes; then the quotes that nobody was found for."""
    found = source.annotations
    if found is None:
        return []
    said: dict[int | None, list[Quote]] = collections.defaultdict(list)
    for quote in source.quotes():
        said[quote.speaker].append(quote)
    items = [
        Item(
            label=UNATTRIBUTED if speaker is None else found.entities[speaker].name,
            detail=str(len(quotes)),
            style="unattributed" if speaker is None else found.entities[speaker].kind,
            span=(quotes[0].start, quotes[0].end),
            children=tuple(_quote(source.article, quote) for quote in quotes),
        )
        for speaker, quotes in said.items()
    ]
    return sorted(items, key=lambda item: (item.style == "unattributed", -int(item.detail)))


def people(source: Source) -> list[Item]:
    """The people with a name, most mentioned first: what they say, what is said of them, mentions."""
    named = _named(source, "person")
    said, told = _quotes_by_and_about(named, source.quotes())
    return [_person(source.article, person, said[person.id], told[person.id]) for person in named]


def places(source: Source) -> list[Item]:
    """The places, most mentioned first."""
    return [_entity(source.article, entity) for entity in _named(source, "place")]


def organisations(source: Source) -> list[Item]:
    """The bodies, most mentioned first."""
    return [_entity(source.article, entity) for entity in _named(source, "organisation")]


def dates(source: Source) -> list[Item]:
    """The temporal expressions, in the order of time; what has no day comes last, in text order."""
    if source.annotations is None:
        return []
    text = source.article.text
    return [
        Item(_clean(text[w.start : w.end]), w.value, "date", (w.start, w.end))
        for w in sorted(
            source.annotations.dates, key=lambda w: (not w.value[:4].isdigit(), w.value, w.start)
        )
    ]


def marks(source: Source) -> list[Item]:
    """What the person added, in text order; a mark that found no home comes last, with its words."""
    return [
        Item(
            label=_clean(mark.body) or _clean(mark.anchor.exact),
            detail="lost" if mark.lost else "note" if mark.kind == "note" else "",
            style="lost" if mark.lost else mark.kind,
            span=None if mark.lost else (mark.anchor.start, mark.anchor.end),
            children=(Item(_clean(mark.anchor.exact), style="quote"),) if mark.body else (),
            mark=mark.id,
        )
        for mark in sorted(source.marks, key=lambda mark: (mark.lost, mark.anchor.start))
    ]


class Tab(NamedTuple):
    """One tab of the panel: what it is called, what it lists, and what it says when that is nothing."""

    name: str
    title: str
    items: Callable[[Source], list[Item]]
    nothing: str


TABS = (
    Tab("speakers", "Speakers", speakers, "Nobody is quoted."),
    Tab("people", "People", people, "No people found."),
    Tab("places", "Places", places, "No places found."),
    Tab("dates", "Dates", dates, "No dates found."),
    Tab("organisations", "Orgs", organisations, "No organisations found."),
    Tab("marks", "Marks", marks, "No marks yet. m bookmarks, a writes a note."),
)


def filtered(items: Iterable[Item], words: str) -> list[Item]:
    """The items, or the children of items, that hold all of ``words`` in whatever case."""
    wanted = words.casefold().split()

    kept = []
    for item in items:
        line = f"{item.label} {item.detail}".casefold()
        if all(word in line for word in wanted):
            kept.append(item)
        elif children := filtered(item.children, words):
            kept.append(item._replace(children=tuple(children)))
    return kept


def _named(source: Source, kind: Kind) -> list[Entity]:
    """The entities of ``kind`` that have a name, most mentioned first."""
    found = source.annotations.entities if source.annotations else ()
    entities = [e for e in found if e.kind == kind and e.named and e.mentions]
    return sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0].start))


def _entity(article: Article, entity: Entity) -> Item:
    children = tuple(_mention(article, mention) for mention in entity.mentions)
    first = next((m for m in entity.mentions if m.form == "name"), entity.mentions[0])
    return Item(entity.name, str(len(children)), entity.kind, (first.start, first.end), children)


_Quotes = collections.defaultdict[int | None, list[Quote]]


def _quotes_by_and_about(
    entities: Sequence[Entity], quotes: Iterable[Quote]
) -> tuple[_Quotes, _Quotes]:
    """For each id of ``entities``: the quotes that it speaks, and those that speak of it."""
    mentions = sorted(
        (mention.start, entity.id) for entity in entities for mention in entity.mentions
    )
    said: _Quotes = collections.defaultdict(list)
    told: _Quotes = collections.defaultdict(list)
    for quote in quotes:
        said[quote.speaker].append(quote)
        first, last = (
            bisect.bisect_left(mentions, (offset,)) for offset in (quote.start, quote.end)
        )
        for identity in {identity for _, identity in mentions[first:last]} - {quote.speaker}:
            told[identity].append(quote)
    return said, told


def _person(article: Article, entity: Entity, said: list[Quote], told: list[Quote]) -> Item:
    item = _entity(article, entity)
    groups = (
        ("says", [_quote(article, quote) for quote in said]),
        ("is spoken of", [_quote(article, quote) for quote in told]),
        ("is mentioned", list(item.children)),
    )
    children = tuple(
        Item(label, str(len(lines)), "lines", lines[0].span, tuple(lines))
        for label, lines in groups
        if lines
    )
    return item._replace(children=children)


def _mention(article: Article, mention: Mention) -> Item:
    """The words about a mention, on its own line of the text."""
    text = article.text
    farthest = max(0, mention.start - _SNIPPET)
    line_start = text.rfind("\n", max(0, farthest - 1), mention.start) + 1
    start = line_start or farthest
    end = text.find("\n", mention.end, mention.end + 2 * _SNIPPET)
    end = end if end >= 0 else min(len(text), mention.end + 2 * _SNIPPET)
    before = "…" if start > line_start else ""
    return Item(before + _clean(text[start:end]), span=(mention.start, mention.end))


def _quote(article: Article, quote: Quote) -> Item:
    words = _clean(article.text[quote.start : min(quote.end, quote.start + _LONGEST)])
    unsure = quote.speaker is not None and quote.confidence < PROBABLE
    return Item(words, "probably" if unsure else "", "quote", (quote.start, quote.end))


def _clean(words: str) -> str:
    return harmless(" ".join(words.split()))
