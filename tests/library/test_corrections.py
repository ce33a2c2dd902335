"""Corrections in the library: kept whole, found again in edited texts, taken back and brought back."""

import contextlib
import sqlite3

import pytest
from msgspec.structs import replace

from reader.article import Article
from reader.corrections import Assign, Attribute, EntityRef, Merge, Remove, Retype
from reader.errors import ReaderError
from reader.library import Library, anchors

TEXT = (
    "The ferry to Gull Island sails at nine.\n"
    "Its captain, Jo Penhale, likes fog.\n"
    "“Fog is quiet,” Penhale says. Nobody on Gull Island minds.\n"
)
FERRY = Article(text=TEXT, source="/news/ferry.txt")
EDITED = replace(FERRY, text="Updated at noon.\n\n" + TEXT.replace("likes fog", "loves the fog"))


def at(words, text=TEXT):
    start = text.index(words)
    return anchors.make(text, start, start + len(words))


JO = EntityRef("Jo Penhale", "person", at("Jo Penhale"))
CHANGES = [
    (at("Gull Island"), Retype("organisation")),
    (at("Penhale says"), Merge(JO)),
    (at("Nobody"), Assign(JO, "pronoun", everywhere=True)),
    (at("“Fog is quiet,”"), Attribute(None, alone=True)),
    (at("ferry"), Remove("entity")),
]


@pytest.fixture
def known(library):
    return library.visit(FERRY).article_id


def told(corrections):
    return [(one.anchor, one.change) for one in corrections]


def test_corrections_are_there_after_reopening_in_the_order_in_which_they_were_made(path):
    with Library.open(path) as library:
        known = library.visit(FERRY).article_id
        ids = library.corrections.add(known, CHANGES)
        kept = library.corrections.of(known)
        assert told(kept) == CHANGES
        assert tuple(one.id for one in kept) == ids
        assert all(one.created and not one.lost for one in kept)
    with Library.open(path) as library:
        assert library.corrections.of(library.visit(FERRY).article_id) == kept
        assert library.corrections.articles() == (known,)


def test_what_is_taken_back_comes_back_in_its_place(library, known):
    ids = library.corrections.add(known, CHANGES)
    before = library.corrections.of(known)
    library.corrections.retract(ids[1:3])
    assert told(library.corrections.of(known)) == [CHANGES[0], *CHANGES[3:]]
    library.corrections.reinstate(ids[1:3])
    assert library.corrections.of(known) == before
    library.corrections.retract(ids)
    assert library.corrections.articles() == ()


def test_corrections_and_whom_they_name_are_found_in_an_edited_text(library, known):
    library.corrections.add(known, CHANGES)
    assert library.visit(EDITED).lost == 0
    found = library.corrections.of(known)
    for one, (before, _) in zip(found, CHANGES, strict=True):
        assert one.anchor == at(before.exact, EDITED.text)
    merge, assign = found[1].change, found[2].change
    assert merge.into.anchor == assign.entity.anchor == at("Jo Penhale", EDITED.text)
    assert (merge.into.name, assign.everywhere) == ("Jo Penhale", True)


def test_one_without_a_home_is_lost_counted_once_and_comes_back(library, known):
    ids = library.corrections.add(known, CHANGES[:2])
    library.corrections.retract(ids[1:])
    gone = replace(FERRY, text="The ferry sails.\n" + TEXT.partition("\n")[2].replace("Gull ", ""))
    assert library.visit(gone).lost == 1
    (lost,) = library.corrections.of(known)
    assert lost.lost
    assert lost.anchor.exact == "Gull Island"
    again = replace(gone, text=gone.text.replace("fog", "mist"))
    assert library.visit(again).lost == 0
    library.visit(FERRY)
    assert told(library.corrections.of(known)) == CHANGES[:1]
    assert not library.corrections.of(known)[0].lost


def test_an_article_is_looked_up_without_a_visit(library, known):
    library.corrections.add(known, CHANGES)
    opened = library.recent()
    assert library.corrections.of_article(replace(FERRY, source="-")) == library.corrections.of(
        known
    )
    elsewhere = library.corrections.of_article(EDITED)
    assert elsewhere[0].anchor == at("Gull Island", EDITED.text)
    assert library.corrections.of_article(Article("Another text.", source="/b")) == ()
    assert library.recent() == opened
    assert told(library.corrections.of(known)) == CHANGES


def test_two_libraries_with_two_versions_of_the_text(library, known, path):
    with Library.open(path) as other:
        other.visit(EDITED)
        assert library.stale()
        library.corrections.add(known, CHANGES[:2])  # with the offsets of the old text
        assert other.stale()
        assert told(library.corrections.of(known)) == CHANGES[:2]
        there = other.corrections.of(known)
        assert there[0].anchor == at("Gull Island", EDITED.text)
        assert there[1].change.into.anchor == at("Jo Penhale", EDITED.text)


def test_names_are_known_as_one_kind_until_they_are_taken_back(library, path):
    library.corrections.set_names({"Penhale": "place", "Gull": "person"})
    library.corrections.set_names({"Penhale": "person", "Gull": None, "Nobody": None})
    with Library.open(path) as other:
        assert other.corrections.names() == {"Penhale": "person"}


def test_a_full_disk_is_told_and_nothing_is_half_done(library, known):
    (kept,) = library.corrections.add(known, CHANGES[:1])
    before = library.corrections.of(known)
    connection = library._database._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [(at("ferry"), Assign(EntityRef("x" * 20_000, "person")))] * 3
    with pytest.raises(ReaderError, match="The disk is full"):
        library.corrections.add(known, [*CHANGES, *many], {"Penhale": "person"})
    assert library.corrections.of(known) == before
    assert library.corrections.names() == {}
    connection.execute("PRAGMA max_page_count = 100000")
    library.corrections.retract([kept], {"Penhale": "person"})
    assert library.corrections.of(known) == ()
    assert library.corrections.names() == {"Penhale": "person"}


def test_what_is_not_there_is_told_and_nothing_else_is_changed(library, known):
    ids = library.corrections.add(known, CHANGES)
    with pytest.raises(ReaderError, match="not in the library"):
        library.corrections.retract([*ids, 99], {"Penhale": "person"})
    assert told(library.corrections.of(known)) == CHANGES
    assert library.corrections.names() == {}
    with pytest.raises(ReaderError, match="not in the library"):
        library.corrections.add(99, CHANGES)


def test_forgetting_an_article_forgets_its_corrections(library, known):
    library.corrections.add(known, CHANGES, {"Penhale": "person"})
    library.forget(known)
    assert library.corrections.articles() == ()
    assert library.corrections.names() == {"Penhale": "person"}


def test_a_change_that_cannot_be_read_has_no_effect_on_the_others(library, known, path):
    library.corrections.add(known, CHANGES[:2])
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE corrections SET change = 'rubbish' WHERE id = 1")
    assert told(library.corrections.of(known)) == CHANGES[1:2]
    library.visit(EDITED)
    assert len(library.corrections.of(known)) == 1


def test_corrections_outlive_an_article_that_cannot_be_read(library, known, path):
    library.corrections.add(known, CHANGES, {"Penhale": "person"})
    connection = library._database._connection
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'articles'"
    ).fetchone()
    library.close()
    content = bytearray(path.read_bytes())
    content[(root[0] - 1) * 4096 : root[0] * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    with Library.open(path) as rescued:
        assert rescued.notice is not None
        assert told(rescued.corrections.of(rescued.visit(FERRY).article_id)) == CHANGES
        assert rescued.corrections.names() == {"Penhale": "person"}
