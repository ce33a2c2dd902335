"""``newsread quotes``: who said what, across articles, annotated before or not."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from specimen import ANNOTATIONS, TEXT

from reader.article import Article
from reader.cli import main
from reader.engine import pipeline
from reader.errors import ReaderError
from reader.exports import json as export
from reader.exports.quotations import Wanted, quotations
from reader.library import Library

MAYOR = "OSLO, May 2, 2024 — “We will build it,” said Ada Brooke, the mayor.\n"
FARMER = "“Nobody asked us,” said Tom Ash, a farmer.\n"


@pytest.fixture
def quotes(nlp, tmp_path, monkeypatch):
    """Runs the command in a folder with two articles; returns its result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load", lambda *_: nlp)  # the real one, loaded once for all
    (tmp_path / "mayor.txt").write_text(MAYOR, encoding="utf-8")
    (tmp_path / "farmer.txt").write_text(FARMER, encoding="utf-8")

    def run(*arguments, form="json"):
        result = CliRunner().invoke(main, ["quotes", *arguments, "--format", form])
        if isinstance(result.exception, ReaderError):
            raise result.exception
        return result

    return run


def said(result):
    return [
        (one["speaker"], " ".join(part["text"] for part in one["parts"]))
        for one in json.loads(result.stdout)
    ]


def test_who_said_what_in_several_files(quotes):
    result = quotes("mayor.txt", "farmer.txt")
    assert result.exit_code == 0
    assert said(result) == [
        ("Ada Brooke", "“We will build it,”"),
        ("Tom Ash", "“Nobody asked us,”"),
    ]
    assert said(quotes(".", "--by", "ash")) == [("Tom Ash", "“Nobody asked us,”")]
    assert said(quotes(".", "--by", "ash tom")) == said(quotes(".", "--by", "TOM"))
    assert said(quotes(".", "--since", "2024-05-02", "--by", "ada")) != []
    assert said(quotes(".", "--since", "2024-05-03")) == []


def test_what_annotate_wrote_is_read_as_it_is(quotes, tmp_path, monkeypatch):
    article = Article(TEXT, "gulls.txt", published="2024-11-08")
    line = export.encode(export.document("gulls", article, ANNOTATIONS))
    (tmp_path / "one.json").write_bytes(line)
    (tmp_path / "several.json").write_bytes(b"[\n" + line + b",\n" + line + b"\n]\n")
    (tmp_path / "lines.jsonl").write_bytes(line + b"\n" + line + b"\n")
    monkeypatch.setattr(pipeline, "load", None)  # nothing is annotated anew
    for name, count in (("one.json", 1), ("several.json", 2), ("lines.jsonl", 2)):
        found = json.loads(quotes(name, "--by", "sinclair").stdout)
        assert [one["id"] for one in found] == ["gulls"] * 2 * count
        assert found[0]["parts"][0] == {
            "start": TEXT.index("“They"),
            "end": TEXT.index(" Ms. Sinclair said."),
            "kind": "direct",
            "text": "“They come back, and so do I,”",
        }
    assert [
        one["speaker"] for one in json.loads(quotes("one.json", "--about", "bergen").stdout)
    ] == ["Mairi Sinclair"]


@pytest.mark.parametrize(
    "damage", [b'{"newsread": 1, "id": 3}', b'[{"newsread":1}', b'{"newsread": 2, "id": "x"}']
)
def test_broken_files_are_told_and_the_rest_go_on(quotes, tmp_path, damage):
    (tmp_path / "bad.json").write_bytes(damage)
    result = quotes("bad.json", "none.txt", "farmer.txt")
    assert result.exit_code == 1
    assert len(said(result)) == 1
    assert "bad.json: This annotation file is damaged" in result.stderr
    assert "no file none.txt" in result.stderr


def test_a_file_that_speaks_of_an_entity_it_lacks_is_damaged(quotes, tmp_path):
    record = json.loads(export.encode(export.document("x", Article(TEXT), ANNOTATIONS)))
    record["quotes"][0]["speaker"] = 99
    (tmp_path / "bad.json").write_text(json.dumps(record))
    assert "an entity that it lacks" in quotes("bad.json").stderr


def test_the_library_is_searched_as_the_reader_kept_it(quotes):
    with Library.open() as library:
        library.visit(Article(MAYOR, "/gone/mayor.txt", published="2024-05-02"))
        library.visit(Article(FARMER, "/gone/farmer.txt"))
    found = json.loads(quotes("--library").stdout)
    assert [one["id"] for one in found] == ["/gone/farmer.txt", "/gone/mayor.txt"]
    result = quotes("--library", "--since", "2024-05-01")
    assert [one["id"] for one in json.loads(result.stdout)] == ["/gone/mayor.txt"]
    assert "Articles without a date are left out: 1." in result.stderr


def test_a_second_search_annotates_nothing(quotes, monkeypatch):
    first = quotes(".")
    monkeypatch.setattr(pipeline, "load", None)
    assert quotes(".").stdout == first.stdout


def test_a_table_for_people_and_one_for_spreadsheets(quotes):
    shown = quotes("mayor.txt", "farmer.txt", form="table").stdout
    assert "Ada Brooke" in shown
    assert "mayor.txt" in shown
    rows = list(csv.DictReader(io.StringIO(quotes("mayor.txt", form="csv").stdout)))
    assert [(row["speaker"], row["kind"], row["text"]) for row in rows] == [
        ("Ada Brooke", "direct", "“We will build it,”")
    ]
    assert "There are no such quotes." in quotes("mayor.txt", "--by", "nobody", form="table").stderr


def test_what_is_not_understood_is_said(quotes):
    with pytest.raises(ReaderError, match="--library"):
        quotes()
    with pytest.raises(ReaderError, match="not a date"):
        quotes("mayor.txt", "--since", "yesterday")


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(by="SINCLAÍR"), 2),
        (Wanted(by="Sinclair Mairi"), 2),
        (Wanted(by="Sin"), 0),
        (Wanted(by="Norwegian ministry"), 1),
        (Wanted(about="another boat"), 1),
        (Wanted(about="boats"), 0),
        (Wanted(by="ministry", about="boat"), 1),
        (Wanted(since="2024-11-08"), 4),
        (Wanted(since="2024-11-09"), 0),
        (Wanted(), 4),
    ],
)
def test_what_is_wanted(wanted, count):
    article = Article(TEXT, published="2024-11-08")
    assert len(list(quotations("x", article, ANNOTATIONS, wanted))) == count
