"""``--corrections``: what the person corrected is applied, and told, and only then."""

import json

import pytest

from reader.corrections import EntityRef, Merge, Remove, Retype
from reader.engine import pipeline
from reader.errors import ReaderError
from reader.formats import open_article
from reader.library import Library, anchors


@pytest.fixture
def told(nlp, monkeypatch):
    """The names that the pipeline was told, each time that it was loaded."""
    calls = []
    monkeypatch.setattr(pipeline, "load", lambda _, known: calls.append(dict(known)) or nlp)
    return calls


def written(folder):
    return json.loads((folder / "out").read_bytes())


def correct(folder, *changes, names=None):
    article = open_article(str(folder / "a.txt"))
    with Library.open() as library:
        known = library.visit(article).article_id
        anchored = [
            (anchors.make(article.text, start, start + len(words)), change)
            for words, change in changes
            for start in [article.text.index(words)]
        ]
        library.corrections.add(known, anchored, names)


def kinds(document):
    return {entity["name"]: entity["kind"] for entity in document["entities"]}


def test_corrections_are_applied_and_told_where_that_is_asked_for(annotated, told, folder):
    correct(
        folder,
        ("Ada Brooke", Retype("organisation")),
        ("OSLO", Remove("date")),
        names={"Brooke": "person"},
    )
    annotated("a.txt", output="out")
    plain = written(folder)
    assert kinds(plain)["Ada Brooke"] == "person"
    assert "corrections" not in plain
    assert told == [{}]
    annotated("a.txt", output="out", corrections=True)
    document = written(folder)
    assert kinds(document)["Ada Brooke"] == "organisation"
    assert document["quotes"] == plain["quotes"]
    (correction,) = document["corrections"]  # there is no date to be removed
    assert correction["change"] == {"do": "retype", "kind": "organisation"}
    assert correction["anchor"]["exact"] == "Ada Brooke"
    assert told[1:] == [{"Brooke": "person"}]


def test_an_edited_file_has_its_corrections_and_no_visit_is_recorded(annotated, told, folder):
    correct(folder, ("Ada Brooke", Retype("work")), ("OSLO", Merge(EntityRef("Bergen", "place"))))
    with Library.open() as library:
        before = library.recent()
    path = folder / "a.txt"
    path.write_text("Corrected at noon.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    annotated("a.txt", output="out", corrections=True)
    document = written(folder)
    assert kinds(document) | {"Ada Brooke": "work", "Bergen": "place"} == kinds(document)
    assert document["corrections"][0]["anchor"]["start"] == document["article"]["text"].index("Ada")
    with Library.open() as library:
        assert library.recent() == before


def test_an_article_without_corrections_says_so(annotated, told, folder):
    assert annotated("a.txt", output="out", corrections=True) == (0, [])
    assert written(folder)["corrections"] == []


def test_a_library_that_cannot_be_opened_is_told(annotated, told, folder, newsread_home):
    (newsread_home / "data").write_text("in its place", encoding="utf-8")
    with pytest.raises(ReaderError, match="cannot be opened"):
        annotated("a.txt", output="out", corrections=True)
    assert not (folder / "out").exists()
