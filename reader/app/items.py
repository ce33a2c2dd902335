"""The lines that lead to the text: in the panel, on cards, beside the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.annotations import PROBABLE, Annotations, Entity, Kind, Mention, Quote, When
from reader.article import Article
from reader.correcting import Corrected
from reader.corrections import Correction
from reader.harmless import harmless
from reader.marks import Mark

Subject = Entity | Quote | When
"""What a card can be about."""

_COLOURED: frozenset[Kind] = frozenset({"person", "organisation", "place", "group"})
_SNIPPET = 24
_LONGEST = 200


class Item(NamedTuple):
    """One line.

    ``span`` is where it leads; ``style`` names the kind it is drawn as; ``detail`` stands at the right
    (a count, the words of a date); ``mark`` is the id of a mark, ``sign`` the one that it has in the
    margin; ``correction`` is the id of a correction; ``subject`` is what its card tells of. With
    ``unfolded``, the ``children`` are shown from the start.
    """

    label: str
    detail: str = ""
    style: str = ""
    span: tuple[int, int] | None = None
    children: tuple[Item, ...] = ()
    mark: int | None = None
    sign: str = ""
    correction: int | None = None
    subject: Subject | None = None
    unfolded: bool = False


class Source(NamedTuple):
    """All that lines can be made of; with ``indirect``, speech without quotation marks too.

    ``corrected`` tells what of the annotations the person said, by which of the ``corrections``.
    """

    article: Article
    annotations: Annotations | None
    marks: tuple[Mark, ...]
    indirect: bool = False
    corrected: Corrected | None = None
    corrections: tuple[Correction, ...] = ()

    def is_yours(self, subject: Subject | None) -> bool:
        """Whether a person said what ``subject`` is."""
        if self.corrected is None or subject is None or isinstance(subject, When):
            return False
        by = self.corrected.entities if isinstance(subject, Entity) else self.corrected.quotes
        return subject.id in by

    def quotes(self, *, turns: bool = True) -> Iterable[Quote]:
        """The quotes that are shown, in text order; ``turns`` are a transcript's, behind "NAME:"."""
        found = self.annotations.quotes if self.annotations else ()
        return (
            quote
            for quote in found
            if self.indirect or quote.kind != "indirect" or (turns and self._is_turn(quote))
        )

    def named(self, *kinds: Kind) -> list[Entity]:
        """The entities of ``kinds`` that have a name, most mentioned first."""
        found = self.annotations.entities if self.annotations else ()
        entities = [e for e in found if e.kind in kinds and e.named and e.mentions]
        return sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0].start))

    def _is_turn(self, quote: Quote) -> bool:
        return quote.cue_span is not None and self.article.text[slice(*quote.cue_span)] == ":"


def kind_style(kind: Kind) -> str:
    """The name of the style of ``kind``: kinds without a colour of their own share "other"."""
    return kind if kind in _COLOURED else "other"


def entity_item(article: Article, entity: Entity) -> Item:
    """An entity, with a line for each mention; it leads to the first by name."""
    children = tuple(mention_item(article, mention) for mention in entity.mentions)
    first = next((m for m in entity.mentions if m.form == "name"), entity.mentions[0])
    span = (first.start, first.end)
    return Item(
        entity.name, str(len(children)), kind_style(entity.kind), span, children, subject=entity
    )


def mention_item(article: Article, mention: Mention | When) -> Item:
    """The words about a mention, on its own line of the text."""
    text = article.text
    farthest = max(0, mention.start - _SNIPPET)
    line_start = text.rfind("\n", max(0, farthest - 1), mention.start) + 1
    start = line_start or farthest
    end = text.find("\n", mention.end, mention.end + 2 * _SNIPPET)
    end = end if end >= 0 else min(len(text), mention.end + 2 * _SNIPPET)
    before = "…" if start > line_start else ""
    return Item(before + clean(text[start:end]), span=(mention.start, mention.end))


def quote_item(article: Article, quote: Quote) -> Item:
    """The words of a quote; "probably" where the speaker is none too sure."""
    words = clean(article.text[quote.start : min(quote.end, quote.start + _LONGEST)])
    unsure = quote.speaker is not None and quote.confidence < PROBABLE
    detail = "probably" if unsure else ""
    return Item(words, detail, "quote", (quote.start, quote.end), subject=quote)


def section(label: str, lines: Iterable[Item]) -> tuple[Item, ...]:
    """``lines`` under a heading with their number; nothing where there are none."""
    children = tuple(lines)
    if not children:
        return ()
    return (Item(label, str(len(children)), "lines", children[0].span, children, unfolded=True),)


def clean(words: str) -> str:
    """``words`` on one line, with nothing in them that a terminal would obey."""
    return harmless(" ".join(words.split()))
