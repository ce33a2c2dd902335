"""Countries and coordinates in words."""

from reader.annotations import Place
from reader.geography import coordinates, country, country_name, is_country, is_probable


def test_countries_have_a_name_and_an_id():
    assert country("NO") == ("Norway", 3144096)
    assert country("XK").name == "Kosovo"
    assert country("??") is None
    assert country_name(Place(country="NL")) == "Netherlands"
    assert country_name(Place(country="??")) == "??"
    assert country_name(Place()) == ""


def test_a_country_is_told_from_a_place_in_it():
    assert is_country(Place(country="NO", geonames_id=3144096))
    assert not is_country(Place(country="NO", geonames_id=3143244))
    assert not is_country(Place(geonames_id=6255148))


def test_coordinates_name_their_quarter_of_the_world():
    assert coordinates(Place(60.15, -1.15)) == "60.15° N  1.15° W"
    assert coordinates(Place(-18.1416, 178.4415)) == "18.14° S  178.44° E"
    assert coordinates(Place(0.0, 0.0)) == "0.00° N  0.00° E"
    assert coordinates(Place(None, 3.0)) == ""


def test_a_place_of_little_confidence_is_probable():
    assert is_probable(Place(confidence=0.5))
    assert not is_probable(Place(confidence=0.9))
    assert not is_probable(Place())
