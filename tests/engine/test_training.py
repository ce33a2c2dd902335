"""Training data: whole tokens, right labels, and files that spaCy trains on."""

import json

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.training import Corpus
from specimen import ANNOTATIONS, TEXT, spans

from reader.annotations import Annotations, Entity, Mention, When
from reader.article import Article, Paragraph
from reader.engine import training


def paragraphs(text, junk=()):
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            kind = "junk" if len(found) in junk else "text"
            found.append(Paragraph(start, start + len(line.rstrip("\n")), kind))
        start += len(line)
    return tuple(found)


SEABIRDS = Article(text=TEXT, source="/birds.txt", title="Birds", paragraphs=paragraphs(TEXT))


def labels(docs):
    return [(span.text, span.label_) for doc in docs for span in doc.ents]


def test_names_and_dates_have_the_labels_of_ontonotes():
    examples = training.examples(SEABIRDS, ANNOTATIONS, [])
    assert examples.misaligned == []
    assert [doc.text for doc in examples.docs] == [line for line in TEXT.splitlines() if line]
    assert labels(examples.docs) == [
        ("Ines Okafor", "PERSON"),
        ("LERWICK", "GPE"),
        ("Scotland", "GPE"),
        ("Nov. 7", "DATE"),
        ("Mairi Sinclair", "PERSON"),
        ("1998", "DATE"),
        ("Hartwell Prize", "WORK_OF_ART"),
        ("Thursday", "DATE"),
        ("Sinclair", "PERSON"),
        ("Norwegian", "NORP"),
        ("ministry", "ORG"),
        ("Sinclair", "PERSON"),
        ("Bergen", "GPE"),
        ("next spring", "DATE"),
    ]


def test_what_stands_in_no_whole_tokens_is_told_and_left_out():
    birds = Entity(0, "product", "birds", mentions=(Mention(*spans("birds")),))  # in "seabirds"
    examples = training.examples(SEABIRDS, Annotations("m", (birds,)), [])
    assert examples.misaligned == [(spans("birds")[0], "birds")]
    assert labels(examples.docs) == []


def test_pronouns_are_no_names_and_a_name_is_no_date():
    mentions = (Mention(*spans("Thursday")), Mention(*spans("They"), "pronoun"))
    found = Annotations(
        "m",
        (Entity(0, "organisation", "Thursday", mentions=mentions),),
        dates=(When(*spans("on Thursday"), "DATE", "2024-11-07", ""),),
    )
    assert labels(training.examples(SEABIRDS, found, []).docs) == [("Thursday", "ORG")]


def test_junk_is_left_out_and_on_request_what_nobody_corrected():
    article = Article(text=TEXT, paragraphs=paragraphs(TEXT, junk={6}))
    said = [spans("ministry"), spans("Bergen")]
    everything = training.examples(article, ANNOTATIONS, said).docs
    assert [doc.user_data["newsread"]["corrected"] for doc in everything] == [0, 0, 0, 0, 1, 0]
    (one,) = training.examples(article, ANNOTATIONS, said, only_corrected=True).docs
    assert "ministry" in one.text


def test_a_docbin_holds_all_of_it_and_is_trained_on(tmp_path):
    docs = training.examples(SEABIRDS, ANNOTATIONS, [spans("Bergen")]).docs
    path = tmp_path / "train.spacy"
    path.write_bytes(training.docbin(docs))
    nlp = spacy.blank("en")
    again = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    assert labels(again) == labels(docs)
    assert [doc.text for doc in again] == [doc.text for doc in docs]
    assert again[-1].user_data["newsread"] == {
        "source": "/birds.txt",
        "title": "Birds",
        "start": TEXT.index("Ms. Sinclair said that"),
        "corrected": 1,
    }
    ner = nlp.add_pipe("ner")
    examples = list(Corpus(path)(nlp))
    nlp.initialize(lambda: examples)
    assert set(ner.labels) == {label for _, label in labels(docs)}
    assert nlp.update(examples)["ner"] > 0


def test_prodigy_takes_tokens_spans_and_an_answer():
    docs = training.examples(SEABIRDS, ANNOTATIONS, []).docs
    tasks = [json.loads(line) for line in training.prodigy(docs).splitlines()]
    assert [task["text"] for task in tasks] == [doc.text for doc in docs]
    for task in tasks:
        assert task["answer"] == "accept"
        assert [token["id"] for token in task["tokens"]] == list(range(len(task["tokens"])))
        for token in task["tokens"]:
            assert task["text"][token["start"] : token["end"]] == token["text"]
            after = task["text"][token["end"] : token["end"] + 1]
            assert token["ws"] == (after == " ")
        for span in task["spans"]:
            assert task["tokens"][span["token_start"]]["start"] == span["start"]
            assert task["tokens"][span["token_end"]]["end"] == span["end"]
    assert tasks[0]["meta"]["title"] == "Birds"


@given(st.text("Ann 🐦'\n.-", min_size=1, max_size=60), st.data())
def test_every_name_is_an_entity_or_told(text, data):
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), unique=True, max_size=5))
    found = Annotations(
        "m",
        (Entity(0, "person", "Ann", mentions=tuple(Mention(s, s + 1) for s in sorted(starts))),),
    )
    article = Article(text=text, paragraphs=paragraphs(text))
    examples = training.examples(article, found, [])
    inside = [s for s in starts if any(p.start <= s < p.end for p in article.paragraphs)]
    assert len(labels(examples.docs)) + len(examples.misaligned) == len(inside)
    for start, words in examples.misaligned:
        assert text[start : start + 1] == words
