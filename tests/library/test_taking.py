"""Marks from elsewhere: known by their UUID, found in the texts that are here, all or nothing."""

import uuid

import any_notes
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from reader.article import Article
from reader.errors import ReaderError
from reader.library import Library, anchors
from reader.library.records import Taken
from reader.marks import Anchor, Mark

TEXT = "The ferry to Gull Island sails at nine.\nIts captain, Jo Penhale, likes fog.\n"
ARTICLE = Article(text=TEXT, source="/news/ferry.txt", title="Ferry")
THEN, LATER = "2024-05-03T10:00:00.000000+00:00", "2024-05-04T10:00:00.000000+00:00"


def anchor(words, text=TEXT):
    start = text.index(words)
    return anchors.make(text, start, start + len(words))


def mark(words="Gull Island", text=TEXT, **known):
    known = {"kind": "note", "body": "where?", "created": THEN, "changed": THEN, **known}
    return Mark(id=0, anchor=anchor(words, text), uid=str(uuid.uuid4()), **known)


def unread(source):
    return Article(text="", source=source)


def marks_of(library, article=ARTICLE):
    return library.visit(article).marks


def test_marks_come_with_their_article(library):
    one = mark(colour="blue", tags=("sea", "islands"))
    two = mark("fog", kind="highlight", body="")
    assert library.take([(ARTICLE, None, [two, one])]) == Taken(2, 0, 0)
    (recent,) = library.recent()
    assert (recent.title, recent.marks) == ("Ferry", 2)
    kept = marks_of(library)
    assert [replace(each, id=0) for each in kept] == [one, replace(two, colour="yellow")]
    assert library.text_of(recent.article_id) == ARTICLE
    assert library.search("islands")[0].mark == kept[0]


def test_taking_again_changes_nothing(library):
    arrived = [(ARTICLE, None, [mark(), mark("fog")])]
    library.take(arrived)
    before = marks_of(library)
    assert library.take(arrived) == Taken(0, 0, 2)
    assert marks_of(library) == before


def test_of_two_versions_the_later_one_stays(library):
    old = mark()
    new = replace(old, body="in the bay", tags=("sea",), changed=LATER)
    library.take([(ARTICLE, None, [old])])
    assert library.take([(ARTICLE, None, [new])]) == Taken(0, 1, 0)
    assert library.take([(ARTICLE, None, [old])]) == Taken(0, 0, 1)
    assert [replace(each, id=0) for each in marks_of(library)] == [new]


def test_what_was_deleted_here_comes_back(library):
    one = mark()
    library.take([(ARTICLE, None, [one])])
    library.delete(marks_of(library)[0].id)
    assert library.take([(ARTICLE, None, [one])]) == Taken(0, 1, 0)
    assert [replace(each, id=0) for each in marks_of(library)] == [one]


def test_marks_find_their_places_in_the_text_that_is_here(library):
    library.visit(ARTICLE)
    theirs = "Updated.\n" + TEXT + "The bridge is shut.\n"
    one, gone = mark(text=theirs), mark("The bridge is shut.", theirs)
    library.take([(Article(text=theirs, source="/news/ferry.txt"), None, [one, gone])])
    here, lost = sorted(marks_of(library), key=lambda each: each.lost)
    assert (here.anchor, here.lost) == (anchor("Gull Island"), False)
    assert (lost.anchor.exact, lost.lost) == ("The bridge is shut.", True)


def test_an_article_that_is_not_here_is_known_when_it_is_opened(library):
    one = mark()
    library.take([(unread("/news/ferry.txt"), None, [one])])
    (recent,) = library.recent()
    assert (recent.title, recent.length, recent.marks) == (None, 0, 1)
    with pytest.raises(ReaderError, match="not in the library"):
        library.text_of(recent.article_id)
    longer = Article(text="New.\n" + TEXT, source="/news/ferry.txt", title="Ferry")
    visit = library.visit(longer)
    assert (visit.article_id, visit.lost, visit.position) == (recent.article_id, 0, 0)
    assert visit.marks[0].anchor == anchor("Gull Island", longer.text)
    assert library.take([(unread("/news/ferry.txt"), None, [one])]) == Taken(0, 0, 1)


def test_standard_input_is_known_by_its_digest(library):
    piped = Article(text=TEXT, source="-")
    library.take([(unread("-"), piped.digest, [mark()])])
    assert [each.anchor for each in marks_of(library, piped)] == [anchor("Gull Island")]
    library.take([(unread("-"), piped.digest, [mark("fog")])])
    assert len(library.recent()) == 1
    assert len(marks_of(library, piped)) == 2


def test_words_alone_are_enough_and_a_place_alone_too(library):
    library.visit(ARTICLE)
    words = replace(mark(), anchor=Anchor(0, 0, "Jo Penhale", "", ""))
    place = replace(mark(), anchor=Anchor(4, 9, "", "", ""))
    whole = replace(mark(), anchor=Anchor(0, 0, "", "", ""))
    library.take([(unread("/news/ferry.txt"), None, [words, place, whole])])
    kept = {each.uid: each.anchor for each in marks_of(library)}
    assert kept[words.uid] == anchor("Jo Penhale")
    assert kept[place.uid] == anchor("ferry")
    assert kept[whole.uid].start == 0


def test_all_or_nothing(library):
    library.visit(ARTICLE)
    with pytest.raises(ReaderError):
        library.take([(ARTICLE, None, [mark(), replace(mark(), kind=None)])])
    assert marks_of(library) == ()
    assert library.take([(ARTICLE, None, [mark()])]) == Taken(1, 0, 0)


@given(any_notes.annotated())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
def test_any_notes_can_be_taken_twice(path, one):
    with Library.open(path) as library:
        arrived = [(one.article, one.digest, one.marks)]
        taken = library.take(arrived)
        assert taken.added + taken.known + taken.changed == len(one.marks)
        assert library.take(arrived) == Taken(0, 0, len(one.marks))
