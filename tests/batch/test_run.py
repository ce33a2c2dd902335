"""Many documents in, one stream or folder of annotated documents out, in this process."""

import csv
import json

import pytest
from spacy.tokens import DocBin

from reader.batch import annotating
from reader.batch.forms import FORMS
from reader.engine import pipeline
from reader.errors import ReaderError

STORY = "OSLO, May 2 — “We will build it,” said Ada Brooke, the mayor.\n"


def corpus(path, texts):
    rows = [json.dumps({"id": f"d{number}", "text": text}) for number, text in enumerate(texts)]
    path.write_text("\n".join(rows), encoding="utf-8")


def lines(path):
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def test_broken_inputs_are_told_in_order_and_the_rest_go_on(annotated, folder):
    rows = ["[1]", json.dumps({"text": STORY, "id": "good"}), '{"id": 1}', "", '{"text": ""}']
    (folder / "rows.JSONL").write_text("\n".join(rows), encoding="utf-8")
    (folder / "empty.txt").touch()
    inputs = ["none.txt", "a.txt", "rows.JSONL", "empty.txt", "no.jsonl", "a.txt"]
    status, said = annotated(*inputs, output="out")
    assert status == 1
    documents = json.loads((folder / "out").read_bytes())
    assert [document["id"] for document in documents] == ["a.txt", "good", "rows.JSONL:5", "a.txt"]
    named = ["none.txt", "rows.JSONL:1", "rows.JSONL:3", "empty.txt", "no.jsonl"]
    assert len(said) == len(named)
    assert all(name in sentence for name, sentence in zip(named, said, strict=True))


def test_nothing_that_can_be_read_is_an_empty_array_or_nothing(annotated, folder):
    assert annotated("none.txt", "no.txt", output="out")[0] == 1
    assert (folder / "out").read_bytes() == b"[]\n"
    assert annotated("none.txt", output="out")[0] == 1
    assert (folder / "out").read_bytes() == b""


def test_a_corpus_is_an_array_though_it_has_one_row(annotated, folder):
    (folder / "rows.jsonl").write_text(json.dumps({"text": STORY}), encoding="utf-8")
    assert annotated("rows.jsonl", date="2024-05-03", output="out") == (0, [])
    (document,) = json.loads((folder / "out").read_bytes())
    assert document["article"]["text"] == STORY
    assert document["article"]["published_from"] == "option"


def test_text_in_a_row_comes_out_unchanged_with_its_offsets(annotated, folder):
    texts = [
        "\tTabs\r\n\x1b[31mand “escapes,”\u2028 said Ada Brooke. \u202e👩\u200d🚀",
        STORY.strip() + "\nhard\nwrapped",
        "e\u0301tude \x00 null",
    ]
    corpus(folder / "rows.jsonl", texts)
    annotated("rows.jsonl", form="jsonl", output="out")
    documents = lines(folder / "out")
    assert [document["article"]["text"] for document in documents] == texts
    quote = documents[1]["quotes"][0]
    assert texts[1][quote["start"] : quote["end"]] == "“We will build it,”"


def test_a_document_that_the_engine_fails_on_is_told_and_the_rest_go_on(
    annotated, folder, monkeypatch
):
    texts = [STORY, "It rained.", "Poison.", "It rained again.", STORY]
    corpus(folder / "rows.jsonl", texts)
    understood = pipeline.understood

    def failing(nlp, doc, *rest):
        if doc.text == "Poison.":
            raise RecursionError("too deep")
        return understood(nlp, doc, *rest)

    monkeypatch.setattr(pipeline, "understood", failing)
    status, said = annotated("rows.jsonl", form="jsonl", output="out")
    assert status == 1
    assert said == ["d2 can't be annotated (RecursionError: too deep)."]
    assert [document["id"] for document in lines(folder / "out")] == ["d0", "d1", "d3", "d4"]


def test_rows_are_written_before_the_next_ones_are_read(annotated, folder, monkeypatch):
    corpus(folder / "rows.jsonl", [STORY] * 8)
    written = []
    opened = annotating.open_work

    def watching(work):
        written.append(len((folder / "out").read_bytes().splitlines()))
        return opened(work)

    monkeypatch.setattr(annotating, "open_work", watching)
    annotated("rows.jsonl", form="jsonl", output="out")
    assert written == [0, 1, 1, 3, 3, 3, 3, 7]


