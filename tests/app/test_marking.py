"""The marks of an article in a real library, and how each change is undone."""

import pytest
from specimen import TEXT, spans

from reader.app.marking import Marking
from reader.library import Library


@pytest.fixture
def library():
    with Library.open() as library:
        yield library


@pytest.fixture
def marking(library, article):
    return Marking(library, library.visit(article).article_id, article)


def bodies(marking):
    return [(mark.kind, mark.body) for mark in marking.marks]


def test_each_change_is_undone_in_turn(marking):
    bookmark = marking.add("bookmark", *spans("Hartwell Prize"))
    note = marking.add("note", *spans("Bergen"))
    marking.write(note, "where?")
    marking.finish()
    before = marking.by_id(note.id)
    marking.write(before, "in Norway")
    marking.edited(before)
    marking.delete(bookmark)
    assert bodies(marking) == [("note", "in Norway")]
    assert marking.undo() == "bookmark back"
    assert marking.undo() == "note as it was"
    assert bodies(marking) == [("bookmark", ""), ("note", "where?")]
    assert marking.undo() == "note removed"
    assert marking.undo() == "bookmark removed"
    assert marking.undo() is None
    assert marking.marks == ()


def test_only_a_note_that_was_just_begun_is_dropped_when_empty(marking):
    note = marking.add("note", *spans("Bergen"), body="where?")
    marking.finish()
    marking.write(note, "")
    marking.finish()
    assert bodies(marking) == [("note", "")]
    marking.add("note", *spans("Thursday"))
    marking.finish()
    assert bodies(marking) == [("note", "")]
    assert marking.undo() == "note removed"


def test_the_shortest_mark_on_a_place_comes_first(marking):
    long = marking.add("bookmark", *spans("Mairi Sinclair, who has counted seabirds"))
    short = marking.add("note", *spans("counted"), body="how?")
    start, _ = spans("counted")
    assert [mark.id for mark in marking.on(start, start + 1)] == [short.id, long.id]
    assert marking.on(long.anchor.end, long.anchor.end + 1) == []
    assert marking.on(long.anchor.start - 1, long.anchor.start) == []


def test_a_mark_without_extent_stands_on_the_words_there(marking):
    mark = marking.add("bookmark", 0, 0)
    assert TEXT.startswith(mark.anchor.exact)
    assert mark.anchor.exact


def test_what_another_reader_did_is_seen_and_undone_all_the_same(marking, article):
    note = marking.add("note", *spans("Bergen"), body="where?")
    with Library.open() as other:
        theirs = Marking(other, other.visit(article).article_id, article)
        theirs.delete(note)
        theirs.add("bookmark", *spans("Scotland"))
    marking.reload()
    assert bodies(marking) == [("bookmark", "")]
    assert marking.undo() == "note removed"
    assert bodies(marking) == [("bookmark", "")]
