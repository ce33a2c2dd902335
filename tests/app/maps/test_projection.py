"""Where on the map a place lies, and which map fits places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.app.maps.projection import View, fitted_view, turned

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-90, 90)
PLACES = st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=1, max_size=12)
SIZES = st.tuples(st.integers(20, 160), st.integers(8, 60))


@given(PLACES, SIZES)
@example([(0.0, 0.0), (31.0, 90.0)], (20, 52))  # held within the world, its middle moves
def test_a_fitted_map_shows_every_place(places, size):
    view = fitted_view(places, *size)
    assert all(view.cell(*place) is not None for place in places)


@given(st.tuples(LONGITUDES, LATITUDES), SIZES, st.floats(0.02, 3))
def test_a_point_of_the_map_shows_the_place_that_lies_there(middle, size, scale):
    view = View(*middle, scale, *size).kept()
    longitude, latitude = view.place(size[0] / 2 + 3, size[1] / 2 + 1)
    x, y = view.dot(longitude, latitude)
    if abs(turned(longitude - view.longitude)) < 170 and abs(latitude) < 90:
        assert (x / 2, y / 4) == pytest.approx((size[0] / 2 + 3, size[1] / 2 + 1), abs=1e-6)


@given(
    st.lists(
        st.sampled_from(["left", "right", "up", "down", "in", "out", "wide", "narrow"]),
        max_size=30,
    )
)
def test_however_it_is_moved_the_map_stays_within_the_world(moves):
    view = fitted_view([(178.4, -18.1)], 80, 24)
    for move in moves:
        view = {
            "left": lambda v: v.moved(-40, 0),
            "right": lambda v: v.moved(40, 0),
            "up": lambda v: v.moved(0, -40),
            "down": lambda v: v.moved(0, 40),
            "in": lambda v: v.zoomed(4),
            "out": lambda v: v.zoomed(0.25),
            "wide": lambda v: v.sized(160, 50),
            "narrow": lambda v: v.sized(20, 10),
        }[move](view)
        half = view.height * view.scale / 2
        assert view.latitude == 0 or abs(view.latitude) + half <= 90 + 1e-6
        assert -180 <= view.longitude < 180
        assert 0 < view.scale <= max(180 / view.height, 360 / view.width) + 1e-9


def test_places_on_both_sides_of_the_date_line_are_neighbours():
    fiji, samoa = (178.44, -18.14), (-171.77, -13.83)
    view = fitted_view([fiji, samoa], 100, 30)
    assert abs(turned(view.longitude - 180)) < 10
    assert view.east_scale * view.width < 60
    assert view.cell(*fiji)[0] < view.cell(*samoa)[0]


def test_a_single_place_is_shown_with_its_region_and_a_continent_on_demand():
    near, far = (fitted_view([(5.3, 60.4)], 60, 20, least) for least in (16, 44))
    assert near.scale * near.width == pytest.approx(16)
    assert far.scale * far.width == pytest.approx(44)


def test_a_degree_of_longitude_is_as_wide_as_at_the_middle_of_the_map():
    assert View(0, 60, 0.1, 40, 10).east_scale == pytest.approx(0.2)
    assert View(0, 0, 0.1, 40, 10).east_scale == pytest.approx(0.1)
    assert View(0, 89.9, 0.1, 40, 10).east_scale == pytest.approx(0.4)


def test_zooming_leaves_the_place_that_it_is_about_where_it_is():
    view = View(10, 50, 0.2, 80, 24)
    before = view.dot(12, 51)
    zoomed = view.zoomed(2, (12, 51))
    assert zoomed.scale == pytest.approx(0.1)
    assert zoomed.dot(12, 51) == pytest.approx(
        before, abs=2
    )  # a degree is as wide as at the middle


def test_nowhere_is_the_whole_world():
    view = fitted_view([], 120, 40)
    assert view.width * view.scale == pytest.approx(360)
    assert (view.longitude, view.latitude) == (0, 0)
