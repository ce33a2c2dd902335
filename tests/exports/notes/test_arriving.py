"""Files of notes from anywhere: what is harmless of them is taken, and nothing breaks."""

import contextlib
import json

import any_notes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Paragraph
from reader.exports.notes import Annotated, arriving
from reader.exports.notes import json as own
from reader.marks import Anchor, Mark

UID = "0f4e5b1a-6a0e-4a5c-9d8e-7a3c1c0d2b11"


@given(st.lists(any_notes.annotated(), max_size=3))
def test_our_own_json_is_read_as_it_was(annotated):
    written = own.write(annotated)
    read = arriving.read(written.encode())
    assert [one.article for one in read] == [one.article for one in annotated]
    assert [one.marks for one in read] == [one.marks for one in annotated]
    assert own.write(read) == written


def test_the_form_of_our_own_json():
    mark = Mark(7, "note", Anchor(4, 9, "ferry", "The ", " sai"), "when?", "2024-05-03T10:00:00+00:00",
                "2024-05-03T10:00:00+00:00", colour="blue", tags=("sea",), uid=UID)  # fmt: skip
    article = Article(text="The ferry sails.\n", source="/a.txt", paragraphs=(Paragraph(0, 16),))
    assert json.loads(own.write([Annotated(article, (mark,))])) == {
        "newsread_notes": 1,
        "articles": [
            {
                "article": {
                    "text": "The ferry sails.\n",
                    "source": "/a.txt",
                    "title": None,
                    "byline": None,
                    "published": None,
                    "published_from": None,
                    "english": True,
                    "paragraphs": [[0, 16, "text", 0]],
                    "emphasis": [],
                    "links": [],
                },
                "marks": [
                    {
                        "id": 7,
                        "kind": "note",
                        "anchor": {
                            "start": 4,
                            "end": 9,
                            "exact": "ferry",
                            "prefix": "The ",
                            "suffix": " sai",
                        },
                        "body": "when?",
                        "created": "2024-05-03T10:00:00+00:00",
                        "changed": "2024-05-03T10:00:00+00:00",
                        "lost": False,
                        "colour": "blue",
                        "tags": ["sea"],
                        "uid": UID,
                    }
                ],
                "digest": article.digest,
            }
        ],
    }


def file(mark=None, **article):
    marks = [{"id": 1, "kind": "note", "uid": UID, "anchor": {
        "start": 0, "end": 3, "exact": "The", "prefix": "", "suffix": ""}, **(mark or {})}]  # fmt: skip
    whole = {"article": {"text": "The tram.\n", "source": "/a.txt", **article}, "marks": marks}
    return json.dumps({"newsread_notes": 1, "articles": [whole]}).encode()


def test_what_is_harmful_is_made_harmless():
    mark = {
        "body": "\x1b[2Jred\u202e\nline",
        "tags": ["a\x1b]b"],
        "anchor": {
            "start": -5,
            "end": 10**30 // 10**18,
            "exact": "\x07",
            "prefix": "p" * 99,
            "suffix": "s" * 99,
        },
    }
    data = file(
        mark,
        title="\x1bTitle\nx",
        text="\x1bThe tram.\n",
        paragraphs=[[5, 3, "text"]],
        emphasis=[[0, 99, "strong"]],
        links=[[0, 3, "javascript:alert(1)"]],
    )
    (one,) = arriving.read(data)
    assert one.article.text == "␛The tram.\n"
    assert one.article.title == "␛Title x"
    assert one.article.paragraphs == one.article.emphasis == one.article.links == ()
    assert one.digest == one.article.digest
    (kept,) = one.marks
    assert (kept.body, kept.tags) == ("␛[2Jred�\nline", ("a␛]b",))
    assert 0 <= kept.anchor.start <= kept.anchor.end
    assert (kept.anchor.exact, kept.anchor.prefix, kept.anchor.suffix) == ("␇", "p" * 32, "s" * 32)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"notes",
        b"{}",
        b"[1]",
        b"null",
        b'{"newsread_notes": 2, "articles": []}',
        b'{"newsread_notes": 1}',
        b'{"type": "AnnotationCollection", "first": "https://example.org/page1"}',
        b'[{"type": "Annotation", "target": 7}]',
        b'[{"type": "Annotation", "target": "urn:isbn:1"}]',
        b'[{"type": "Annotation"}]',
        b"[" * 100_000,
        b'{"newsread_notes": ' * 5000,
        b"\xff\xfe",
        file({"kind": "scribble"}),
        file({"colour": "mauve"}),
        file({"uid": "17"}),
        file({"anchor": {"start": "0"}}),
        file(source=""),
        file(source="/a\0b"),
        file(published_from="nowhere"),
    ],
)
def test_what_cannot_be_taken_is_told(data):
    with pytest.raises(ValueError, match=r"\w"):
        arriving.read(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["type", "items", "first", "target", "source", "selector", "body", "id", "exact",
             "newsread_notes", "articles", "article", "marks", "anchor", "uid", "refinedBy", "start"]
        ) | st.text(max_size=3),
        inner | st.sampled_from(["Annotation", "AnnotationPage", "AnnotationCollection"]),
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_any_json_is_taken_or_refused(value):
    try:
        for one in arriving.read(json.dumps(value).encode()):
            assert one.article.source
    except ValueError:
        pass


@given(st.binary(max_size=60))
def test_any_bytes_are_taken_or_refused(data):
    taken = ()
    with contextlib.suppress(ValueError):
        taken = arriving.read(data)
    assert not taken  # so few bytes can only be an empty list


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(arriving, "LARGEST", 100)
    with pytest.raises(ValueError, match="too large"):
        arriving.read(file())
