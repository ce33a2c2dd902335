"""Many documents in, one stream of annotated documents out."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import batch
from reader.errors import ReaderError

STORY = "OSLO, May 2 — “We will build it,” said Ada Brooke, the mayor.\n"


@pytest.fixture
def annotated(nlp, tmp_path, monkeypatch):
    """Annotates what is in a folder of its own; returns status, output and complaints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(batch, "load", lambda _: nlp)  # the real one, loaded once for all

    def run(*inputs, form="json", published=None):
        said = []
        status = batch.annotate_all(
            inputs, form, published=published, model="auto", output="out", complain=said.append
        )
        return status, (tmp_path / "out").read_bytes(), said

    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "out").touch()
    return run


@pytest.mark.parametrize(
    ("form", "several", "number"),
    [
        ("json", False, 0),
        ("json", True, 0),
        ("json", True, 1),
        ("json", True, 3),
        ("json", False, 1),
    ],
)
def test_json_is_one_value_whatever_the_number_of_documents(form, several, number):
    file = io.BytesIO()
    with batch._whole(file, form, several=several) as write:
        for index in range(number):
            write(b'{"id":%d}' % index)
    documents = [{"id": index} for index in range(number)]
    if several:
        assert json.loads(file.getvalue()) == documents
    else:
        assert [json.loads(line) for line in file.getvalue().splitlines()] == documents


@given(st.integers(0, 5), st.booleans())
def test_json_lines_are_whole_as_soon_as_they_are_written(number, several):
    file = io.BytesIO()
    with batch._whole(file, "jsonl", several=several) as write:
        for index in range(number):
            write(b'{"id":%d}' % index)
            assert file.getvalue().endswith(b"}\n")
            assert len(file.getvalue().splitlines()) == index + 1
    assert len(file.getvalue().splitlines()) == number


def test_broken_inputs_are_told_in_order_and_the_rest_go_on(annotated, tmp_path):
    rows = ["[1]", json.dumps({"text": STORY, "id": "good"}), '{"id": 1}', "", '{"text": ""}']
    (tmp_path / "rows.JSONL").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    status, out, said = annotated(
        "none.txt", "a.txt", "rows.JSONL", "empty.txt", "no.jsonl", "a.txt"
    )
    assert status == 1
    documents = json.loads(out)
    assert [document["id"] for document in documents] == ["a.txt", "good", "rows.JSONL:5", "a.txt"]
    named = ["none.txt", "rows.JSONL:1", "rows.JSONL:3", "empty.txt", "no.jsonl"]
    assert len(said) == len(named)
    assert all(name in sentence for name, sentence in zip(named, said, strict=True))


def test_nothing_that_can_be_read_is_an_empty_array_or_nothing(annotated):
    assert annotated("none.txt", "no.txt")[:2] == (1, b"[]\n")
    assert annotated("none.txt")[:2] == (1, b"")


def test_a_corpus_is_an_array_though_it_has_one_row(annotated, tmp_path):
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": STORY}), encoding="utf-8")
    status, out, said = annotated("rows.jsonl", published="2024-05-03")
    assert (status, said) == (0, [])
    (document,) = json.loads(out)
    assert document["article"]["text"] == STORY
    assert document["article"]["published_from"] == "option"


def test_text_in_a_row_comes_out_unchanged_with_its_offsets(annotated, tmp_path):
    texts = [
        "\tTabs\r\n\x1b[31mand “escapes,”\u2028 said Ada Brooke. \u202e👩\u200d🚀",
        STORY.strip() + "\nhard\nwrapped",
        "e\u0301tude \x00 null",
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps({"text": t}) for t in texts))
    _, out, _ = annotated("rows.jsonl", form="jsonl")
    documents = [json.loads(line) for line in out.split(b"\n") if line]
    assert [document["article"]["text"] for document in documents] == texts
    quote = documents[1]["quotes"][0]
    assert texts[1][quote["start"] : quote["end"]] == "“We will build it,”"


def test_what_cannot_be_done_at_all_is_an_error(annotated):
    with pytest.raises(ReaderError, match="not a date") as raised:
        annotated("a.txt", published="2024-02-30")
    assert raised.value.status == 2
    with pytest.raises(ReaderError, match="is an input"):
        annotated("a.txt", "./out", form="jsonl")
