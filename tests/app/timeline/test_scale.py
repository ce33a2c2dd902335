"""The scale of time: from hours to centuries, with outliers."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.timeline.lanes import bars
from reader.app.timeline.scale import BREAK, scale
from reader.app.timeline.ticks import ticks
from reader.times import Stretch, meaning

STRETCHES = st.lists(
    st.tuples(st.floats(1, 3_652_000), st.sampled_from([0.001, 1, 7, 30, 365, 36_525])).map(
        lambda told: Stretch(told[0], min(told[0] + told[1], 3_652_060.0))
    ),
    min_size=1,
    max_size=40,
)


def stretches(*values):
    return [meaning(value).stretch for value in values]


@given(STRETCHES, st.integers(1, 200))
def test_the_pieces_fill_the_width_and_follow_each_other(told, columns):
    drawn = scale(told, columns)
    assert drawn.pieces[0].left == 0
    assert drawn.pieces[-1].right == columns
    for before, after in itertools.pairwise(drawn.pieces):
        assert after.left - before.right == BREAK
        assert before.end <= after.start
    assert all(piece.start < piece.end and piece.left < piece.right for piece in drawn.pieces)


@given(STRETCHES, st.integers(1, 200))
def test_what_is_later_is_not_drawn_earlier_and_all_lies_on_the_scale(told, columns):
    drawn = scale(told, columns)
    spans = [drawn.columns(stretch) for stretch in sorted(told)]
    assert all(0 <= first <= last < columns for first, last in spans)
    assert [first for first, _ in spans] == sorted(first for first, _ in spans)


@given(STRETCHES, st.integers(1, 200))
def test_ticks_stand_apart_on_their_pieces(told, columns):
    for piece in scale(told, columns).pieces:
        found = ticks(piece)
        assert all(piece.left <= tick.column < piece.right for tick in found)
        assert all(
            after.column - before.column > len(before.label)
            for before, after in itertools.pairwise(found)
        )


@given(STRETCHES, st.integers(1, 120), st.integers(1, 9))
def test_every_stretch_has_a_bar_and_only_the_highest_lane_is_shared(told, columns, lanes):
    told = sorted(told)
    placed = bars(scale(told, columns), told, lanes)
    assert sorted(bar.moment for bar in placed) == list(range(len(told)))
    taken = set()
    for bar in placed:
        assert 0 <= bar.lane < lanes
        if bar.lane < lanes - 1:
            cells = {(bar.lane, column) for column in range(bar.first, bar.last + 1)}
            assert not cells & taken
            taken |= cells


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (["2024-11-07T10:00", "2024-11-07T18:30"], "11:00"),
        (["2024-11-01", "2024-11-20"], "7"),
        (["2024-02", "2024-11"], "Jul"),
        (["1962", "1998"], "1980"),
        (["1400", "18"], "1600"),
    ],
)
def test_the_ticks_are_of_the_size_of_what_is_told(values, labels):
    (piece,) = scale(stretches(*values), 100).pieces
    assert labels in [tick.label for tick in ticks(piece)]


def test_an_outlier_has_a_piece_of_its_own():
    days = [f"2024-11-{day:02d}" for day in range(1, 20)]
    drawn = scale(stretches("1776", *days), 100)
    assert len(drawn.pieces) == 2
    columns = [drawn.column(stretch.start) for stretch in stretches(*days)]
    assert len(set(columns)) == len(days)


def test_days_of_one_year_need_no_break():
    every = [f"2024-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 28, 3)]
    assert len(scale(stretches(*every), 100).pieces) == 1


def test_two_dates_are_drawn_on_one_even_scale():
    assert len(scale(stretches("1998", "2024-11-07"), 100).pieces) == 1


def test_the_first_and_the_last_year_have_a_scale():
    drawn = scale(stretches("0001", "9999-12-31"), 80)
    assert drawn.pieces[-1].right == 80
    assert all(ticks(piece) for piece in drawn.pieces)
