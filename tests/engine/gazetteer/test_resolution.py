"""Names of one document explain each other."""

import pytest

from reader.engine.gazetteer import contexts
from reader.engine.gazetteer.candidates import Candidate
from reader.engine.gazetteer.resolution import Toponym, prior, resolve


def city(number, country, region, population, at=(0.0, 0.0)):
    return Candidate(number, number, "city", country, region, *at, population)


BIG, SMALL = city(1, "AA", "AA.1", 500_000), city(2, "BB", "BB.1", 40_000, (30.0, 30.0))


def test_alone_the_bigger_namesake_is_meant():
    name = Toponym((BIG, SMALL), weight=1.0)
    resolve([name])
    assert name.sense is BIG
    assert name.support == 0


def test_neighbours_make_the_smaller_one_likelier():
    name = Toponym((BIG, SMALL), weight=1.0)
    others = [
        Toponym((city(number, "BB", "BB.1", 5_000, (30.2, 30.2)),), weight=1.0) for number in (3, 4)
    ]
    resolve([name, *others])
    assert name.sense is SMALL
    assert name.support > 0


def test_the_vocabulary_tells_where_an_article_is_at_home():
    name = Toponym((BIG, SMALL), weight=1.0)
    resolve([name], {"BB": 3.0})
    assert name.sense is SMALL


def test_what_a_place_is_said_to_lie_in_decides():
    country = Candidate(9, 9, "country", "BB", None, 30.0, 30.0, 1_000_000)
    name, container = Toponym((BIG, SMALL), weight=1.0), Toponym((country,))
    assert contexts.contain(name, container)
    resolve([name, container])
    assert name.sense is SMALL


def test_with_many_namesakes_alike_none_is_chosen():
    alike = tuple(city(number, f"C{number}", None, 1000) for number in range(12))
    name = Toponym(alike, weight=1.0)
    resolve([name])
    assert name.sense is None
    assert sum(name.chances) == pytest.approx(1)


def test_nothing_to_resolve_is_no_error():
    resolve([])
    resolve([Toponym(())])


def test_countries_come_before_towns_of_their_name():
    country = Candidate(1, 1, "country", "AA", None, 0.0, 0.0, 3_000_000)
    assert prior(country) > prior(city(2, "BB", "BB.1", 200_000))


def test_clues_of_both_spellings():
    assert contexts.home_countries("the sheriff said") == {"US": pytest.approx(0.6)}
    assert "US" not in contexts.home_countries("the theatre in the town centre")
    assert contexts.home_countries("") == {}
