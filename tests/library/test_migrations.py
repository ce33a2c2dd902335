"""Files of every version that was published, opened today."""

import contextlib
import sqlite3
import stat
import uuid
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library import Library, schema

FIRST = Path(__file__).with_name("versions") / "1.sql"
"""A library as the first version left it; every later one is made from it by the migrations."""

NEWEST = len(schema.MIGRATIONS)


def write(path, version):
    """A file of ``version`` with two articles, three marks and a deleted one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
        schema.migrate(connection, version)


def version_of(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return schema.version(connection)


def test_the_first_version_is_the_one_that_was_published(path):
    path.parent.mkdir(parents=True)
    tables = []
    for script in (FIRST.read_text(encoding="utf-8"), schema.MIGRATIONS[0]):
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(script)
            tables.append(connection.execute("SELECT * FROM pragma_table_info('marks')").fetchall())
    assert tables[0] == tables[1]


def test_every_table_is_among_those_that_are_checked_and_rescued(path):
    Library.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = {name for (name,) in rows if not name.startswith(schema.INDEXES)}
    assert names == set(schema.TABLES) == set(schema.tables(NEWEST))


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_file_of_any_version_is_brought_forward_and_a_copy_of_it_kept(path, version):
    write(path, version)
    with Library.open(path) as library:
        assert library.notice is None
        ferry, cafe = library.marks(1), library.marks(2)
        assert [(mark.kind, mark.body) for mark in ferry] == [
            ("bookmark", ""),
            ("note", "ask the crew\ntoo"),
        ]
        assert [(mark.colour, mark.tags, mark.lost) for mark in ferry] == [(None, (), False)] * 2
        assert library.undelete(3).body == "which one?"
        uids = {uuid.UUID(mark.uid) for mark in (*library.marks(1), *cafe)}
        assert len(uids) == 4
        assert {uid.version for uid in uids} == {4}
        article = library.text_of(1)
        assert article.text[ferry[1].anchor.start : ferry[1].anchor.end] == "“Nobody was hurt,”"
        assert library.visit(article).position == 19
        assert [mark.body for mark in cafe] == ["since when?"]
    assert version_of(path) == NEWEST
    copies = list(path.parent.glob(f"library.db.version-{version}-*"))
    assert len(copies) == (version < NEWEST)
    for copy in copies:
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert version_of(copy) == version
        with Library.open(copy.rename(path.with_name("copy.db"))) as old:
            assert [mark.body for mark in old.marks(1)] == ["", "ask the crew\ntoo"]


def test_a_reader_of_the_first_version_that_is_still_open_can_go_on(path):
    write(path, 1)
    with contextlib.closing(sqlite3.connect(path)) as old:
        Library.open(path).close()
        insert = (
            "INSERT INTO marks (article_id, kind, start_offset, end_offset, exact, prefix, suffix, "
            "body, created, changed) VALUES (1, 'note', 0, 5, 'Ferry', '', '', ?, '', '')"
        )
        old.execute(insert, ("one",))
        old.execute(insert, ("two",))
        old.commit()
    with Library.open(path) as library:
        uids = [mark.uid for mark in library.marks(1)]
        assert len(set(map(uuid.UUID, uids))) == 4


def test_a_migration_that_fails_changes_nothing(path, monkeypatch):
    write(path, NEWEST)
    with monkeypatch.context() as patch:
        broken = "CREATE TABLE seals (name TEXT); NO SUCH SQL"
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(ReaderError):
            Library.open(path)
    with Library.open(path) as library:
        assert len(library.marks(1)) == 2
    with contextlib.closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'seals'")
        assert tables.fetchall() == []
