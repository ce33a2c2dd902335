"""``newsread corrections`` as a person and as a script use it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from reader.annotations import Annotations, Entity, Mention
from reader.article import Article, Paragraph
from reader.corrections import EntityRef, Merge, Retype
from reader.engine import cache, models
from reader.library import Library, anchors

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
TEXT = "The ferry to Gull Island sails at nine.\nIts captain, Jo Penhale, likes fog.\n"
FERRY = Article(
    text=TEXT,
    source="/news/ferry.txt",
    title="Ferry",
    paragraphs=(Paragraph(0, 39), Paragraph(40, len(TEXT) - 1)),
)
FOUND = Annotations(
    "by hand",
    (
        Entity(0, "person", "Gull Island", mentions=(Mention(13, 24),)),
        Entity(1, "person", "Jo Penhale", mentions=(Mention(53, 63),)),
    ),
)


def run(*arguments, status=0):
    ran = subprocess.run(
        [NEWSREAD, "corrections", *map(str, arguments)],
        capture_output=True, timeout=120, check=False, text=True,
    )  # fmt: skip
    assert ran.returncode == status, ran.stderr
    return ran


@pytest.fixture
def ferry():
    """An article with two corrections, one of them lost; and a name known in all articles."""
    with Library.open() as library:
        known = library.visit(FERRY).article_id
        lost = anchors.Anchor(3, 9, "harbour", "the ", " of")
        library.corrections.add(
            known, [(anchors.make(TEXT, 13, 24), Retype("place"))], {"Penhale": "person"}
        )
        library.corrections.add(known, [(lost, Merge(EntityRef("Port \x1b[31m", "place")))])
        library._database._connection.execute("UPDATE corrections SET lost = 1 WHERE id = 2")
    cache.save(FERRY, models.find(), FOUND, {"Penhale": "person"})


def test_corrections_are_listed(ferry):
    assert run().stdout.splitlines() == [
        "Ferry",
        "  ✓ “Gull Island” is a place",
        "  ✓ “harbour” is Port ␛[31m  (lost: these words are not in the text as it is now)",
    ]
    assert run("1").stdout == run().stdout
    assert "not in the library" in run("2", status=1).stderr


def test_nothing_yet_is_said():
    assert run().stderr == "newsread: There are no corrections yet.\n"
    assert "nothing to export" in run("export", status=1).stderr
    assert "no names" in run("names").stderr


def test_names_are_listed_and_taken_back(ferry):
    assert run("names").stdout == "Penhale\tperson\n"
    assert "“Gull”" in run("names", "--forget", "Gull", "--forget", "Penhale", status=1).stderr
    assert run("names", "--forget", "Penhale").stdout == ""
    with Library.open() as library:
        assert library.corrections.names() == {}


def test_corrected_articles_are_exported_for_spacy_and_for_prodigy(ferry, tmp_path):
    out = tmp_path / "train.spacy"
    run("export", "-o", out)
    docs = list(DocBin().from_disk(out).get_docs(spacy.blank("en").vocab))
    expected = [("Gull Island", "GPE"), ("Jo Penhale", "PERSON")]
    assert [(e.text, e.label_) for doc in docs for e in doc.ents] == expected
    tasks = [json.loads(line) for line in run("export", "--format", "prodigy").stdout.splitlines()]
    assert [task["spans"][0]["label"] for task in tasks] == ["GPE", "PERSON"]
    assert [task["meta"]["corrected"] for task in tasks] == [1, 0]
    run("export", "--format", "prodigy", "--only-corrected", "-o", out)
    assert len(out.read_bytes().splitlines()) == 1


def test_a_file_that_cannot_be_written_is_told(ferry, tmp_path):
    assert "can't be written" in run("export", "-o", tmp_path / "none" / "t", status=1).stderr
