"""``newsread library`` as a person and as a script use it."""

import csv
import io
import re
import sqlite3
from pathlib import Path

import pytest
from command_line import run
from msgspec.structs import replace

from reader.article import Article
from reader.formats import open_article
from reader.library import Library, anchors

TEXT = "The ferry to Gull Island sails at nine.\nIts captain, Jo Penhale, likes fog.\n"


@pytest.fixture
def ferry(tmp_path):
    """The file of the article that was read last; there are two in the library."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Library.open() as library:
        library.visit(Article(text="It rained.\n", source="-", title="Rain\x1b[31m"))
        article = replace(open_article(str(path)), title="Ferry")
        known = library.visit(article).article_id
        library.add(known, "note", anchors.make(article.text, 4, 9), "when?")
        library.save_position(known, len(article.text))
    return path


def listed():
    return list(csv.DictReader(io.StringIO(run("library").stdout), delimiter="\t"))


def test_the_list_says_what_was_read(ferry):
    newest, older = listed()
    opened = newest.pop("opened")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", opened)
    assert newest == {
        "number": "2",
        "published": newest["published"],
        "read": "100%",
        "marks": "1",
        "title": "Ferry",
        "source": str(ferry),
    }
    assert (older["title"], older["source"], older["marks"]) == ("Rain␛[31m", "-", "0")


def test_nothing_read_makes_an_empty_list():
    assert listed() == []


def test_the_library_goes_to_a_file_and_comes_back(ferry, tmp_path):
    before = listed()
    copy = tmp_path / "backup.db"
    ran = run("library", "backup", copy)
    assert ran.stdout == f"2 articles and 1 mark are kept in {copy}.\n"
    assert run("library", "forget", ferry, input="y\ny\n").stdout.endswith("Forgotten.\n")
    assert len(listed()) == 1
    said = run("library", "restore", copy).stdout.splitlines()
    assert said[0] == f"2 articles and 1 mark came back from {copy}."
    assert listed() == before
    kept = Path(re.search(r"kept in (.*)\.$", said[1])[1])
    with Library.open(kept) as library:
        assert len(library.recent()) == 1
    assert str(kept) in run("library", "forget", ferry, input="y\ny\n").stdout


def test_what_is_no_backup_is_told(ferry, tmp_path):
    ran = run("library", "restore", ferry, status=2)
    assert "is no backup of a library" in ran.stderr
    assert "There is no file" in run("library", "restore", tmp_path / "none", status=2).stderr
    assert len(listed()) == 2
    assert "name another file" in run("library", "backup", ferry, status=2).stderr
    assert ferry.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("answers", ["n\n", "y\nn\n", "\n", "y\n\n"])
def test_an_article_is_forgotten_when_asked_twice_alone(ferry, answers):
    ran = run("library", "forget", "2", input=answers)
    assert ran.stdout.endswith("Nothing was forgotten.\n")
    assert "Ferry" in ran.stdout
    assert len(listed()) == 2


def test_an_interrupted_question_forgets_nothing(ferry):
    run("library", "forget", "2", input="y\n", status=1)
    assert len(listed()) == 2


@pytest.mark.parametrize("named", ["number", "path", "moved"])
def test_an_article_is_named_by_number_file_or_text(ferry, named, tmp_path):
    name = "2" if named == "number" else ferry
    if named == "moved":
        name = ferry.rename(tmp_path / "elsewhere.txt")
    run("library", "forget", name, input="y\ny\n")
    assert [one["title"] for one in listed()] == ["Rain␛[31m"]


def test_an_unknown_article_is_told(ferry, tmp_path):
    for name in ("77", tmp_path / "none.txt"):
        assert "is not in the library" in run("library", "forget", name, status=1).stderr


def test_a_library_of_a_newer_version_is_listed_and_not_changed(ferry, newsread_home):
    file = newsread_home / "data" / "library.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    ran = run("library")
    assert "written by a newer newsread" in ran.stderr
    assert "Ferry" in ran.stdout
    assert "newer newsread" in run("library", "forget", "2", status=1).stderr
