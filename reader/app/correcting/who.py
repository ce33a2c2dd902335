"""Choosing among the entities of an article, or naming a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reader.annotations import Annotations, Entity, Kind
from reader.app.correcting.choices import Choice, Line, Page, Ticks, shortened
from reader.app.correcting.keeping import Edit
from reader.article import Article
from reader.corrections import EntityRef
from reader.library import anchors

_SPEAKING: tuple[Kind, ...] = ("person", "organisation", "group")
"""The kinds that speak."""


class New(NamedTuple):
    """An entity that may be made: of which kinds, and its name where none is typed ("": none then)."""

    kinds: tuple[Kind, ...]
    name: str = ""


class Who:
    """The entities of an article, to choose from."""

    def __init__(self, article: Article, found: Annotations) -> None:
        self._text = article.text
        self._entities = found.entities

    def page(
        self,
        title: str,
        decide: Callable[[EntityRef, Ticks], Edit],
        entities: Iterable[Entity],
        new: New | None = None,
        ticks: Iterable[Choice] = (),
    ) -> Page:
        """A page that asks which of ``entities``, in this order, or which ``new`` one is meant."""
        ordered, ticking = list(entities), list(ticks)

        def lines(typed: str, ticked: Ticks) -> list[Line]:
            wanted = typed.casefold().split()
            known: list[Line] = [
                Choice(
                    entity.name,
                    decide(self.ref(entity), ticked),
                    detail=f"{entity.kind}, {counted(len(entity.mentions), 'mention')}",
                    kind=entity.kind,
                )
                for entity in ordered
                if all(word in entity.name.casefold() for word in wanted)
            ]
            name = " ".join(typed.split()) or (new.name if new else "")
            made = [
                Choice(f"New {kind} “{name}”", decide(EntityRef(name, kind), ticked), kind=kind)
                for kind in (new.kinds if new and name else ())
            ]
            first, last = (made, []) if not typed else ([], made)
            return [*first, *shortened(known), *last, *ticking]

        return Page(title, lines, placeholder="Find, or name somebody new" if new else "Find")

    def ref(self, entity: Entity) -> EntityRef:
        """``entity`` as corrections speak of it."""
        mentions = sorted(entity.mentions, key=lambda mention: mention.form != "name")
        anchor = next((anchors.make(self._text, m.start, m.end) for m in mentions), None)
        return EntityRef(entity.name, entity.kind, anchor)

    def likest(self, name: str, kind: Kind | None = None) -> list[Entity]:
        """All entities: first those that share a word with ``name``, then those of ``kind``."""
        words = set(name.casefold().split())
        return sorted(
            self._entities,
            key=lambda e: (
                words.isdisjoint(e.name.casefold().split()),
                e.kind != kind,
                -len(e.mentions),
            ),
        )

    def holding(self, words: str) -> list[Entity]:
        """The entities whose names hold all of ``words``, as "Mairi Sinclair" holds "Sinclair"."""
        wanted = set(words.casefold().split())
        return [e for e in self._entities if e.named and wanted <= set(e.name.casefold().split())]

    def nearest(self, offset: int) -> list[Entity]:
        """All entities: first those that speak, each mentioned nearer to ``offset`` than the next."""
        far = len(self._text)
        return sorted(
            self._entities,
            key=lambda e: (
                e.kind not in _SPEAKING,
                min((abs(mention.start - offset) for mention in e.mentions), default=far),
            ),
        )


def counted(number: int, thing: str) -> str:
    """``number`` of ``thing`` in words: "1 mention", "3 mentions"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
