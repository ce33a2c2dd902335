"""How annotations and marks appear in the text: as spans of styles, and in the margin."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.annotations import PROBABLE, Annotations, Kind, Quote
from reader.app.items import kind_style
from reader.app.spans import Span, SpanIndex, layered, united
from reader.article import Article, ParagraphKind
from reader.correcting import Corrected, corrected
from reader.corrections import Correction
from reader.marks import COLOURS, Mark

LEGEND = {
    "person": ("People", "bold $entity-person"),
    "organisation": ("Organisations", "underline $entity-organisation"),
    "place": ("Places", "italic $entity-place"),
    "group": ("Groups", "italic underline $entity-group"),
    "date": ("Dates", "$entity-date"),
    "other": ("Other names", "bold underline $entity-other"),
    "quote": ("Quotes", "$quote-colour"),
    "indirect": ("Indirect speech", "$aside"),
}
"""What the styles of the text are called, in the order of the legend, and how their names are drawn."""

_STRUCTURE: dict[ParagraphKind, str] = {
    "title": "title",
    "heading": "heading",
    "byline": "aside",
    "dateline": "aside",
    "junk": "junk",
}

_BOOKMARK, _WORDS = "▌", "✎"
YOURS = "✓"
"""The sign of what the person corrected."""

_SIGNS = "".join((YOURS, *(colour[0] for colour in COLOURS), _BOOKMARK, _WORDS))
"""The signs in the margin, in the order in which they stand on one row."""


class Picture(NamedTuple):
    """Annotations and the spans that they are drawn as; to make it is the costly part of drawing.

    ``found`` is what the engine said, ``corrected`` the same with the person's ``corrections``: what
    is shown.
    """

    found: Annotations
    corrections: tuple[Correction, ...]
    corrected: Corrected
    entities: SpanIndex
    quotes: SpanIndex
    indirect: SpanIndex

    @classmethod
    def of(cls, text: str, found: Annotations, corrections: tuple[Correction, ...] = ()) -> Picture:
        """What is to be drawn of what the engine ``found`` in ``text``."""
        shown = corrected(text, found, corrections)
        return cls(
            found,
            corrections,
            shown,
            SpanIndex(entity_spans(shown.annotations)),
            SpanIndex(quote_spans(shown.annotations)),
            SpanIndex(indirect_spans(shown.annotations)),
        )

    @property
    def annotations(self) -> Annotations:
        """What is shown."""
        return self.corrected.annotations


def style_of(kind: Kind) -> str:
    """How the name of an entity of ``kind`` is drawn outside the text."""
    return LEGEND[kind_style(kind)][1]


def structure_spans(article: Article) -> Iterator[Span]:
    """The headline, headings, byline and the page's leftovers."""
    for paragraph in article.paragraphs:
        style = _STRUCTURE.get(paragraph.kind)
        if style is not None:
            yield Span(paragraph.start, paragraph.end, style)


def strong_spans(article: Article) -> Iterator[Span]:
    """The words that the article sets in bold."""
    return (Span(e.start, e.end, "strong") for e in article.emphasis if e.kind == "strong")


def emphasis_spans(article: Article) -> Iterator[Span]:
    """The words that the article sets in italics."""
    return (Span(e.start, e.end, "emphasis") for e in article.emphasis if e.kind == "emphasis")


def link_spans(article: Article) -> Iterator[Span]:
    """The words that lead out of the article."""
    return (Span(link.start, link.end, "link") for link in article.links)


def entity_spans(found: Annotations) -> Iterator[Span]:
    """The names of entities, and the dates; pronouns and other mentions stay plain."""
    for entity in found.entities:
        style = kind_style(entity.kind)
        for mention in entity.mentions:
            if mention.form == "name":
                yield Span(mention.start, mention.end, style)
    for when in found.dates:
        yield Span(when.start, when.end, "date")


def quote_spans(found: Annotations) -> Iterator[Span]:
    """Direct and mixed quotes; a quote within a quote is part of it."""
    return united(
        Span(quote.start, quote.end, "quote") for quote in found.quotes if quote.kind != "indirect"
    )


def indirect_spans(found: Annotations) -> Iterator[Span]:
    """Speech reported without quotation marks."""
    return united(
        Span(quote.start, quote.end, "indirect")
        for quote in found.quotes
        if quote.kind == "indirect"
    )


def margin_names(found: Annotations, quotes: Iterable[Quote]) -> dict[int, str]:
    """For the start of each of ``quotes``, who says it; the parts of one turn name the speaker once.

    "?" stands where nobody was found, and before a name that is only probable.
    """
    names: dict[int, str] = {}
    short = _short_names(found)
    told: int | None = None
    for quote in quotes:
        if quote.turn == told:
            continue
        told = quote.turn
        if quote.speaker is None:
            names[quote.start] = "?"
        else:
            sure = quote.confidence >= PROBABLE
            names[quote.start] = ("" if sure else "?") + short[quote.speaker]
    return names


def _short_names(found: Annotations) -> list[str]:
    """What each entity is called in the margin: a person by surname, with an initial if two share it."""
    words = [e.name.split() if e.kind == "person" and e.named else [] for e in found.entities]
    surnames = collections.Counter(parts[-1] for parts in words if parts)
    return [
        entity.name
        if not parts
        else parts[-1]
        if len(parts) == 1 or surnames[parts[-1]] == 1
        else f"{parts[0][0]}. {parts[-1]}"
        for entity, parts in zip(found.entities, words, strict=True)
    ]


def mark_spans(marks: Iterable[Mark]) -> Iterator[Span]:
    """The words that marks stand on: of those that overlap, one with a colour, and a shorter one, on top."""
    placed = [mark for mark in marks if not mark.lost]
    placed.sort(key=lambda mark: (mark.colour is not None, mark.anchor.start - mark.anchor.end))
    return layered(Span(m.anchor.start, m.anchor.end, mark_style(m)) for m in placed)


def mark_style(mark: Mark) -> str:
    """The style in which ``mark`` is drawn."""
    return f"highlight-{mark.colour}" if mark.colour else "mark"


def mark_signs(marks: Iterable[Mark]) -> Iterator[tuple[int, str]]:
    """Where each mark starts, and the signs for it: see :func:`mark_sign`."""
    return ((mark.anchor.start, mark_sign(mark)) for mark in marks if not mark.lost)


def mark_sign(mark: Mark) -> str:
    """What tells a mark without colour: the initial of its colour, and whether it has words."""
    place = _BOOKMARK if mark.kind == "bookmark" else ""
    words = _WORDS if mark.body or mark.kind == "note" else ""
    return (mark.colour[0] if mark.colour else place) + words


def correction_signs(picture: Picture) -> Iterator[tuple[int, str]]:
    """The places of corrections, and of all mentions and quotes that they concern."""
    corrected = picture.corrected
    starts = {one.anchor.start for one in picture.corrections if not one.lost}
    starts |= {start for start, _ in corrected.mentions}
    starts |= {corrected.annotations.quotes[number].start for number in corrected.quotes}
    for number in corrected.entities:
        mentions = corrected.annotations.entities[number].mentions
        starts |= {mention.start for mention in mentions if mention.form == "name"}
    return ((start, YOURS) for start in sorted(starts))


def joined_signs(one: str, other: str) -> str:
    """The signs of two marks on one row: the first of all, and that a note is among them."""
    signs = "".join(sorted(set(one + other), key=_SIGNS.index))
    return signs if len(signs) < 3 else signs[0] + signs[-1]
