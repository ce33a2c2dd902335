"""The whole library to one file and back."""

import contextlib
import os
import sqlite3
import stat
import threading
import time

import pytest

from reader.article import Article
from reader.errors import ReaderError
from reader.library import Library, anchors

TEXT = "The ferry to Gull Island sails at nine.\nIts captain, Jo Penhale, likes fog.\n"
ARTICLE = Article(text=TEXT, source="/news/ferry.txt", title="Ferry")
ANCHOR = anchors.make(TEXT, 4, 9)


@pytest.fixture
def copy(tmp_path):
    """Where the backup goes."""
    return tmp_path / "backup.db"


@pytest.fixture
def mark(library):
    """The one mark of the library: a note with a colour and a tag."""
    known = library.visit(ARTICLE).article_id
    library.save_position(known, 40)
    return library.add(known, "note", ANCHOR, "when?", colour="green", tags=["sea"])


def kept_aside(path):
    return list(path.parent.glob("library.db.before-restore-*"))


def test_a_backup_is_one_private_file_that_holds_everything(library, mark, copy):
    before = os.umask(0)
    try:
        contents = library.backup(copy)
    finally:
        os.umask(before)
    assert str(contents) == "1 article and 1 mark"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    with Library.open(copy) as other:
        assert other.notice is None
        assert other.visit(ARTICLE).marks == (mark,)
        assert other.visit(ARTICLE).position == 40


def test_what_is_restored_is_as_it_was_and_what_was_there_is_kept(library, path, mark, copy):
    known = library.recent()[0].article_id
    library.backup(copy)
    library.edit(mark.id, "changed since")
    other = library.visit(Article(text="Something else was read.\n", source="-")).article_id
    library.add(other, "bookmark", anchors.make("Something else was read.\n", 0, 9))
    library.close()
    restored = Library.restore(copy, path)
    assert str(restored.contents) == "1 article and 1 mark"
    with Library.open(path) as again:
        assert again.notice is None
        assert again.visit(ARTICLE).position == 40
        assert again.marks(known) == (mark,)
        assert [one.title for one in again.recent()] == ["Ferry"]
        assert [hit.mark for hit in again.search("sea")] == [mark]
        assert again.search("changed") == again.search("something") == ()
    assert kept_aside(path) == [restored.kept]
    assert stat.S_IMODE(restored.kept.stat().st_mode) == 0o600
    Library.restore(restored.kept, path)
    with Library.open(path) as again:
        assert [one.body for one in again.marks(known)] == ["changed since"]
        assert len(again.recent()) == 2


def test_a_backup_fills_an_empty_home_and_a_damaged_library(library, path, mark, copy, tmp_path):
    library.backup(copy)
    fresh = tmp_path / "new" / "library.db"
    assert Library.restore(copy, fresh).kept is None
    library.close()
    path.write_bytes(b"ruined")
    Library.restore(copy, path)
    for one in (fresh, path):
        with Library.open(one) as again:
            assert [each.body for each in again.visit(ARTICLE).marks] == ["when?"]
    assert [one.read_bytes() for one in path.parent.glob("*.damaged-*")] == [b"ruined"]


def test_readers_that_are_open_are_told_and_add_nothing_to_another_library(
    library, path, mark, copy
):
    library.backup(copy)
    with Library.open(path) as other:
        known = other.visit(ARTICLE).article_id
        Library.restore(copy, path)
        with pytest.raises(ReaderError, match="was replaced while it was open"):
            other.stale()
        with pytest.raises(ReaderError, match="was replaced while it was open"):
            other.add(known, "note", ANCHOR, "to nowhere")
    with Library.open(path) as again:
        assert again.marks(known) == (mark,)


def test_marks_that_are_added_meanwhile_are_in_what_is_kept_aside(library, path, mark, copy):
    library.backup(copy)
    known = library.recent()[0].article_id
    acknowledged = []

    def write():
        with Library.open(path) as other, contextlib.suppress(ReaderError):
            numbers = range(10_000)
            acknowledged.extend(other.add(known, "note", ANCHOR, f"{one}") for one in numbers)

    writer = threading.Thread(target=write)
    writer.start()
    while not acknowledged:
        time.sleep(0.001)
    restored = Library.restore(copy, path)
    writer.join()
    with Library.open(restored.kept) as aside:
        assert set(acknowledged) <= set(aside.marks(known))
    assert library.marks(known) == (mark,)


def test_an_older_backup_is_replaced_and_no_other_file(library, path, mark, copy, tmp_path):
    library.backup(copy)
    library.edit(mark.id, "newer")
    library.backup(copy)
    with Library.open(copy) as other:
        assert other.visit(ARTICLE).marks[0].body == "newer"
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work", encoding="utf-8")
    for wrong in (thesis, path, tmp_path):
        with pytest.raises(ReaderError, match="name another file"):
            library.backup(wrong)
    assert thesis.read_text(encoding="utf-8") == "years of work"
    with pytest.raises(ReaderError, match="could not be written: No such file"):
        library.backup(tmp_path / "none" / "b.db")


def test_a_backup_does_not_write_through_a_link(library, mark, tmp_path):
    victim, link = tmp_path / "victim.db", tmp_path / "link.db"
    library.backup(victim)
    before = victim.read_bytes()
    link.symlink_to(victim)
    library.edit(mark.id, "newer")
    library.backup(link)
    assert victim.read_bytes() == before
    assert not link.is_symlink()


def corrupt(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def newer(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def foreign(path):
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "could not be read"),
        (corrupt, "could not be read"),
        (newer, "update newsread"),
        (foreign, "could not be read"),
        (lambda path: path.write_text("notes"), "no backup of a library"),
        (lambda path: path.write_bytes(b""), "no backup of a library"),
        (lambda path: path.unlink(), "There is no file"),
    ],
    ids=["cut short", "damaged", "newer", "another program's", "text", "empty", "missing"],
)
def test_what_is_no_sound_backup_changes_nothing(library, path, mark, copy, spoil, told):
    known = library.recent()[0].article_id
    library.backup(copy)
    spoil(copy)
    with pytest.raises(ReaderError, match=told):
        Library.restore(copy, path)
    assert library.marks(known) == (mark,)
    assert library.add(known, "bookmark", ANCHOR) in library.marks(known)
    assert kept_aside(path) == []


def test_a_restoration_that_fails_half_way_changes_nothing(library, path, mark, copy):
    known = library.recent()[0].article_id
    library.backup(copy)
    with contextlib.closing(sqlite3.connect(copy)) as backup:
        backup.execute("INSERT INTO marks SELECT 77, 99, kind, 0, 1, '', '', '', '', '', '', NULL, "
                       "0, 'twice', NULL, '' FROM marks")  # fmt: skip
        backup.commit()
    with pytest.raises(ReaderError):
        Library.restore(copy, path)
    assert library.marks(known) == (mark,)
    assert library.edit(mark.id, "still mine").body == "still mine"
