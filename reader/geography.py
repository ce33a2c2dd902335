"""What is known of a place, in words for people: its country and where it lies."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import NamedTuple

from reader.annotations import Place

PROBABLE = 0.7
"""A place told from its namesakes with less confidence than this is shown as "probably"."""

CREDIT = "Places: GeoNames, CC BY 4.0"


class Country(NamedTuple):
    """A country or territory: its name in English and its GeoNames id."""

    name: str
    geonames_id: int


def country(code: str) -> Country | None:
    """The country with the ISO 3166 ``code`` ("NO"), or None."""
    return _countries().get(code)


def country_name(place: Place) -> str:
    """The name of the country that ``place`` lies in; "" for a sea, a continent and the like."""
    if place.country is None:
        return ""
    known = country(place.country)
    return known.name if known else place.country


def is_country(place: Place) -> bool:
    """Whether ``place`` is a country itself, and not a place in one."""
    known = country(place.country) if place.country else None
    return known is not None and known.geonames_id == place.geonames_id


def is_probable(place: Place) -> bool:
    """Whether another place of that name may well be meant."""
    return place.confidence is not None and place.confidence < PROBABLE


def coordinates(place: Place) -> str:
    """Where ``place`` lies, in degrees: "60.15° N  1.15° W"; "" where that is not known."""
    if place.latitude is None or place.longitude is None:
        return ""
    north, east = place.latitude, place.longitude
    return f"{abs(north):.2f}° {'N' if north >= 0 else 'S'}  {abs(east):.2f}° {'E' if east >= 0 else 'W'}"


@functools.cache
def _countries() -> dict[str, Country]:
    lines = files("reader").joinpath("data/countries.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: Country(name, int(number)) for code, number, name in rows}
