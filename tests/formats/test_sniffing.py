import codecs

import documents
import pytest

from reader.formats.inputs import Input
from reader.formats.sniffing import form


def told(data, name="", media_type=""):
    data = data if isinstance(data, bytes) else data.encode()
    return form(Input(data, "It", file_name=name, media_type=media_type))


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("<!DOCTYPE html><p>a", "html"),
        ("\n <!-- a > b --><!doctype HTML>", "html"),
        ("<html lang=en>", "html"),
        ('<?xml version="1.0"?><html xmlns="a">', "html"),
        ("<p>A piece of a page</p>", "html"),
        ("<rss version='2.0'>", "feed"),
        ('<?xml version="1.0"?><!-- a --><feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("<rdf:RDF xmlns:rdf='a'>", "feed"),
        ("<!DOCTYPE nitf [<!ENTITY a 'b'> ]>\n<nitf>", "nitf"),
        ("<nar:newsItem xmlns:nar='a'>", "nitf"),
        ("<svg>", "text"),
        ("<3", "text"),
        ('{"uri": "a", "body_text": "b"}', "ninjs"),
        ('{"uri": "a", "versionCreated": "b"}', "ninjs"),
        ('{"a": "b"}', "text"),
        ("Return-Path: <a@example.org>\nReceived: by b\n with c\nFrom: d\n\nText", "mail"),
        ("From: a\nTo: b\nSubject: a memo, not a message\n\nText", "text"),
        ("# A\n\nSee [this](https://example.org).", "markdown"),
        ("---\ntitle: A\n---\n\n**Some** text.", "markdown"),
        ("# One sign alone may be chance\n", "text"),
        ("A * b * c __init__ #1 [1](2)", "text"),
        ("", "text"),
    ],
)
def test_by_content(start, wanted):
    assert told(start) == wanted
    if not start.startswith(("---", "# A")):  # what is called plain text is no Markdown
        assert told(start, "a.txt") == wanted
        assert told(codecs.BOM_UTF8 + start.encode()) == wanted
        assert told(codecs.BOM_UTF16_LE + start.encode("utf-16-le")) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a.md", "markdown"),
        ("A.MARKDOWN", "markdown"),
        ("a.htm", "html"),
        ("a.eml", "mail"),
        ("a.mht", "mail"),
        ("a.atom", "feed"),
        ("a.txt", "text"),
        ("a.xml", "text"),
        ("a", "text"),
    ],
)
def test_by_name_where_the_content_tells_nothing(name, wanted):
    assert told("Words.", name) == wanted


def test_by_what_the_server_says():
    assert told("Words.", media_type="text/html") == "html"
    assert told("Words.", media_type="text/markdown") == "markdown"
    assert told("Words.", media_type="image/png") == "text"


@pytest.mark.parametrize(("name", "wanted"), [("page.md", "markdown"), ("page.eml", "mail")])
def test_a_name_that_is_clear_wins_over_markup(name, wanted):
    assert told("<p align=center>A logo</p>", name) == wanted


def test_archives():
    assert told(documents.epub()) == "epub"
    assert told(documents.docx(), "a.zip") == "docx"
    assert told(documents.archive({"a.txt": "b"}), "a.epub") == "text"


@pytest.mark.parametrize("unit", ["<!--", "<?a", "<!DOCTYPE [", "[a](", "**", "A: b\n", " ", "{"])
def test_long_hostile_beginnings(unit):
    assert told(unit * 20_000) in {"text", "markdown"}
