"""New, old, newer, damaged and unwritable library files."""

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.article import Article
from reader.errors import ReaderError
from reader.library import Library, anchors, opening

PAGE = 4096


def article(number):
    text = f"Report {number} from the lighthouse.\n" + f"Wind of force {number} was seen. " * 400
    return Article(text=text, source=f"/news/{number}.txt")


def fill(path, articles=12, marks=8):
    """Articles with marks each, all written back into the one file; returns the marks by article."""
    with Library.open(path) as library:
        for number in range(articles):
            known = library.visit(article(number)).article_id
            for place in range(marks):
                anchor = anchors.make(article(number).text, place * 30, place * 30 + 20)
                library.add(known, "note", anchor, f"note {number}.{place}")
        return {one.article_id: library.marks(one.article_id) for one in library.recent()}


def roots(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return dict(
            connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0")
        )


def overwrite(path, page, content=b"\xa5" * PAGE):
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(content)


def kept_aside(path):
    return sorted(one for one in path.parent.iterdir() if ".damaged-" in one.name)


def integrity(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


def test_only_the_owner_can_read_what_is_kept(path):
    before = os.umask(0)
    try:
        with Library.open(path) as library:
            library.visit(article(1))
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert "library.db-wal" in modes
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_library_is_safe_against_power_failure(path):
    with Library.open(path) as library, library._database.writing() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_file_in_place_of_the_folder_is_told(path):
    path.parent.write_text("a file")
    with pytest.raises(ReaderError, match=r"cannot be opened: .*\.$"):
        Library.open(path)


def test_a_folder_in_place_of_the_file_is_told(path):
    path.mkdir(parents=True)
    with pytest.raises(ReaderError, match=r"cannot be opened; check its permissions\.$"):
        Library.open(path)


@contextlib.contextmanager
def as_nobody(folder):
    """Run as a user to whom ``folder`` does not belong: root may write everywhere."""
    with contextlib.ExitStack() as stack:
        if os.geteuid() == 0:
            for one in [folder, *folder.parents[:-1]]:
                mode = stat.S_IMODE(one.stat().st_mode)
                one.chmod(mode | 0o055)
                stack.callback(one.chmod, mode)
            for one in folder.iterdir():
                one.chmod(0o444)
            os.seteuid(65534)
            stack.callback(os.seteuid, 0)
        else:
            for one in [*folder.iterdir(), folder]:
                one.chmod(0o444 | 0o111 * one.is_dir())
                stack.callback(one.chmod, 0o700)
        yield


def test_a_library_that_may_not_be_written_is_read(path):
    marks = fill(path, articles=2)
    with as_nobody(path.parent), Library.open(path) as library:
        assert library.read_only
        assert library.notice.endswith("marks can be seen but not changed; check its permissions.")
        assert library.visit(article(1)).marks == marks[2]
        assert len(library.search("note")) == 16
        with pytest.raises(ReaderError, match="check its permissions"):
            library.add(1, "bookmark", anchors.make("word", 0, 4))


def test_what_a_killed_reader_left_in_the_log_is_read_too(path):
    marks = fill(path, articles=1)
    kept = path.with_name("kept")
    with Library.open(path) as library:
        mark = library.edit(marks[1][0].id, "last words")
        shutil.copytree(path.parent, kept)
    with as_nobody(kept), Library.open(kept / path.name) as library:
        assert library.read_only
        assert library.marks(1)[0] == mark
    assert (kept / "library.db-wal").stat().st_size > 0


def test_an_old_library_that_may_not_be_written_is_read_as_a_new_one(path):
    path.parent.mkdir(parents=True)
    first = Path(__file__).with_name("versions") / "1.sql"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(first.read_text(encoding="utf-8"))
    before = path.read_bytes()
    with as_nobody(path.parent), Library.open(path) as library:
        assert [mark.body for mark in library.marks(1)] == ["", "ask the crew\ntoo"]
        assert len(library.search("crew")) == 1
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_written_is_told(path):
    path.parent.mkdir(parents=True)
    with (
        as_nobody(path.parent),
        pytest.raises(ReaderError, match=r"cannot be opened; check its permissions\.$"),
    ):
        Library.open(path)


def test_a_symbolic_link_is_not_written_through(path, tmp_path):
    elsewhere = tmp_path / "elsewhere.db"
    fill(elsewhere, articles=1)
    before = elsewhere.read_bytes()
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    with Library.open(path) as library:
        assert library.read_only
        assert library.notice.endswith("it is a symbolic link.")
        assert len(library.marks(1)) == 8
    assert elsewhere.read_bytes() == before
    path.unlink()
    fill(path, articles=1)
    victim = tmp_path / "victim"
    for name in (f"{path.name}.lock", f"{path.name}.new"):
        path.with_name(name).unlink(missing_ok=True)
        path.with_name(name).symlink_to(victim)
        with contextlib.suppress(ReaderError):
            Library.open(path).close()
    assert not victim.exists()


def test_a_library_that_others_can_read_is_closed_to_them(path):
    fill(path, articles=1)
    path.chmod(0o644)
    Library.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_a_newer_version_is_only_read(path):
    marks = fill(path, articles=2)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("UPDATE marks SET kind = 'task', colour = 'mauve' WHERE id = 1")
        connection.commit()
    before = path.read_bytes()
    with Library.open(path) as library:
        assert library.read_only
        assert library.marks(1)[0] == marks[1][0]
        assert "newer newsread" in library.notice
        visit = library.visit(article(1))
        assert visit.marks == marks[visit.article_id]
        edited = Article(text="New. " + article(1).text, source="/news/1.txt")
        assert library.visit(edited).marks[0].anchor.start == 5
        assert library.visit(article(50)).article_id == 0
        library.save_position(visit.article_id, 5)
        with pytest.raises(ReaderError, match="newer newsread"):
            library.add(visit.article_id, "bookmark", anchors.make("word", 0, 4))
        with pytest.raises(ReaderError, match="newer newsread"):
            library.delete(visit.marks[0].id)
    assert path.read_bytes() == before
    assert kept_aside(path) == []
    assert not path.with_name("library.db-wal").exists()


def test_damage_to_one_page_loses_what_stood_on_it_and_no_more(path):
    marks = fill(path)
    everything = {mark.id: mark for of_one in marks.values() for mark in of_one}
    content = path.read_bytes()
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    leaves = [page for page, held in enumerate(pages, 1) if held[0] == 0x0D and b"note 5." in held]
    overwrite(path, leaves[0])
    damaged = path.read_bytes()
    with Library.open(path) as library:
        rescued = [mark for one in library.recent() for mark in library.marks(one.article_id)]
        (aside,) = kept_aside(path)
        assert library.notice.endswith(f"the damaged file is kept as {aside}.")
        assert f"12 articles and {len(rescued)} marks could be rescued" in library.notice
        assert len(everything) // 2 < len(rescued) < len(everything)
        assert all(mark == everything[mark.id] for mark in rescued)
        library.add(1, "bookmark", anchors.make(article(0).text, 0, 6))
    assert aside.read_bytes() == damaged
    assert integrity(path) == [("ok",)]
    with Library.open(path) as library:
        assert library.notice is None


def test_marks_outlive_the_articles_that_cannot_be_read(path):
    marks = fill(path)
    pages = roots(path)
    overwrite(path, pages["articles"])
    overwrite(path, pages["texts"])
    with Library.open(path) as library:
        assert library.notice is not None
        with pytest.raises(ReaderError, match="not in the library"):
            library.text_of(1)
        for number in range(12):
            visit = library.visit(article(number))
            assert visit.marks == marks[visit.article_id]
            assert library.text_of(visit.article_id) == article(number)


@pytest.mark.parametrize(
    ("share", "articles", "at_least"), [(0.9, 12, 50), (0.6, 12, 20), (0.01, 0, 0)]
)
def test_of_a_file_cut_short_what_is_left_is_rescued(path, share, articles, at_least):
    marks = fill(path)
    everything = {mark.id: mark for of_one in marks.values() for mark in of_one}
    # Between two pages: of one that is cut in two, SQLite reads a row with its end missing.
    os.truncate(path, int(path.stat().st_size * share) // PAGE * PAGE)
    damaged = path.read_bytes()
    with Library.open(path) as library:
        (aside,) = kept_aside(path)
        assert str(aside) in library.notice
        rescued = [mark for one in library.recent() for mark in library.marks(one.article_id)]
        assert len(library.recent()) == articles
        assert len(rescued) >= at_least
        assert all(mark == everything[mark.id] for mark in rescued)
    assert aside.read_bytes() == damaged
    assert integrity(path) == [("ok",)]


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"not a database\n" * 1000, b"\0" * 9000])
def test_a_file_that_is_no_library_is_kept_and_never_read_as_empty(path, content):
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with Library.open(path) as library:
        assert "nothing could be rescued" in library.notice
        library.visit(article(1))
    (aside,) = kept_aside(path)
    assert aside.read_bytes() == content


def test_each_damaged_file_is_kept(path):
    for content in (b"first", b"second"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        Library.open(path).close()
    assert {one.read_bytes() for one in kept_aside(path)} == {b"first", b"second"}


def test_a_database_without_our_tables_is_damaged(path):
    fill(path, articles=1)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE marks")
    with Library.open(path) as library:
        assert "1 article and 0 marks could be rescued" in library.notice
        assert library.marks(1) == ()


def test_damage_met_in_a_large_file_is_rescued_at_the_next_opening(path, monkeypatch):
    monkeypatch.setattr(opening, "THOROUGH", 0)
    marks = fill(path)
    overwrite(path, roots(path)["articles"])
    with Library.open(path) as library:
        assert library.notice is None
        with pytest.raises(ReaderError, match="start newsread again to rescue it"):
            library.recent()
    with Library.open(path) as library:
        assert "rescued" in library.notice
        assert library.visit(article(3)).marks == marks[4]
    with Library.open(path) as library:
        assert library.notice is None


def test_a_damaged_index_is_made_anew_and_no_mark_is_lost(path):
    marks = fill(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM marks_index_data WHERE id > 10")
        connection.commit()
    with Library.open(path) as library:
        assert library.notice is None
        with pytest.raises(ReaderError, match="start newsread again to rescue it"):
            library.search("note")
    with Library.open(path) as library:
        assert {one: library.marks(one) for one in marks} == marks
        assert len(library.search("note", limit=1000)) == 12 * 8


def test_a_damaged_file_of_a_newer_version_is_left_alone(path):
    fill(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    overwrite(path, roots(path)["marks"])
    before = path.read_bytes()
    with pytest.raises(ReaderError, match="update newsread"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_log_left_without_its_library_is_not_played_into_a_new_one(path):
    Library.open(path).close()
    log = path.with_name("library.db-wal")
    with Library.open(path) as library:
        library.visit(article(1))
        left = log.read_bytes()
    path.unlink()
    log.write_bytes(left)
    with Library.open(path) as library:
        assert library.recent() == ()
    assert [one.read_bytes() for one in kept_aside(path)] == [left]


def test_importing_and_opening_the_library_is_cheap():
    script = (
        "import sys; before = set(sys.modules); from reader.library import Library; "
        "Library.open().close(); print(*sorted(set(sys.modules) - before))"
    )
    output = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    loaded = set(output.stdout.split())
    heavy = {"spacy", "textual", "rich", "difflib", "numpy", "reader.exports"}
    late = {"alignment", "backups", "searching", "snapshot", "taking"}
    assert "reader.library.store" in loaded
    assert loaded & (heavy | {f"reader.library.{name}" for name in late}) == set()
