"""The outlines of the world, and how they are drawn."""

import itertools

import pytest

from reader.app.maps.braille import braille, picture
from reader.app.maps.outlines import outlines
from reader.app.maps.projection import View, fitted_view


def dots(drawn):
    return sum(pattern.bit_count() for pattern in drawn)


@pytest.mark.parametrize("fine", [False, True])
def test_outlines_lie_on_the_globe_without_leaps(fine):
    told = outlines(fine=fine)
    assert {outline.kind for outline in told} == {"coast", "border"}
    for outline in told:
        assert len(outline.xs) == len(outline.ys) >= 2
        assert outline.west >= -200
        assert outline.east <= 200
        assert -90 <= outline.south <= outline.north <= 90
        assert all(abs(b - a) < 40 for a, b in itertools.pairwise(outline.xs))


def test_the_fine_outlines_tell_more():
    assert len(outlines(fine=True)) > 2 * len(outlines(fine=False))


def test_no_outline_runs_along_the_date_line_or_the_pole():
    for outline in outlines(fine=True):
        for (x, y), (u, v) in itertools.pairwise(zip(outline.xs, outline.ys, strict=True)):
            assert not (abs(abs(x) - 180) < 0.01 and abs(x - u) < 0.01 and abs(v - y) > 0.5)
            assert max(y, v) > -89.9


def test_coasts_and_borders_are_drawn_apart():
    niger = picture(fitted_view([(8.0, 17.6)], 40, 12))
    assert dots(niger.border) > 20
    assert dots(niger.coast) == 0
    fiji = picture(fitted_view([(178.4, -18.1)], 60, 20))
    assert dots(fiji.coast) > 20
    assert dots(fiji.border) == 0


def test_the_map_goes_on_across_the_date_line():
    west, middle, east = (picture(View(x, 66, 0.25, 60, 16)).coast for x in (165, 180, -165))
    assert all(dots(drawn) for drawn in (west, middle, east))
    columns = range(60)
    halves = [
        sum(bool(middle[row * 60 + column]) for row in range(16) for column in half)
        for half in (columns[:30], columns[30:])
    ]
    assert min(halves) > 10  # Chukotka at the left, Alaska at the right


def test_the_whole_world_is_drawn_once_however_wide_the_map():
    wide = picture(View(0, 0, 9, 200, 20).kept())
    columns = [x for x in range(200) if any(wide.coast[row * 200 + x] for row in range(20))]
    assert max(columns) - min(columns) <= 360 / (View(0, 0, 9, 200, 20).kept().scale * 2) + 1


@pytest.mark.parametrize("latitude", [-90, -75, 75, 90])
def test_the_poles_are_drawn_without_exception(latitude):
    drawn = picture(View(0, latitude, 0.5, 80, 24).kept())
    assert len(drawn.coast) == len(drawn.border) == 80 * 24


def test_a_dot_stands_where_a_terminal_shows_it():
    assert braille(0x01) == "⠁"
    assert braille(0xFF) == "⣿"