def test_a_run_that_was_broken_off_goes_on(annotated, folder):
    corpus(folder / "rows.jsonl", [STORY, "It rained.", "Sun.", "Wind."])
    annotated("rows.jsonl", form="jsonl", output="whole")
    whole = (folder / "whole").read_bytes()
    for length in (0, 1, whole.index(b"\n") + 1, len(whole) // 2, len(whole) - 1, len(whole)):
        (folder / "out").write_bytes(whole[:length])
        assert annotated("rows.jsonl", form="jsonl", output="out", resume=True) == (0, [])
        assert (folder / "out").read_bytes() == whole


def test_what_was_edited_or_annotated_by_another_model_is_not_finished(annotated, folder):
    annotated("a.txt", form="jsonl", output="out")
    (document,) = lines(folder / "out")
    (folder / "out").write_text(json.dumps(document | {"model": "other 1"}) + "\n")
    annotated("a.txt", form="jsonl", output="out", resume=True)
    assert [line["model"] for line in lines(folder / "out")] == ["other 1", document["model"]]
    (folder / "a.txt").write_text("Another text.", encoding="utf-8")
    annotated("a.txt", form="jsonl", output="out", resume=True)
    assert lines(folder / "out")[2]["article"]["text"] == "Another text."


def test_a_folder_gets_a_file_a_document_and_goes_on_where_it_was(annotated, folder, monkeypatch):
    (folder / "out").mkdir()
    corpus(folder / "rows.jsonl", [STORY, "It rained."])
    assert annotated("a.txt", "rows.jsonl", output="out") == (0, [])
    names = {path.name for path in (folder / "out").iterdir()}
    assert names == {"a.json", "d0.json", "d1.json", "newsread-index.jsonl"}
    assert json.loads((folder / "out" / "a.json").read_bytes())["id"] == "a.txt"
    (folder / "out" / "d0.json").unlink()
    (folder / "out" / "a.json").write_text("touched")
    assert annotated("a.txt", "rows.jsonl", output="out", resume=True) == (0, [])
    assert json.loads((folder / "out" / "d0.json").read_bytes())["id"] == "d0"
    assert (folder / "out" / "a.json").read_text() == "touched"
    assert annotated("a.txt", output="out") == (0, [])
    assert (folder / "out" / "a.json").read_text() != "touched"


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_format_is_written_for_one_for_several_and_for_none(annotated, folder, form):
    corpus(folder / "rows.jsonl", [STORY, "It rained."])
    (folder / "empty.jsonl").touch()
    (folder / "out").mkdir()
    assert annotated("rows.jsonl", form=form, output="out") == (0, [])
    suffix = FORMS[form].suffix
    written = {path.name for path in (folder / "out").iterdir()}
    assert written == {f"d0.{suffix}", f"d1.{suffix}", "newsread-index.jsonl"}
    alone = (folder / "out" / f"d0.{suffix}").read_bytes()
    corpus(folder / "one.jsonl", [STORY])
    if FORMS[form].several is None:
        with pytest.raises(ReaderError, match="one file a document"):
            annotated("rows.jsonl", form=form, output="file")
        return
    assert annotated("rows.jsonl", "one.jsonl", form=form, output="file") == (0, [])
    assert len((folder / "file").read_bytes()) > len(alone) / 2
    assert annotated("empty.jsonl", form=form, output="file") == (0, [])
    assert len((folder / "file").read_bytes()) < len(alone) / 2


def test_a_table_and_a_docbin_hold_all_documents(annotated, folder, nlp):
    corpus(folder / "rows.jsonl", [STORY, "It rained.", STORY])
    annotated("rows.jsonl", form="csv", output="out.csv")
    with (folder / "out.csv").open(newline="", encoding="utf-8") as file:
        assert {row["id"] for row in csv.DictReader(file)} == {"d0", "d2"}
    annotated("rows.jsonl", form="docbin", output="out.spacy")
    texts = [doc.text for doc in DocBin().from_disk(folder / "out.spacy").get_docs(nlp.vocab)]
    assert texts == [STORY, "It rained.", STORY]


@pytest.mark.parametrize(
    ("inputs", "options", "words"),
    [
        (["a.txt"], {"date": "2024-02-30"}, "not a date"),
        (["a.txt"], {"form": "jsonl", "output": "./a.txt"}, "is an input"),
        (["."], {"output": "."}, "is an input"),
        (["a.txt"], {"resume": True}, "--resume needs"),
        (["a.txt"], {"resume": True, "output": "out.json"}, "--resume needs"),
        (["a.txt"], {"resume": True, "output": "poem", "form": "jsonl"}, "did not write"),
    ],
)
def test_what_cannot_be_done_at_all_is_an_error(annotated, folder, inputs, options, words):
    (folder / "poem").write_text("Roses are red\n")
    with pytest.raises(ReaderError, match=words) as raised:
        annotated(*inputs, **options)
    assert raised.value.status == 2
    assert (folder / "poem").read_text() == "Roses are red\n"
