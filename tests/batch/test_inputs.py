"""Files, folders, patterns and corpora."""

import io
import sys
from pathlib import Path

import pytest

from reader.batch import inputs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a/d.txt", "a/c.HTML", "a/.hidden.txt", ".git/e.txt", "a/picture.png"):
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    Path("a/rows.jsonl").write_text('{"text": "one", "id": 1}\n\n{"text": "two"}\n')
    Path("empty").mkdir()
    return tmp_path


def sources(*named, **options):
    return [work.identity for work in inputs.works(named, **options)]


def test_a_folder_is_walked_in_the_order_of_names_without_what_is_hidden(tree):
    found = ["b.txt", "a/c.HTML", "a/d.txt", "a/rows.jsonl:1", "a/rows.jsonl:3"]
    assert sources(".") == [f"./{name}" for name in found]
    assert sources(str(tree)) == [f"{tree}/{name}" for name in found]
    assert sources("b.txt", "a") == found


def test_links_to_folders_are_not_followed_and_the_output_is_left_out(tree):
    (tree / "a" / "loop").symlink_to(tree)
    (tree / "a" / "link.txt").symlink_to(tree / "b.txt")
    (tree / "a" / "gone.txt").symlink_to(tree / "nowhere")
    assert sources("a", without=Path("a/rows.jsonl")) == ["a/c.HTML", "a/d.txt", "a/link.txt"]
    assert sources(".", without=tree / "a") == ["./b.txt"]


def test_patterns_reach_into_folders(tree):
    assert sources("**/*.txt") == ["a/d.txt", "b.txt"]
    assert sources("a/[cp]*") == ["a/c.HTML", "a/picture.png"]
    Path("why?.txt").write_text("words")
    assert sources("why?.txt") == ["why?.txt"]


@pytest.mark.parametrize("named", ["empty", "*.epub"])
def test_where_there_is_nothing_that_is_said(tree, named):
    (work,) = inputs.works([named])
    assert named in work.problem


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tree):
    assert sources("a/picture.png", "a/.hidden.txt", "none", "https://x.example/a?b=*") == [
        "a/picture.png",
        "a/.hidden.txt",
        "none",
        "https://x.example/a?b=*",
    ]


def test_standard_input_is_read_here(tree, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    (work,) = inputs.works(["-"], published="2024-05-02")
    assert (work.data, work.size, work.published) == (b"words", 5, "2024-05-02")


def test_what_is_finished_is_known_by_its_identity(tree):
    digests = {"b.txt": "sha256:b", "1": "sha256:1"}
    works = inputs.works(["b.txt", "a"], finished=digests.get)
    assert [work.finished for work in works] == ["sha256:b", None, None, "sha256:1", None]


def test_sizes_are_those_of_the_files(tree):
    rows = (tree / "a" / "rows.jsonl").stat().st_size
    assert inputs.total_size(["b.txt", "a", "none", "empty"]) == 15 + rows
    assert inputs.total_size(["b.txt", "-"]) is None
    assert inputs.total_size(["https://x.example/"]) is None


@pytest.mark.parametrize(
    ("named", "expected"),
    [(["b.txt"], False), (["b.txt", "b.txt"], True), (["a"], True), (["*.txt"], True)],
)
def test_what_may_be_several_documents(tree, named, expected):
    assert inputs.several(named) == expected
    assert inputs.several(["a/rows.jsonl"])
