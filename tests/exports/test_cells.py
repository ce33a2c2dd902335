"""Comma-separated values that are values and nothing else."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exports import cells

cell = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("x")'],
)
def test_no_cell_is_a_formula(formula):
    assert cells.inert(formula) == "'" + formula


@pytest.mark.parametrize("text", ["", "a=1", "3 - 1", "'=", "“=1”", ".tag", "1"])
def test_other_cells_are_as_they_were(text):
    assert cells.inert(text) == text


@given(st.lists(st.lists(cell, min_size=2, max_size=4), max_size=4))
def test_a_table_is_read_back(rows):
    text = cells.table(rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [[cells.inert(one) for one in row] for row in rows]
    for row in read:
        for one in row:
            assert not one.lstrip().startswith(("=", "+", "-", "@"))
