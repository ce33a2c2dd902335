"""The places that a name may mean."""

from __future__ import annotations

import dataclasses
import math

from reader.annotations import Place
from reader.engine.gazetteer.sources import PlaceKind

_DEGREE = 111.2
"""Kilometres in a degree of latitude."""


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer, found under some name.

    ``number`` is its rank by size, and its identity. ``main`` is false where the name is one that
    it is seldom known by (in another language, say).
    """

    number: int
    geonames_id: int | None
    kind: PlaceKind
    country: str | None
    region: str | None
    latitude: float
    longitude: float
    population: int
    capital: bool = False
    main: bool = True

    @property
    def place(self) -> Place:
        """The place as it leaves the engine."""
        return Place(
            latitude=round(self.latitude, 4),
            longitude=round(self.longitude, 4),
            country=self.country,
            geonames_id=self.geonames_id,
            population=self.population or None,
        )

    def inside(self, other: Candidate) -> bool:
        """Whether this place lies in ``other``, a country, a region or a county."""
        if self.number == other.number or self.country != other.country:
            return False
        if other.kind == "country":
            return self.kind != "country"
        if self.region != other.region or self.region is None:
            return False
        if other.kind == "region":
            return self.kind != "region"
        return other.kind == "county" and self.kind == "city" and self.distance(other) <= 80

    def distance(self, other: Candidate) -> float:
        """Kilometres to ``other``, on a plane: good for short ones."""
        narrowing = math.cos(math.radians(self.latitude))
        north = self.latitude - other.latitude
        east = (self.longitude - other.longitude) * narrowing
        return _DEGREE * math.hypot(north, east)
