"""``newsread_places``: which place is meant, and who belongs to one."""

import re

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.annotations import Mention
from reader.engine.components.places import Places
from reader.engine.findings import FoundEntity, FoundQuote, findings

MARK = re.compile(r"\[(\w+):([^\]]*)\]")
BLANK = spacy.blank("en")

pytestmark = pytest.mark.usefixtures("places")


def located(marked):
    """The findings of a text in which "[kind:words]" marks the entities found so far."""
    text, entities, offset = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[offset : match.start()]
        kind, words = match.groups()
        entity = entities.setdefault((kind, words), FoundEntity(kind, words))
        entity.mentions.append(Mention(len(text), len(text) + len(words)))
        text += words
        offset = match.end()
    doc = BLANK.make_doc(text + marked[offset:])
    findings(doc).entities.extend(entities.values())
    return findings(Places()(doc)), doc.text


def place(marked, name):
    found, _ = located(marked)
    return next(entity.place for entity in found.entities if entity.name == name)


@pytest.mark.parametrize(
    ("marked", "name", "country", "near"),
    [
        (
            "Crowds in [place:Paris] cheered as the [group:French] leader spoke.",
            "Paris",
            "FR",
            48.9,
        ),
        ("A barn burned in [place:Paris], [place:Texas], on Friday.", "Paris", "US", 33.7),
        ("A barn burned in the [place:Texas] town of [place:Paris].", "Paris", "US", 33.7),
        ("[place:LONDON], [place:Ontario] (AP) - Snow fell.", "LONDON", "CA", 43.0),
        ("A storm crossed [place:Georgia] and hit [place:Atlanta].", "Georgia", "US", 33.0),
        ("[place:Georgia] recalled its envoy; [place:Tbilisi] was calm.", "Georgia", "GE", 42.0),
        ("The [place:U.S.] and [place:Britain] signed.", "Britain", "GB", 54.0),
        ("It rained in [place:southern France].", "southern France", "FR", 46.0),
        ("Ships left the [place:Black Sea].", "Black Sea", None, 43.0),
        ("Talks about the [place:Middle East] went on.", "Middle East", None, 29.0),
        ("Old maps call it [place:Bombay].", "Bombay", "IN", 19.1),
    ],
)
def test_the_place_that_the_text_means(marked, name, country, near):
    where = place(marked, name)
    assert where.country == country
    assert where.latitude == pytest.approx(near, abs=1)


def test_a_known_id_is_always_given():
    where = place("Snow fell on [place:Turkey].", "Turkey")
    assert (where.geonames_id, where.country) == (298795, "TR")
    assert where.population > 50_000_000


def test_a_group_belongs_to_its_country():
    assert place("A [group:Turkish] ship sank.", "Turkish").geonames_id == 298795
    assert place("[group:Catholics] prayed.", "Catholics") is None


def test_forms_of_one_name_share_one_sense():
    found, _ = located('[place:Boston] won. "[place:BOSTON]!" The [group:English] stayed away.')
    first, second = (each.place for each in found.entities if each.kind == "place")
    assert first == second


def test_bodies_are_placed_by_the_name_in_theirs():
    leeds = place("[organisation:Leeds City Council] met.", "Leeds City Council")
    assert leeds.country == "GB"
    embassy = place("Guards left the [organisation:Turkish Embassy].", "Turkish Embassy")
    assert embassy.country == "TR"


@pytest.mark.parametrize("name", ["Hope Foundation", "National Bank", "First United", "Acme"])
def test_bodies_that_name_no_place_have_none(name):
    assert place(f"The [organisation:{name}] gave money.", name) is None


def test_what_nobody_knows_stays_unresolved():
    assert place("They met in [place:Qwxzville].", "Qwxzville") is None


def test_a_region_that_nobody_found_is_added():
    found, text = located("She moved to [place:Ada], Okla., in May.")
    added = found.entities[-1]
    assert (added.kind, text[added.mentions[0].start : added.mentions[0].end]) == ("place", "Okla.")
    assert added.place.geonames_id == 4544379


def test_a_dateline_that_nobody_found_is_added():
    found, text = located("NAIROBI, Kenya (AP) — Rain fell.")
    spans = {text[each.start : each.end] for entity in found.entities for each in entity.mentions}
    assert spans == {"NAIROBI", "Kenya"}
    assert {entity.place.country for entity in found.entities} == {"KE"}


def test_a_town_taken_for_a_person_becomes_a_place():
    found, _ = located("Two [person:Wolverhampton] residents met in [person:Wolverhampton].")
    assert found.entities[0].kind == "place"
    assert found.entities[0].place is not None


def test_who_speaks_stays_a_person():
    text = '"Yes" in Winchester'
    doc = BLANK.make_doc(text)
    speaker = FoundEntity("person", "Winchester", mentions=[Mention(9, 19)])
    findings(doc).entities.append(speaker)
    findings(doc).quotes.append(FoundQuote(0, 5, "direct", speaker=speaker))
    Places()(doc)
    assert (speaker.kind, speaker.place) == ("person", None)


def test_an_empty_document():
    assert findings(Places()(BLANK.make_doc(""))).entities == []


NAMES = st.sampled_from(
    ["Paris", "PARIS", "Texas", "Ky.", "the", "U.S.", "County", "counties", "A.A.A.", "(AP)", "é"],
)
GLUE = st.sampled_from(
    [" ", ", ", ". ", "—", "\n", " in ", " of ", " northern ", " and ", "\x00", "🙂"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(NAMES | GLUE, max_size=30), st.data())
def test_whatever_was_found_where_is_never_an_error(parts, data):
    text = "".join(parts)
    doc = BLANK.make_doc(text)
    offsets = st.integers(0, len(text))
    kinds = st.sampled_from(["place", "group", "organisation", "person", "event"])
    for start, end, kind in data.draw(st.lists(st.tuples(offsets, offsets, kinds), max_size=6)):
        if start < end:
            entity = FoundEntity(kind, text[start:end], mentions=[Mention(start, end)])
            findings(doc).entities.append(entity)
    for entity in findings(Places()(doc)).entities:
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
        if entity.place is not None:
            assert -90 <= entity.place.latitude <= 90
            assert -180 <= entity.place.longitude <= 180
