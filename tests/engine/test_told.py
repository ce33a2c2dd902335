"""Names whose kinds somebody told: found, typed, grouped with the rest, and asked for by the reader."""

import itertools
import queue

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from reader.article import Article
from reader.corrections import standing_in
from reader.engine import cache, models
from reader.engine.client import Engine
from reader.engine.components.names import names
from reader.engine.findings import findings
from reader.engine.messages import Failed, Finished, Request
from reader.engine.naming import told
from reader.engine.naming.name import Name, Tokens
from reader.engine.naming.spans import words_of

BLANK = English()

TEXT = (
    "Dmitry Thames agreed with the committee in Kosmos. Later the Kosmos office said that "
    "Thames was away.\n\nReading is no sport. The council of bell hooks met Kosmos’s men.\n"
)
TOLD = {
    "Dmitry Thames": "person",
    "Kosmos": "organisation",
    "Reading": "place",
    "bell hooks": "person",
}


@pytest.fixture(scope="module")
def parsed(nlp):
    """A function from a text to a document that the model has read, and none of our components."""

    def parse(text):
        with nlp.select_pipes(disable=[n for n in nlp.pipe_names if n.startswith("newsread_")]):
            return nlp(text)

    return parse


def found(doc):
    return {
        entity.name: (entity.kind, [doc.text[m.start : m.end] for m in entity.mentions])
        for entity in findings(doc).entities
    }


def test_what_is_told_is_found_typed_and_grouped(parsed):
    assert found(names(parsed(TEXT), TOLD)) == {
        "Dmitry Thames": ("person", ["Dmitry Thames", "Thames"]),
        "Kosmos": ("organisation", ["Kosmos", "Kosmos", "Kosmos"]),
        "Reading": ("place", ["Reading"]),
        "bell hooks": ("person", ["bell hooks"]),
    }


@pytest.mark.parametrize("kind", ["person", "place", "organisation", "product", "other"])
def test_what_is_told_outweighs_model_lists_and_votes(parsed, kind):
    for name in ("Kosmos", "Dmitry Thames"):
        assert found(names(parsed(TEXT), {name: kind}))[name][0] == kind


def test_nothing_told_changes_nothing(parsed):
    assert found(names(parsed(TEXT), {"Elsewhere": "person"})) == found(names(parsed(TEXT)))


words = st.sampled_from(["Ann", "Lee", "of", "O’Neil", "O'Neil", ",", "ann"])


@given(
    st.lists(words, max_size=12), st.lists(words, min_size=1, max_size=3).map(" ".join), st.data()
)
def test_told_names_never_overlap_others_and_stand_on_their_words(text, name, data):
    doc = BLANK.make_doc(" ".join(text))
    tokens = Tokens.of(doc)
    starts = data.draw(st.lists(st.integers(0, max(0, len(doc) - 1)), unique=True, max_size=4))
    model = [
        Name(at, at + 1, tokens.chars(at, at + 1), words_of(tokens, at, at + 1), "other")
        for at in sorted(starts)
        if at < len(doc)
    ]
    known = told.straight({name: "person"})
    result = told.find(tokens, model, known)
    assert [name.chars for name in result] == sorted(name.chars for name in result)
    for one, after in itertools.pairwise(result):
        assert one.end <= after.start
    for one in result:
        assert " ".join(one.words) == doc.text[slice(*one.chars)].replace("’", "'")
    here = [one.kind for one in result if one.text in known]
    assert set(here) <= {"person"}
    assert bool(here) == (f" {next(iter(known))} " in f" {doc.text} ".replace("’", "'"))


def test_only_names_that_stand_in_the_text_matter():
    known = {"O'Neil": "person", "Ann": "person", "Bergen": "place"}
    assert standing_in("Annika met O’Neil.", known) == {"O'Neil": "person", "Ann": "person"}


def test_known_names_are_another_question_for_the_cache():
    article, model = Article("Kosmos sails."), models.Model("/m", "m", "1")
    cache.save(article, model, findings_of := cache.Annotations("m 1"), {"Kosmos": "person"})
    assert cache.load(article, model, {"Kosmos": "person"}) == findings_of
    assert cache.load(article, model, {"Kosmos": "place"}) is None
    assert cache.load(article, model) is None


def test_the_engines_process_is_told(ready_gazetteer):
    model = models.find()
    article = Article(TEXT)
    inbox = queue.Queue()
    Engine(Request(article, model, names=TOLD)).listen(inbox.put)
    reply = None
    while not isinstance(reply, Finished | Failed):
        reply = inbox.get(timeout=90)
    kinds = {entity.name: entity.kind for entity in reply.annotations.entities}
    assert kinds.items() >= TOLD.items()
    assert cache.load(article, model, TOLD) == reply.annotations
    assert cache.load(article, model) is None
