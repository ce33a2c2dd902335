"""Documents with their tokens for other programs: CoNLL-U and spaCy's DocBin."""

import re

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from reader.article import Article
from reader.engine import conllu, docbin, models, pipeline
from reader.engine.findings import as_annotations

STORY = (
    "“We will build it in Oslo,” said Ada Brooke, the mayor.\n\n"
    "She spoke on Friday. “It\xa0is ours. It\nwill | open \\ soon,” the\tNorwegian ministry of boats "
    "wrote.  \n"
)
FIELDS = ("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc")
UPOS = {
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
}


@pytest.fixture(scope="module")
def read(nlp):
    """Reads an article; its sections, and what was found."""

    def run(text):
        article = Article(text, published="2024-11-08")
        sections = list(pipeline.read_sections(nlp, [article]))
        found = [pipeline.part_of(section, models.find()) for section in sections]
        return [(section.start, section.doc) for section in sections], pipeline.together(found)

    return run


def sentences(written):
    """The sentences of a file, each as its comments and its rows; checks what the format asks for."""
    *blocks, rest = written.decode().split("\n\n")
    assert rest == ""
    for block in blocks:
        lines = block.split("\n")
        comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# "))
        rows = [
            dict(zip(FIELDS, line.split("\t"), strict=True)) for line in lines if line[0] != "#"
        ]
        assert rows
        for number, row in enumerate(rows, 1):
            assert row["id"] == str(number)
            assert all(value and not re.search(r"\s", value) for value in row.values())
            assert row["upos"] in UPOS
            assert row["feats"] == "_" or all("=" in f for f in row["feats"].split("|"))
            assert row["feats"].split("|") == sorted(row["feats"].split("|"), key=str.lower)
            assert (row["head"] == "0") == (row["deprel"] == "root")
        assert sum(row["head"] == "0" for row in rows) == 1
        heads = [int(row["head"]) for row in rows]
        above = set(heads)
        for _ in heads:  # every word hangs on the root
            above = {heads[head - 1] for head in above if head}
        assert not above - {0}
        yield comments, rows


def misc(row):
    return dict(pair.split("=", 1) for pair in row["misc"].split("|"))


def test_conllu_keeps_its_format_and_its_words_stand_where_it_says(read):
    docs, annotations = read(STORY)
    parsed = list(sentences(conllu.encode("a\nb", docs, annotations)))
    assert parsed[0][0]["newdoc id"] == "a b"
    assert [comments["sent_id"] for comments, _ in parsed] == [
        str(n + 1) for n in range(len(parsed))
    ]
    at = 0
    for comments, rows in parsed:
        text = ""
        for row in rows:
            values = misc(row)
            start, end = map(int, values["TokenRange"].split(":"))
            assert re.sub(r"\s", "_", STORY[start:end]) == row["form"]
            assert STORY[at:start].isspace() or at == start
            at = end
            text += row["form"] + ("" if values.get("SpaceAfter") == "No" else " ")
        assert comments["text"] == text.rstrip()
    assert not STORY[at:].strip()


def test_brackets_are_those_of_the_annotations(read):
    docs, annotations = read(STORY)
    opened, spans = {}, []
    for _, rows in sentences(conllu.encode("x", docs, annotations)):
        for row in rows:
            values = misc(row)
            start, end = map(int, values["TokenRange"].split(":"))
            for key in ("Entity", "Quote", "Date"):
                marks = re.findall(r"\([^()]+\)?|[^()]+\)", values.get(key, ""))
                assert "".join(marks) == values.get(key, "")
                for mark in marks:
                    identity = mark.strip("()").partition("-")[0]
                    if mark.startswith("("):
                        opened.setdefault(identity, []).append((start, mark.strip("()")))
                    if mark.endswith(")"):
                        begin, what = opened[identity].pop()
                        spans.append((begin, end, what))
    assert not any(opened.values())
    entities = {
        (mention.start, mention.end, f"e{entity.id}-{entity.kind}", mention.form)
        for entity in annotations.entities
        for mention in entity.mentions
    }
    written = {
        (start, end, what.rsplit("-", 2)[0], what.rsplit("-", 1)[1])
        for start, end, what in spans
        if what[0] == "e"
    }
    assert written == entities
    assert {(start, end) for start, end, what in spans if what[0] == "q"} == {
        (quote.start, quote.end) for quote in annotations.quotes
    }
    ada = next(entity for entity in annotations.entities if entity.name == "Ada Brooke")
    assert f"q0-direct-e{ada.id}" in [what for _, _, what in spans]
    dates = [f"d{number}-{when.value}" for number, when in enumerate(annotations.dates)]
    assert [what for _, _, what in spans if what[0] == "d"] == dates
    assert dates[0] == "d0-2024-11-08"


def test_nothing_is_a_document_without_sentences(read):
    docs, annotations = read("")
    assert conllu.encode("x", docs, annotations) == b"# newdoc id = x\n"


def test_a_docbin_holds_tokens_spans_and_findings(read, nlp):
    docs, annotations = read(STORY)
    one = docbin.encode([doc for _, doc in docs])
    kept = DocBin(store_user_data=True).from_bytes(docbin.joined([one, one]))
    first, second = kept.get_docs(nlp.vocab)
    for doc in (first, second):
        assert as_annotations(doc, str(models.find())) == annotations
        assert doc.text == STORY
        assert [span.text for span in doc.spans["newsread_quotes"]] == [
            STORY[quote.start : quote.end] for quote in annotations.quotes
        ]
        assert doc.has_annotation("DEP")
    elsewhere = next(iter(kept.get_docs(spacy.blank("en").vocab)))
    assert elsewhere.spans["newsread_names"][0].label_ == "place"


def test_documents_live_on_in_bytes(read, nlp):
    ((_, doc),), annotations = read(STORY)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert as_annotations(back, str(models.find())) == annotations
    assert back._.published == "2024-11-08"
    speakers = [quote.speaker for quote in back._.newsread.quotes]
    assert all(
        any(speaker is entity for entity in back._.newsread.entities) for speaker in speakers
    )
