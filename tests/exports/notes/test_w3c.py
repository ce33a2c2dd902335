"""Web Annotations: valid against the model, read back as they were, and those of other programs."""

import json
import re
import uuid

import any_notes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article
from reader.exports.notes import Annotated, arriving, w3c
from reader.marks import Anchor, Mark

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
ZULU = re.compile(r"\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def check_page(page):
    """What the model says a page must have (section 5.2), and what must be in it."""
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert IRI.fullmatch(page["id"])
    collection = page["partOf"]
    assert collection["type"] == "AnnotationCollection"
    assert IRI.fullmatch(collection["id"])
    assert collection["id"] != page["id"]
    assert collection["total"] == len(page["items"])
    assert page["startIndex"] == 0
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        check_annotation(item)


def check_annotation(item):
    """Sections 3.1 to 3.3: one id, one type, the target; times in UTC; a known motivation."""
    allowed = {"id", "type", "motivation", "created", "modified", "target", "body", "stylesheet"}
    assert set(item) <= allowed
    assert item["type"] == "Annotation"
    assert IRI.fullmatch(item["id"])
    assert item["motivation"] in MOTIVATIONS
    assert ZULU.fullmatch(item["created"])
    assert ZULU.fullmatch(item["modified"])
    for body in item.get("body", ()):
        assert set(body) == {"type", "value", "purpose", "format"}
        assert (body["type"], body["format"]) == ("TextualBody", "text/plain")
        assert body["purpose"] in MOTIVATIONS
        assert isinstance(body["value"], str)
    check_target(item["target"])
    if "styleClass" in item["target"]:
        assert item["stylesheet"]["type"] == "CssStylesheet"
        assert "." + item["target"]["styleClass"] in item["stylesheet"]["value"]


def check_target(target):
    """Sections 4.1 and 4.2: one source, selectors that select the same."""
    assert target["type"] == "SpecificResource"
    assert IRI.fullmatch(target["source"])
    words, place = target["selector"]
    assert words["type"] == "TextQuoteSelector"
    assert {type(words[name]) for name in ("exact", "prefix", "suffix")} == {str}
    assert place["type"] == "TextPositionSelector"
    assert 0 <= place["start"] <= place["end"]


notes = st.lists(any_notes.annotated(), max_size=3)


@given(notes)
def test_what_is_written_is_valid(annotated):
    check_page(json.loads(w3c.write(annotated)))


@given(notes)
def test_what_is_written_is_read_as_it_was(annotated):
    written = w3c.write(annotated)
    read = arriving.read(written.encode())
    assert w3c.write(read).replace("\n", "") != ""
    marks = {mark.uid: mark for one in annotated for mark in one.marks}
    assert {mark.uid: mark for one in read for mark in one.marks} == marks
    expected = {
        (one.article.source, one.article.digest if one.article.source == "-" else None)
        for one in annotated
        if one.marks
    }
    assert {(one.article.source, one.digest) for one in read} == expected


@given(notes)
def test_the_same_notes_make_the_same_file(annotated):
    assert w3c.write(annotated) == w3c.write(annotated)


TARGET = {
    "source": "https://example.org/story",
    "selector": [
        {"type": "RangeSelector", "startSelector": {"type": "XPathSelector", "value": "/p[1]"},
         "endSelector": {"type": "XPathSelector", "value": "/p[2]"}},
        {"type": "TextPositionSelector", "start": 412, "end": 431},
        {"type": "TextQuoteSelector", "exact": "nobody was hurt", "prefix": "It said ", "suffix": "."},
    ],
}  # fmt: skip


def read(item):
    data = json.dumps(item if isinstance(item, list) else {"type": "Annotation", **item})
    (one,) = arriving.read(data.encode())
    (mark,) = one.marks
    return one.article.source, mark


def test_an_annotation_of_another_program_is_taken_by_its_words():
    item = {
        "id": "https://example.org/annotations/17",
        "motivation": "commenting",
        "created": "2024-05-03T10:00:00+02:00",
        "body": [
            {"type": "TextualBody", "value": "Who says so?"},
            {"type": "TextualBody", "value": "check", "purpose": "tagging"},
            "https://example.org/evidence",
        ],
        "target": [TARGET],
    }
    source, mark = read(item)
    assert source == "https://example.org/story"
    assert mark == Mark(
        id=0,
        kind="note",
        anchor=Anchor(412, 431, "nobody was hurt", "It said ", "."),
        body="Who says so?\n\nhttps://example.org/evidence",
        created="2024-05-03T08:00:00.000000+00:00",
        changed="2024-05-03T08:00:00.000000+00:00",
        tags=("check",),
        uid=str(uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/annotations/17")),
    )
    assert read([{"type": "Annotation", **item}]) == (source, mark)


@pytest.mark.parametrize(
    ("item", "kind", "body", "exact"),
    [
        ({"target": "https://example.org/story"}, "highlight", "", ""),
        ({"target": TARGET, "motivation": "bookmarking"}, "bookmark", "", "nobody was hurt"),
        ({"target": TARGET, "bodyValue": "really?"}, "note", "really?", "nobody was hurt"),
        ({"target": TARGET, "body": "x", "motivation": ["describing"]}, "note", "x", "nobody was hurt"),
        ({"target": {"id": "https://example.org/story"}}, "highlight", "", ""),
        ({"target": {**TARGET, "source": {"id": "https://example.org/story", "type": "Text"}}},
         "highlight", "", "nobody was hurt"),
        ({"target": {"source": "https://example.org/story", "selector": {
            "type": "FragmentSelector", "value": "p2",
            "refinedBy": {"type": "TextQuoteSelector", "exact": "hurt"}}}}, "highlight", "", "hurt"),
    ],
)  # fmt: skip
def test_other_forms_of_the_model_are_read(item, kind, body, exact):
    source, mark = read(item)
    assert source == "https://example.org/story"
    assert (mark.kind, mark.body, mark.anchor.exact) == (kind, body, exact)
    assert read(item)[1].uid == mark.uid


def test_collections_are_read():
    annotation = {"type": "Annotation", "target": TARGET}
    page = {"type": "AnnotationPage", "items": [annotation, annotation]}
    collection = {"type": "AnnotationCollection", "first": page}
    for whole in (page, collection):
        (one,) = arriving.read(json.dumps(whole).encode())
        assert len(one.marks) == 2


def test_a_lost_mark_keeps_its_words():
    mark = Mark(0, "note", Anchor(4, 9, "ferry", "", ""), lost=True, uid=str(uuid.uuid4()))
    (item,) = json.loads(w3c.write([Annotated(Article(text="The tram"), (mark,))]))["items"]
    assert item["target"]["selector"][0]["exact"] == "ferry"
