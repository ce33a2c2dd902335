"""The marks of an article in a real library, and how each change is undone and done again."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specimen import TEXT, spans

from reader.app.marking import Marking
from reader.app.steps import Step, Steps
from reader.article import Article, Paragraph
from reader.errors import ReaderError
from reader.library import Library
from reader.marks import COLOURS


@pytest.fixture
def library():
    with Library.open() as library:
        yield library


@pytest.fixture
def steps():
    return Steps()


@pytest.fixture
def marking(library, article, steps):
    return Marking(library, library.visit(article).article_id, article, steps)


def bodies(marking):
    return [(mark.kind, mark.body) for mark in marking.marks]


def undo(marking, steps):
    what = steps.undo()
    marking.reload()
    return what


def test_each_change_is_undone_in_turn_and_done_again(marking, steps):
    bookmark = marking.add("bookmark", *spans("Hartwell Prize"))
    note = marking.add("note", *spans("Bergen"))
    marking.write(note, "where?", ["ask"])
    marking.written(note)
    before = marking.by_id(note.id)
    marking.write(before, "in Norway", ["fact", "ask"])
    marking.written(before)
    marking.delete(bookmark)
    assert bodies(marking) == [("note", "in Norway")]
    assert undo(marking, steps) == "the deletion of the bookmark"
    assert undo(marking, steps) == "the words of the note"
    assert bodies(marking) == [("bookmark", ""), ("note", "where?")]
    assert marking.by_id(note.id).tags == ("ask",)
    assert undo(marking, steps) == "the note"
    assert undo(marking, steps) == "the bookmark"
    assert undo(marking, steps) is None
    assert marking.marks == ()
    assert [steps.redo() for _ in range(5)] == [
        *("the bookmark", "the note", "the words of the note", "the deletion of the bookmark"),
        None,
    ]
    marking.reload()
    assert [(m.body, m.tags) for m in marking.marks] == [("in Norway", ("fact", "ask"))]


def test_colours_and_places_are_undone(marking, steps):
    highlight = marking.add("highlight", *spans("Bergen"), "pink")
    marking.colour(highlight, "blue")
    marking.place(highlight, *spans("Scotland"))
    assert [(m.anchor.exact, m.colour) for m in marking.marks] == [("Scotland", "blue")]
    assert marking.last_colour() == "blue"
    assert undo(marking, steps) == "the new place of the highlight"
    assert undo(marking, steps) == "the colour of the highlight"
    assert [(m.anchor.exact, m.colour) for m in marking.marks] == [("Bergen", "pink")]


def test_a_lost_mark_that_was_placed_is_lost_again_when_that_is_undone(library, article, steps):
    marking = Marking(library, library.visit(article).article_id, article, steps)
    marking.add("bookmark", *spans("We will not pay for another boat"))
    edited = Article("\n".join(["Nothing else."] * 9 + [TEXT[:300]]), article.source)
    edited = Article(edited.text, article.source, paragraphs=(Paragraph(0, len(edited.text)),))
    visit = library.visit(edited)
    marking = Marking(library, visit.article_id, edited, steps)
    (lost,) = marking.marks
    assert lost.lost
    marking.place(lost, 0, 7)
    assert [(mark.lost, mark.anchor.exact) for mark in marking.marks] == [(False, "Nothing")]
    assert undo(marking, steps) == "the new place of the bookmark"
    assert [(mark.lost, mark.anchor.exact) for mark in marking.marks] == [(True, lost.anchor.exact)]


def test_only_a_note_that_was_just_begun_is_dropped_when_empty(marking, steps):
    note = marking.add("note", *spans("Bergen"))
    marking.write(note, "where?", ())
    marking.written(note)
    known = marking.by_id(note.id)
    marking.write(known, "", ())
    marking.written(known)
    assert bodies(marking) == [("note", "")]
    marking.add("note", *spans("Thursday"))
    marking.finish()
    assert bodies(marking) == [("note", "")]
    assert undo(marking, steps) == "the words of the note"
    assert undo(marking, steps) == "the note"


def test_a_note_that_has_tags_alone_is_kept(marking):
    note = marking.add("note", *spans("Bergen"))
    marking.write(note, "", ["ask"])
    marking.written(note)
    assert [mark.tags for mark in marking.marks] == [("ask",)]


def test_the_shortest_mark_on_a_place_comes_first(marking):
    long = marking.add("bookmark", *spans("Mairi Sinclair, who has counted seabirds"))
    short = marking.add("highlight", *spans("counted"))
    start, end = spans("counted")
    assert [mark.id for mark in marking.on(start, start + 1)] == [short.id, long.id]
    assert marking.on(long.anchor.end, long.anchor.end + 1) == []
    assert marking.on(long.anchor.start - 1, long.anchor.start) == []
    assert marking.exactly(start, end, "highlight").id == short.id
    assert marking.exactly(start, end, "note") is None


def test_a_mark_without_extent_stands_on_the_words_there(marking):
    mark = marking.add("bookmark", 0, 0)
    assert TEXT.startswith(mark.anchor.exact)
    assert mark.anchor.exact


def test_what_another_reader_did_is_seen_and_undone_all_the_same(marking, article, steps):
    note = marking.add("note", *spans("Bergen"))
    with Library.open() as other:
        theirs = Marking(other, other.visit(article).article_id, article, Steps())
        theirs.delete(note)
        theirs.add("bookmark", *spans("Scotland"))
    marking.reload()
    assert bodies(marking) == [("bookmark", "")]
    assert undo(marking, steps) == "the note"
    assert bodies(marking) == [("bookmark", "")]


def test_a_step_that_fails_is_there_to_be_tried_again(marking, steps, newsread_home):
    marking.add("bookmark", *spans("Bergen"))
    library = newsread_home / "data" / "library.db"
    library.rename(library.with_suffix(".away"))
    for _ in range(2):
        with pytest.raises((ReaderError, sqlite3.Error)):
            steps.undo()
    library.with_suffix(".away").rename(library)
    assert undo(marking, steps) == "the bookmark"
    assert marking.marks == ()


class Ledger:
    """Numbers that come and go by steps."""

    def __init__(self):
        self.there = set()
        self.steps = Steps()

    def put(self, number):
        self.there.add(number)
        self.steps.add(
            Step(str(number), lambda: self.there.remove(number), lambda: self.there.add(number))
        )


@given(st.lists(st.sampled_from(["put", "undo", "redo"]), max_size=30))
def test_undoing_and_redoing_go_back_and_forth_on_one_line(actions):
    ledger, past, future = Ledger(), [], []
    for number, action in enumerate(actions):
        if action == "put":
            ledger.put(number)
            past, future = [*past, number], []
        elif action == "undo":
            assert ledger.steps.undo() == (str(past[-1]) if past else None)
            past, future = past[:-1], [*future, *past[-1:]]
        else:
            assert ledger.steps.redo() == (str(future[-1]) if future else None)
            past, future = [*past, *future[-1:]], future[:-1]
        assert ledger.there == set(past)


CHANGES = ("add", "colour", "place", "write", "delete")


@settings(max_examples=25, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(CHANGES), st.integers(0, 60), st.integers(0, 4)), max_size=12
    )
)
def test_all_that_was_done_can_be_undone_and_done_again(tmp_path_factory, changes):
    article = Article(TEXT, paragraphs=(Paragraph(0, len(TEXT)),))
    steps = Steps()
    with Library.open(tmp_path_factory.mktemp("library") / "library.db") as library:
        marking = Marking(library, library.visit(article).article_id, article, steps)
        states = [seen(marking)]
        for change, place, number in changes:
            mark = marking.marks[number % len(marking.marks)] if marking.marks else None
            if change == "add":
                marking.add("highlight", place, place + 5, COLOURS[number])
            elif mark is None:
                continue
            elif change == "colour":
                marking.colour(mark, COLOURS[number])
            elif change == "place":
                marking.place(mark, place, place + 3)
            elif change == "delete":
                marking.delete(mark)
            else:
                marking.write(mark, f"{mark.body}{number}", [str(place)])
                marking.written(mark)
            states.append(seen(marking))
        for state in reversed(states[:-1]):
            undo(marking, steps)
            assert seen(marking) == state
        for state in states[1:]:
            steps.redo()
            marking.reload()
            assert seen(marking) == state


def seen(marking):
    return [(m.id, m.anchor, m.colour, m.body, m.tags, m.lost) for m in marking.marks]
