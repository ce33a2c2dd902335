"""What the side panel lists: the speakers with what they said, people, places, dates, bodies, marks."""

from __future__ import annotations

import bisect
import collections
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.annotations import Entity, Quote
from reader.app.atlas import Region, atlas
from reader.app.chronology import Moment, chronology
from reader.app.drawing import YOURS, mark_sign, mark_style
from reader.app.items import (
    Item,
    Source,
    clean,
    entity_item,
    kind_style,
    mention_item,
    quote_item,
    section,
)
from reader.app.painting import fitted
from reader.article import Article, Paragraph
from reader.correcting import told
from reader.corrections import Correction
from reader.geography import is_probable
from reader.marks import Mark
from reader.times import meaning

UNATTRIBUTED = "No speaker found"

_USUAL_LEVEL = 2
"""How deep a heading stands of which nothing is told."""
_DEEPEST = 6

_WORDS = 22
"""The most cells that the words of a date take up at the right of its line."""


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
            style="unattributed" if speaker is None else kind_style(found.entities[speaker].kind),
            span=(quotes[0].start, quotes[0].end),
            children=tuple(quote_item(source.article, quote) for quote in quotes),
            subject=None if speaker is None else found.entities[speaker],
        )
        for speaker, quotes in said.items()
    ]
    return sorted(items, key=lambda item: (item.style == "unattributed", -int(item.detail)))


def people(source: Source) -> list[Item]:
    """The people with a name, most mentioned first: what they say, what is said of them, mentions."""
    named = source.named("person")
    said, told = quotes_by_and_about(named, source.quotes())
    return [_person(source.article, person, said[person.id], told[person.id]) for person in named]


def places(source: Source) -> list[Item]:
    """The countries, most mentioned first, with their places and groups; then what lies in none."""
    return [_region(source.article, region) for region in atlas(source)]


def organisations(source: Source) -> list[Item]:
    """The bodies, most mentioned first."""
    return [entity_item(source.article, entity) for entity in source.named("organisation")]


def dates(source: Source) -> list[Item]:
    """The days in the order of time with the words that tell them, then what has no day."""
    if source.annotations is None:
        return []
    article, told = source.article, chronology(source.annotations.dates)

    def under(label: str, moments: list[Moment]) -> tuple[Item, ...]:
        return section(label, (_moment(article, moment) for moment in moments))

    return [
        *(_moment(article, moment) for moment in told.placed),
        *under("How long", told.lasting),
        *under("How often", told.repeated),
        *under("Now, before, later", told.vague),
        *under("Not resolved", told.unresolved),
    ]


def marks(source: Source) -> list[Item]:
    """What the person added, in text order; a mark that found no home comes last, with its words."""
    return [
        Item(
            label=clean(mark.body) or clean(mark.anchor.exact),
            detail="lost" if mark.lost else " ".join(f"#{clean(tag)}" for tag in mark.tags),
            style="lost" if mark.lost else mark_style(mark),
            span=None if mark.lost else (mark.anchor.start, mark.anchor.end),
            children=(_marked_words(mark),) if mark.body else (),
            mark=mark.id,
            sign=mark_sign(mark),
        )
        for mark in sorted(source.marks, key=lambda mark: (mark.lost, mark.anchor.start))
    ] + [_correction(one, source) for one in source.corrections]


def _correction(correction: Correction, source: Source) -> Item:
    """What the person set right, and whether it found its words and something to set right there."""
    anchor, idle = correction.anchor, source.corrected.idle if source.corrected else ()
    lost = "lost" if correction.lost else ""
    return Item(
        label=clean(f"“{anchor.exact}” {told(correction.change)}"),
        detail=lost or ("nothing there" if correction in idle else ""),
        style=lost or "mark",
        span=None if lost else (anchor.start, anchor.end),
        sign=YOURS,
        correction=correction.id,
    )


def _signed(item: Item, source: Source) -> Item:
    children = tuple(_signed(child, source) for child in item.children)
    sign = YOURS if source.is_yours(item.subject) else item.sign
    return item._replace(children=children, sign=sign)


def _marked_words(mark: Mark) -> Item:
    """The words that a mark stands on, below those that were written on them."""
    span = None if mark.lost else (mark.anchor.start, mark.anchor.end)
    return Item(clean(mark.anchor.exact), style="quote", span=span, mark=mark.id)


def contents(source: Source) -> list[Item]:
    """The headings, each under the one that it belongs to; a single one is no table of contents."""
    article = source.article
    headings = [p for p in article.paragraphs if p.kind == "heading"]
    return _nested(article, headings, 0) if len(headings) > 1 else []


