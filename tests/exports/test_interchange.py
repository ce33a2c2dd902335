"""Every format that other programs read is valid by its own rules, whatever the article is made of."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from exports.hostile import articles, plain
from hypothesis import given, settings
from lxml import etree
from markdown_it import MarkdownIt
from specimen import ANNOTATIONS, LERWICK, TEXT

from reader.exports import csv as csv_export
from reader.exports import json as json_export
from reader.exports import markdown, tei, w3c
from reader.harmless import one_line
from tools.make_schema import SCHEMA, schema

SCHEMAS = Path(__file__).parent / "schemas"
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"

annotation_file = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
web_annotation = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "web-annotation.json").read_text())
)
tei_schema = etree.RelaxNG(etree.parse(SCHEMAS / "tei-newsread.rng"))


@pytest.fixture(scope="module")
def article():
    return plain(TEXT, "gulls/a.txt")


def test_the_published_schema_is_that_of_the_records():
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "run: make schema"


@given(articles())
@settings(max_examples=40)
def test_the_annotation_file_is_valid_and_is_read_back(found):
    written = json_export.encode(json_export.document("<id>", *found))
    annotation_file.validate(json.loads(written))
    document = msgspec.json.decode(written, type=json_export.Document)
    assert document == json_export.document("<id>", *found)


@given(articles())
@settings(max_examples=40)
def test_web_annotations_are_valid_and_their_selectors_find_the_words(found):
    article, annotations = found
    collection = json.loads(w3c.encode("<id>", article, annotations))
    web_annotation.validate(collection)
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    mentions = sum(len(entity.mentions) for entity in annotations.entities)
    others = (annotations.dates, annotations.quotes, annotations.scare_quotes)
    assert len(items) == mentions + sum(map(len, others))
    for item in items:
        words, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert article.text[start:end] == words["exact"]
        assert article.text[:start].endswith(words["prefix"])
        assert article.text[end:].startswith(words["suffix"])


def test_what_a_web_annotation_says(article):
    collection = json.loads(w3c.encode("gulls/a.txt", article, ANNOTATIONS))
    items = collection["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    assert collection == json.loads(w3c.encode("gulls/a.txt", article, ANNOTATIONS))
    said = {item["target"]["selector"][0]["exact"]: item for item in items}
    assert [
        (body["purpose"], body["value"]) for body in said["“They come back, and so do I,”"]["body"]
    ] == [
        ("tagging", "direct quote"),
        ("identifying", "Mairi Sinclair"),
    ]
    bodies = said["LERWICK"]["body"]
    assert [body.get("value") for body in bodies[:2]] == ["Lerwick", "place"]
    assert f"https://sws.geonames.org/{LERWICK.geonames_id}/" in [b.get("source") for b in bodies]
    assert bodies[-1]["value"] == "United Kingdom, 60.15° N  1.15° W"
    assert said["LERWICK"]["target"]["source"].endswith("/gulls/a.txt")
    row = json.loads(w3c.encode("row 1", article, ANNOTATIONS))
    assert row["first"]["items"][0]["target"]["source"].startswith("ni:///sha-256;")


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@given(articles())
@settings(max_examples=40)
def test_a_spreadsheet_runs_nothing_and_offsets_hold(found):
    article, annotations = found
    rows = table(csv_export.HEADER + csv_export.encode("@id", article, annotations))
    for row in rows:
        assert row["id"] == "'@id"
        for column, cell in row.items():
            assert "\n" not in cell
            if column not in {"latitude", "longitude"}:
                assert not cell.lstrip().startswith(tuple("=+-@"))
        words = one_line(article.text[int(row["start"]) : int(row["end"])])
        assert row["text"].removeprefix("'") == words.removeprefix("'")
    assert rows == sorted(rows, key=lambda row: (int(row["start"]), int(row["end"])))


def test_what_a_table_says(article):
    rows = table(csv_export.HEADER + csv_export.encode("gulls/a.txt", article, ANNOTATIONS))
    (lerwick,) = [row for row in rows if row["text"] == "LERWICK"]
    assert (lerwick["row"], lerwick["kind"], lerwick["name"]) == ("mention", "place", "Lerwick")
    assert float(lerwick["latitude"]) == LERWICK.latitude
    assert float(lerwick["longitude"]) == LERWICK.longitude < 0
    (quote,) = [row for row in rows if row["text"].startswith("“They")]
    assert (quote["kind"], quote["speaker"], quote["confidence"]) == (
        "direct",
        "Mairi Sinclair",
        "0.95",
    )
    (date,) = [row for row in rows if row["text"] == "Nov. 7"]
    assert (date["type"], date["value"], date["reason"]) == ("DATE", "2024-11-07", "written out")


@given(articles())
@settings(max_examples=60)
def test_tei_is_valid_and_has_every_word(found):
    article, annotations = found
    tree = etree.fromstring(tei.encode("<id>", article, annotations))
    assert tei_schema.validate(tree), tei_schema.error_log
    body = tree.find(f"{TEI}text/{TEI}body")
    written = ["".join(part.itertext()) for part in body]
    assert written == [
        tei._xml(article.text[paragraph.start : paragraph.end]) for paragraph in article.paragraphs
    ]
    identities = {element.get(ID) for element in tree.iter() if element.get(ID)}
    for element in tree.iter():
        for pointer in ("ref", "who", "prev"):
            assert element.get(pointer, "").removeprefix("#") in {"", *identities}


def test_speech_over_two_paragraphs_is_two_elements_that_are_joined():
    article = plain("“One.\n\n“Two,” said Ada.")
    annotations = msgspec.structs.replace(
        ANNOTATIONS, entities=(), dates=(), scare_quotes=(), quotes=(ANNOTATIONS.quotes[3],)
    )
    (quote,) = annotations.quotes
    whole = msgspec.structs.replace(quote, start=0, end=13)
    tree = etree.fromstring(
        tei.encode("a.txt", article, msgspec.structs.replace(annotations, quotes=(whole,)))
    )
    first, second = tree.iter(f"{TEI}said")
    assert (first.text, second.text) == ("“One.", "“Two,”")
    assert second.get("prev") == f"#{first.get(ID)}"


@given(articles())
@settings(max_examples=40)
def test_markdown_shows_every_word_and_obeys_none(found):
    article, annotations = found
    written = markdown.encode("<id>", article, annotations).decode()
    report = written[written.index("\n---\n") + 5 :]
    tokens = MarkdownIt("commonmark").enable("table").parse(report)
    flat = [token for block in tokens for token in (block, *(block.children or ()))]
    assert not {token.type for token in flat} & {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "hr",
    }
    addresses = {token.attrs["href"] for token in flat if token.type == "link_open"}
    assert all(address.startswith("https://www.geonames.org/") for address in addresses)
    shown = [
        "".join(child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    text_at = len(shown) - 1 - shown[::-1].index("Text")
    expected = [one_line(article.text[p.start : p.end]).split() for p in article.paragraphs]
    assert [line.split() for line in shown[text_at + 1 :]] == expected
