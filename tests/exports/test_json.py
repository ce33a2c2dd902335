"""The annotation file keeps its contract, on every sample, through the whole pipeline."""

import itertools
import json
import re
from pathlib import Path

import pytest

from reader.engine import models, pipeline
from reader.exports import json as export
from reader.formats import open_article

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
KINDS = {"person", "organisation", "place", "group", "event", "work", "product", "law", "other"}
TIMEX = re.compile(
    r"(PRESENT|PAST|FUTURE)_REF|P[T\dX.].*|[\dX]{2,4}(-.*)?|BC\d{4}|T[\dX:]+|[\dX-]+T.*"
)


@pytest.fixture(scope="module")
def documents(nlp):
    articles = [open_article(str(path)) for path in SAMPLES]
    found = pipeline.annotate(nlp, models.find(), articles)
    return [
        json.loads(export.encode(export.document(str(path), article, annotations)))
        for path, article, annotations in zip(SAMPLES, articles, found, strict=True)
    ]


@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=[path.stem for path in SAMPLES])
def test_a_sample_keeps_the_contract(documents, number):
    document = documents[number]
    text = document["article"]["text"]

    def span(start, end):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        return text[start:end]

    assert document["newsread"] == 1
    assert document["id"] == str(SAMPLES[number])
    assert document["article"]["digest"].startswith("sha256:")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", document["article"]["published"])
    ids = [entity["id"] for entity in document["entities"]]
    assert ids == list(range(len(ids)))
    for entity in document["entities"]:
        assert entity["kind"] in KINDS
        assert entity["name"]
        assert isinstance(entity["named"], bool)
        assert entity["mentions"]
        for mention in entity["mentions"]:
            assert span(mention["start"], mention["end"])
            assert mention["form"] in {"name", "pronoun", "nominal"}
        if entity["place"]:
            assert -90 <= entity["place"]["latitude"] <= 90
            assert -180 <= entity["place"]["longitude"] <= 180
    for when in document["dates"]:
        assert span(when["start"], when["end"])
        assert when["type"] in {"DATE", "TIME", "DURATION", "SET"}
        assert TIMEX.fullmatch(when["value"]), when
        assert when["reason"]
    for quote in document["quotes"]:
        words = span(quote["start"], quote["end"])
        assert quote["kind"] in {"direct", "mixed", "indirect"}
        assert quote["kind"] == "indirect" or words[0] in "\"'“‘"
        assert quote["speaker"] is None or quote["speaker"] in ids
        for name in ("speaker_span", "cue_span"):
            assert quote[name] is None or span(*quote[name])
        assert 0 <= quote["confidence"] <= 1
    for quote in document["scare_quotes"]:
        assert quote["kind"] == "scare"
        assert span(quote["start"], quote["end"])
    names = {
        (mention["start"], mention["end"])
        for entity in document["entities"]
        for mention in entity["mentions"]
        if mention["form"] == "name"
    }
    places = {
        (mention["start"], mention["end"])
        for entity in document["entities"]
        for mention in entity["mentions"]
        if entity["kind"] == "place"
    }
    inner = {
        (start, end)
        for start, end in names
        if any(first <= start and end <= last for first, last in names - {(start, end)})
    }
    assert inner <= places
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(sorted(names - inner)))


def test_the_samples_show_what_they_are_for(documents):
    by_name = {Path(document["id"]).stem: document for document in documents}

    def said(name):
        document = by_name[name]
        names = {entity["id"]: entity["name"] for entity in document["entities"]}
        return [names.get(quote["speaker"]) for quote in document["quotes"]]

    assert said("politics").count("Moira Tregunno") >= 8
    assert said("interview").count("Annelies Vanhoutte") >= 10
    assert {"Duluth", "Saskatoon"} & {e["name"] for e in by_name["sports"]["entities"]}
    assert by_name["messy"]["article"]["title"].isupper()