def _nested(article: Article, headings: Sequence[Paragraph], depth: int) -> list[Item]:
    """``headings`` as lines; those of a deeper level stand under the one before them."""
    highest = min((heading.level or _USUAL_LEVEL for heading in headings), default=0)
    starts = [
        index
        for index, heading in enumerate(headings)
        if index == 0 or depth >= _DEEPEST or (heading.level or _USUAL_LEVEL) <= highest
    ]
    return [
        Item(
            label=clean(article.text[heading.start : heading.end]),
            detail=f"{heading.start / len(article.text):.0%}",
            style="heading" if depth == 0 else "",
            span=(heading.start, heading.end),
            children=tuple(_nested(article, headings[start + 1 : end], depth + 1)),
            unfolded=True,
        )
        for start, end in itertools.pairwise([*starts, len(headings)])
        for heading in headings[start : start + 1]
    ]


class Tab(NamedTuple):
    """One tab of the panel: what it is called, what it lists, and what it says when that is nothing.

    What it says then may name commands in braces, for their keys. An ``optional`` one is only there
    where the article has something for it.
    """

    name: str
    title: str
    items: Callable[[Source], list[Item]]
    nothing: str
    optional: bool = False

    def lines(self, source: Source) -> list[Item]:
        """What it lists of ``source``, with a sign at what the person said."""
        items = self.items(source)
        return [_signed(item, source) for item in items] if source.corrections else items


TABS = (
    Tab("speakers", "Speakers", speakers, "Nobody is quoted."),
    Tab("people", "People", people, "No people found."),
    Tab("places", "Places", places, "No places found."),
    Tab("dates", "Dates", dates, "No dates found."),
    Tab("organisations", "Orgs", organisations, "No organisations found."),
    Tab(
        "marks",
        "Marks",
        marks,
        "No marks yet. {highlight} highlights, {bookmark} bookmarks, {note} notes.",
    ),
    Tab("contents", "Contents", contents, "No headings.", optional=True),
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


def _region(article: Article, region: Region) -> Item:
    lines = []
    for entity in region.entities:
        item = entity_item(article, entity)
        if entity.place is not None and is_probable(entity.place):
            item = item._replace(detail=f"probably {item.detail}")
        lines.append(item)
    first = min(lines, key=lambda item: item.span or (0, 0))
    return Item(region.name, str(region.mentions), "lines", first.span, tuple(lines), unfolded=True)


def _moment(article: Article, moment: Moment) -> Item:
    """A day, with its words at the right, and a line for each mention where there are several."""
    first = moment.whens[0]
    words = dict.fromkeys(clean(article.text[w.start : w.end]) for w in moment.whens)
    alike = len(words) == 1 and moment.words in words
    children = tuple(
        mention_item(article, when)._replace(
            detail=meaning(when.value, when.type).words.partition(", ")[2], subject=when
        )
        for when in moment.whens
    )
    return Item(
        moment.words,
        "" if alike else fitted(", ".join(words), _WORDS),
        "date",
        (first.start, first.end),
        children if len(children) > 1 else (),
        subject=first,
    )


Quotes = collections.defaultdict[int | None, list[Quote]]


def quotes_by_and_about(
    entities: Sequence[Entity], quotes: Iterable[Quote]
) -> tuple[Quotes, Quotes]:
    """For each id of ``entities``: the quotes that it speaks, and those that speak of it.

    The quotes by others, and by nobody (None), are among the first too.
    """
    mentions = sorted(
        (mention.start, entity.id) for entity in entities for mention in entity.mentions
    )
    said: Quotes = collections.defaultdict(list)
    told: Quotes = collections.defaultdict(list)
    for quote in quotes:
        said[quote.speaker].append(quote)
        first, last = (
            bisect.bisect_left(mentions, (offset,)) for offset in (quote.start, quote.end)
        )
        for identity in {identity for _, identity in mentions[first:last]} - {quote.speaker}:
            told[identity].append(quote)
    return said, told


def _person(article: Article, entity: Entity, said: list[Quote], told: list[Quote]) -> Item:
    item = entity_item(article, entity)
    groups = (
        ("says", [quote_item(article, quote) for quote in said]),
        ("is spoken of", [quote_item(article, quote) for quote in told]),
        ("is mentioned", list(item.children)),
    )
    children = tuple(
        Item(label, str(len(lines)), "lines", lines[0].span, tuple(lines))
        for label, lines in groups
        if lines
    )
    return item._replace(children=children)
