"""Who, what and when of an article, in the order in which a report tells them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.annotations import Annotations, Entity, Kind, When
from reader.times import Meaning, meaning

TITLES: dict[Kind, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "group": "Groups",
    "event": "Events",
    "work": "Works",
    "product": "Products",
    "law": "Laws",
    "other": "Others",
}
"""What the entities of a kind are called together, in the order of a report."""


class Dated(NamedTuple):
    """A temporal expression and what its value means."""

    when: When
    meaning: Meaning


def named(annotations: Annotations) -> Iterator[tuple[Kind, list[Entity]]]:
    """The named entities of each kind that there are any of, those mentioned most first."""
    for kind in TITLES:
        found = [entity for entity in annotations.entities if entity.kind == kind and entity.named]
        if found:
            yield kind, sorted(found, key=lambda entity: -len(entity.mentions))


def dates(annotations: Annotations) -> list[Dated]:
    """The temporal expressions that have a place in the calendar, in the order of time; the rest after."""
    dated = [Dated(when, meaning(when.value, when.type)) for when in annotations.dates]
    return sorted(
        dated, key=lambda one: (one.meaning.stretch is None, one.meaning.stretch or (0, 0))
    )
