"""The places of an article by country."""

from __future__ import annotations

import collections
from typing import NamedTuple

from reader.annotations import Entity
from reader.app.items import Source
from reader.geography import country_name, is_country

WORLD = "Beyond one country"
UNRESOLVED = "Not resolved"


class Region(NamedTuple):
    """A country with its places: itself first, then those in it, then groups (its people).

    The last regions of an atlas are :data:`WORLD` (continents, seas) and :data:`UNRESOLVED`.
    """

    name: str
    entities: tuple[Entity, ...]

    @property
    def mentions(self) -> int:
        """How often the text speaks of it."""
        return sum(len(entity.mentions) for entity in self.entities)


def atlas(source: Source) -> list[Region]:
    """The countries of the article, most mentioned first, then what lies in none."""
    regions: dict[str, list[Entity]] = collections.defaultdict(list)
    for entity in source.named("place", "group"):
        if entity.place is not None:
            regions[country_name(entity.place) or WORLD].append(entity)
        elif entity.kind == "place":
            regions[UNRESOLVED].append(entity)
    found = [Region(name, tuple(sorted(each, key=_rank))) for name, each in regions.items()]
    last = (WORLD, UNRESOLVED)
    return sorted(found, key=lambda r: (last.index(r.name) if r.name in last else -1, -r.mentions))


def _rank(entity: Entity) -> int:
    if entity.kind == "group":
        return 2
    return 0 if entity.place is not None and is_country(entity.place) else 1
