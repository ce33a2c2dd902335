"""The Python interface, as a notebook uses it."""

import datetime
import json

import jsonschema
import pytest
from lxml import html as parser

import reader
from reader import understood
from reader.errors import ReaderError
from tools.make_schema import SCHEMA

STORY = "OSLO — “We will build it,” said Ada Brooke, the mayor.\nIt opens on <Friday>.\n\ud800"


@pytest.fixture
def found(nlp, monkeypatch):
    monkeypatch.setattr(understood, "_loaded", lambda _: nlp)  # the real one, loaded once for all
    return reader.annotate(STORY, published=datetime.date(2024, 11, 8), title="A bridge")


def test_who_where_when_and_who_said_what(found):
    assert found.text == STORY.replace("\ud800", "\ufffd")
    assert [person.name for person in found.people] == ["Ada Brooke"]
    assert [place.place.country for place in found.places] == ["NO"]
    assert found.organisations == ()
    assert [when.value for when in found.dates] == ["2024-11-08"]
    ((speaker, words, quote),) = found.quotes
    assert (speaker.name, words, quote.kind) == ("Ada Brooke", "“We will build it,”", "direct")
    assert repr(found).startswith("<Understood 'A bridge': ")


def test_it_leaves_as_the_annotation_file_and_as_a_page(found):
    document = json.loads(found.to_json("x"))
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))
    assert (document["id"], document["article"]["published_from"]) == ("x", "option")
    assert found.document("x").quotes == found.annotations.quotes
    assert found.to_html().startswith("<!DOCTYPE html>")


def test_a_notebook_shows_it(found):
    shown = parser.fragment_fromstring(found._repr_html_())
    assert "It opens on <Friday>." in shown.text_content()


def test_what_is_wrong_is_said(nlp):
    with pytest.raises(ReaderError, match="not a date"):
        reader.annotate(STORY, published="Friday")
    with pytest.raises(ReaderError, match="no_such_model"):
        reader.annotate(STORY, model="no_such_model")
