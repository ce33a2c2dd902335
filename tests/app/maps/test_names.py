"""Marks and names on a map."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.annotations import Entity, Mention, Place
from reader.app.maps.names import AREA, POINT, signs, spot
from reader.app.maps.projection import View, fitted_view


def entity(name, latitude=60.0, longitude=5.0, **place):
    return Entity(
        0, "place", name, mentions=(Mention(0, 1),), place=Place(latitude, longitude, **place)
    )


def test_a_country_is_an_area_and_what_is_not_sure_has_a_question_mark():
    bergen = spot(entity("Bergen", confidence=0.4))
    norway = spot(entity("Norway", country="NO", geonames_id=3144096))
    assert (bergen.name, bergen.area) == ("Bergen?", False)
    assert (norway.name, norway.area) == ("Norway", True)
    view = fitted_view([(5, 60)], 40, 10)
    assert [s.text for s in signs(view, [bergen], None)] == [POINT, "Bergen?"]
    assert [s.text for s in signs(view, [norway], None)] == [AREA, "Norway"]


def test_what_lies_nowhere_has_no_spot():
    assert spot(Entity(0, "place", "Nowhere")) is None
    assert spot(Entity(0, "place", "Europe", place=Place(geonames_id=6255148))) is None


def test_names_stand_beside_their_marks_and_the_chosen_one_has_the_place_first():
    spots = [spot(entity(name)) for name in ("Lower", "Upper")]
    view = View(5, 60, 0.5, 40, 9)
    texts = [sign.text for sign in signs(view, spots, None)]
    assert texts == [POINT, "Lower"]  # one cell holds one mark
    assert [sign.text for sign in signs(view, spots, 1)] == [POINT, "Upper"]


@given(
    st.lists(
        st.tuples(
            st.text("ab漢 é", min_size=1, max_size=30), st.floats(-89, 89), st.floats(-179, 179)
        ),
        min_size=1,
        max_size=25,
    ),
    st.integers(10, 80),
    st.integers(3, 24),
)
def test_nothing_on_the_map_lies_on_anything_else_or_outside(places, columns, rows):
    spots = [spot(entity(*place)) for place in places]
    view = fitted_view([(s.longitude, s.latitude) for s in spots], columns, rows)
    taken = set()
    for sign in signs(view, spots, 0):
        cells = {(sign.row, sign.column + i) for i in range(cell_len(sign.text))}
        assert not cells & taken
        taken |= cells
    assert all(0 <= row < rows and 0 <= column < columns for row, column in taken)
