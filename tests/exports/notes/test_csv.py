"""Readwise's columns."""

import csv
import io

import any_notes
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article
from reader.exports.notes import Annotated
from reader.exports.notes import csv as export
from reader.marks import Anchor, Mark


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_mark_is_a_row():
    article = Article(
        text="", source="https://example.org/a", title="=Ferry", byline="By Ann Other"
    )
    mark = Mark(
        0,
        "note",
        Anchor(40, 45, "nine, or\nten", "", ""),
        "+ask",
        "2024-05-03T10:11:12.5+00:00",
        tags=("Follow up", "sea"),
    )
    (row,) = rows(export.write([Annotated(article, (mark,))]))
    assert row == {
        "Highlight": "nine, or\nten",
        "Title": "'=Ferry",
        "Author": "Ann Other",
        "URL": "https://example.org/a",
        "Note": ".Follow-up .sea\n+ask",
        "Location": "40",
        "Date": "2024-05-03 10:11:12",
    }


@given(st.lists(any_notes.annotated(), max_size=3))
def test_every_mark_has_a_row_and_no_cell_is_a_formula(annotated):
    read = rows(export.write(annotated))
    assert len(read) == sum(len(one.marks) for one in annotated)
    for row in read:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
