"""``newsread notes`` as a person and as a script use it."""

import functools
import json
import subprocess

import command_line
import pytest

from reader.article import Article
from reader.library import Library, anchors

TEXT = "The ferry to Gull Island sails at nine.\nIts captain, Jo Penhale, likes fog.\n"
RAIN = "It rained on the quay all day.\n"

run = functools.partial(command_line.run, "notes")


@pytest.fixture
def ferry(tmp_path):
    """The file of one of two articles with marks; the other is standard input."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Library.open() as library:
        known = library.visit(Article(text=TEXT, source=str(path), title="Ferry"))
        library.add(known.article_id, "note", anchors.make(TEXT, 4, 9), "when?", tags=["sea"])
        library.add(known.article_id, "bookmark", anchors.make(TEXT, 13, 24))
        rain = library.visit(Article(text=RAIN, source="-", title="Rain"))
        library.add(rain.article_id, "highlight", anchors.make(RAIN, 17, 21), colour="blue")
    return path


def test_notes_are_printed_as_markdown(ferry):
    of_all = run().stdout
    assert of_all.index("# Rain") < of_all.index("> quay") < of_all.index("# Ferry")
    of_one = run(ferry).stdout
    assert of_one.startswith('---\ntitle: "Ferry"\n')
    assert "> ferry\n\nwhen?\n\n*note, " in of_one
    assert "Rain" not in of_one


def test_notes_are_searched(ferry):
    assert "when?" in run("--search", "sea").stdout
    assert "Gull" not in run("--search", "sea").stdout
    assert "> quay" in run("--search", "rain").stdout
    assert run("--search", "snow").stdout == ""
    assert "There are no marks there." in run("--search", "snow").stderr
    assert run(ferry, "--search", "quay").stdout == ""


@pytest.mark.parametrize("form", ["json", "w3c"])
def test_notes_go_out_and_come_back_elsewhere(ferry, form, tmp_path, monkeypatch):
    file = tmp_path / "notes.json"
    run("--format", form, "-o", file)
    assert run("import", file).stdout == "0 added, 0 changed, 3 were here already.\n"
    monkeypatch.setenv("NEWSREAD_HOME", str(tmp_path / "elsewhere"))
    assert run("import", file).stdout == "3 added, 0 changed, 0 were here already.\n"
    assert run("import", file).stdout == "0 added, 0 changed, 3 were here already.\n"
    again = run("--format", form).stdout
    if form == "w3c":
        items = [json.loads(text)["items"] for text in (again, file.read_text(encoding="utf-8"))]
        assert sorted(items[0], key=str) == sorted(items[1], key=str)
    with Library.open() as library:
        marks = library.visit(Article(text=TEXT, source=str(ferry))).marks
        assert [(mark.kind, mark.body, mark.tags) for mark in marks] == [
            ("note", "when?", ("sea",)),
            ("bookmark", "", ()),
        ]
        assert len(library.visit(Article(text=RAIN, source="-")).marks) == 1


def test_csv_has_a_row_for_each_mark(ferry):
    lines = run(ferry, "--format", "csv").stdout.splitlines()
    assert lines[0] == "Highlight,Title,Author,URL,Note,Location,Date"
    assert len(lines) == 4


def test_a_folder_gets_a_file_an_article_and_keeps_what_is_not_ours(ferry, tmp_path):
    vault = tmp_path / "vault"
    run("-o", f"{vault}/")
    files = {one.name for one in vault.glob("*.md")}
    assert files == {"Ferry.md", "Rain.md"}
    run("-o", vault)
    assert {one.name for one in vault.glob("*.md")} == files
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "Rain.md").write_text("my own words", encoding="utf-8")
    assert "left as it is" in run("-o", mine, status=1).stderr
    assert (mine / "Rain.md").read_text(encoding="utf-8") == "my own words"
    assert "is one file" in run("--format", "csv", "-o", vault, status=2).stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"hello", "neither newsread's JSON nor W3C annotations"),
        (b"[" * 100_000, "nested too deeply"),
        (b'[{"type": "Annotation", "target": "urn:isbn:1"}]', "names no article"),
    ],
)
def test_what_cannot_be_imported_is_told_and_changes_nothing(ferry, tmp_path, content, told):
    file = tmp_path / "notes.json"
    file.write_bytes(content)
    before = run("--format", "json").stdout
    ran = run("import", file, status=1)
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert run("--format", "json").stdout == before


def test_what_is_no_file_is_told(tmp_path):
    assert "No such file" in run("import", tmp_path / "none", status=1).stderr
    assert "is no file" in run("import", tmp_path, status=2).stderr
    assert "is no file" in run("import", "/dev/zero", status=2).stderr
    assert "is not in the library" in run(tmp_path / "none", status=1).stderr


def test_no_marks_yet():
    ran = run("--format", "json")
    assert json.loads(ran.stdout) == {"newsread_notes": 1, "articles": []}
    assert "There are no marks yet." in ran.stderr


def test_help_names_the_options():
    shown = run("--help").stdout
    assert "--search" in shown
    assert "import" in shown


def test_a_reader_that_closes_the_pipe_ends_it_quietly(ferry):
    ran = subprocess.run(
        f"{command_line.NEWSREAD} notes --format json | head -c 10",
        shell=True,
        capture_output=True,
        check=True,
    )
    assert ran.stderr == b""
