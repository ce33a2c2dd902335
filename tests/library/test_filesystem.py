"""Libraries on a file system that other machines use too."""

import contextlib
import os
import sqlite3

import pytest

from reader.article import Article
from reader.library import Library, anchors, filesystem

TEXT = "The ferry to Gull Island sails at nine.\n"
ARTICLE = Article(text=TEXT, source="/news/ferry.txt")


@pytest.fixture
def mounted(tmp_path, monkeypatch):
    """A function that has the tests' folder lie on a file system of another kind."""

    def mount(kind):
        device = tmp_path.stat().st_dev
        number = f"{os.major(device)}:{os.minor(device)}"
        lines = [
            "22 1 254:99 / / rw,relatime - ext4 /dev/root rw",
            f"23 22 {number} / /home/ann rw,relatime shared:7 - {kind} server:/home rw",
        ]
        mounts = tmp_path / "mountinfo"
        mounts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        monkeypatch.setattr(filesystem, "MOUNTS", mounts)

    return mount


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("ext4", False), ("btrfs", False), ("nfs4", True), ("cifs", True), ("fuse.sshfs", True)],
)
def test_which_file_systems_are_remote(mounted, tmp_path, kind, expected):
    mounted(kind)
    assert filesystem.remote(tmp_path) is expected


def test_a_system_that_tells_nothing_passes_for_local(tmp_path, monkeypatch):
    monkeypatch.setattr(filesystem, "MOUNTS", tmp_path / "none")
    assert filesystem.remote(tmp_path) is False


def journal(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


def beside(path):
    return {one.name for one in path.parent.iterdir()} - {f"{path.name}.lock"}


def test_a_remote_library_has_no_write_ahead_log(path, mounted):
    mounted("nfs4")
    with Library.open(path) as library, Library.open(path) as other:
        known = library.visit(ARTICLE).article_id
        mark = library.add(known, "note", anchors.make(TEXT, 4, 9), "when?")
        with library._database.writing() as connection:
            assert connection.execute("PRAGMA synchronous").fetchone()[0] >= 2
        assert beside(path) == {path.name}
        assert other.stale()
        assert other.marks(known) == (mark,)
        assert other.edit(mark.id, "at nine").body == library.marks(known)[0].body
    assert journal(path) == "delete"


def test_a_library_moves_from_a_local_disk_to_a_remote_one_and_back(path, mounted):
    with Library.open(path) as library:
        known = library.visit(ARTICLE).article_id
        mark = library.add(known, "note", anchors.make(TEXT, 4, 9), "when?")
    assert journal(path) == "wal"
    for kind, expected in (("nfs4", "delete"), ("ext4", "wal"), ("fuse.sshfs", "delete")):
        mounted(kind)
        with Library.open(path) as library:
            assert library.notice is None
            assert library.marks(known) == (mark,)
        assert journal(path) == expected
