"""What has been acknowledged stays: killed processes, several writers, full disks."""

import contextlib
import random
import resource
import signal
import sqlite3
import subprocess
import time

import pytest
import writing
from writing import ARTICLE, TEXT, bodies, integrity, writer

from reader.article import Article
from reader.errors import ReaderError
from reader.library import Library, anchors

ANCHOR = anchors.make(TEXT, 4, 9)


def test_every_acknowledged_mark_outlives_a_kill(path):
    assert len(writing.killed(path, rounds=10, seed=9)) > 10


def test_a_kill_while_the_library_is_made_leaves_one_that_opens(path):
    chooser = random.Random(10)
    for number in range(5):
        fresh = path.with_name(f"{number}") / "library.db"
        process = writer(fresh, "any", 1)
        time.sleep(chooser.uniform(0.05, 0.3))
        process.kill()
        process.wait()
        process.stdout.close()
        assert set(bodies(fresh)) <= {"any 0"}


def test_three_writers_lose_nothing(path):
    processes = [writer(path, name, 300) for name in "abc"]
    for process in processes:
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        assert len(output.split("\n")) == 301
    expected = {f"{name} {number}" for name in "abc" for number in range(300)}
    assert sorted(bodies(path)) == sorted(expected)
    assert integrity(path) == [("ok",)]


def test_a_full_disk_is_told_and_nothing_is_half_written(library):
    known = library.visit(ARTICLE).article_id
    mark = library.add(known, "note", ANCHOR, "kept")
    connection = library._database._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = "long " * 10_000
    with pytest.raises(ReaderError, match=r"^The disk is full: .*\.$"):
        library.add(known, "note", ANCHOR, long)
    with pytest.raises(ReaderError, match="The disk is full"):
        library.edit(mark.id, long)
    with pytest.raises(ReaderError, match="The disk is full"):
        library.visit(Article(text=TEXT + long, source="/news/ferry.txt"))
    assert library.marks(known) == (mark,)
    assert library.text_of(known) == ARTICLE
    connection.execute("PRAGMA max_page_count = 100000")
    assert library.add(known, "note", ANCHOR, long) in library.marks(known)


def test_a_disk_that_takes_no_more_is_told_and_what_was_kept_stays(path):
    Library.open(path).close()
    kept, told = 0, ""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    library = Library.open(path)
    known = library.visit(ARTICLE).article_id
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
        while kept < 1000:
            library.add(known, "note", ANCHOR, f"{kept}")
            kept += 1
    except ReaderError as error:
        told = str(error)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert told.startswith(("The disk", "The library"))
    library.add(known, "note", ANCHOR, f"{kept}")
    library.close()
    assert bodies(path) == [str(number) for number in range(kept + 1)]
    assert integrity(path) == [("ok",)]


@pytest.fixture
def tiny(tmp_path):
    """A file system of 400 kilobytes; only root can have one."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", tmp_path],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def test_a_full_file_system_is_told_and_what_was_kept_stays(tiny):
    with Library.open(tiny / "library.db") as library:
        known = library.visit(ARTICLE).article_id
        kept = []
        with pytest.raises(ReaderError, match="The disk is full"):
            kept.extend(library.add(known, "note", ANCHOR, f"{one}") for one in range(1000))
        assert library.marks(known) == tuple(kept)
        with pytest.raises(ReaderError, match="full"):
            library.backup(tiny / "backup.db")
        assert not list(tiny.glob("backup.db*"))
    assert bodies(tiny / "library.db") == [mark.body for mark in kept]
    assert integrity(tiny / "library.db") == [("ok",)]


def test_a_library_locked_for_too_long_is_told(library, path):
    known = library.visit(ARTICLE).article_id
    library._database._connection.execute("PRAGMA busy_timeout = 20")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ReaderError, match="try again in a moment"):
            library.add(known, "note", ANCHOR)
        assert library.marks(known) == ()
        other.execute("ROLLBACK")
    mark = library.add(known, "note", ANCHOR)
    assert library.marks(known) == (mark,)


def test_nothing_is_written_to_a_file_that_was_taken_away(library, path):
    known = library.visit(ARTICLE).article_id
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(ReaderError, match="was replaced while it was open"):
        library.add(known, "note", ANCHOR)
