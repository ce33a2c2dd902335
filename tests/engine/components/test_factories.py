"""The components in other people's pipelines: alone, together, saved, and where something is missing."""

import subprocess
import sys

import pytest
import spacy
from spacy import displacy

from reader.engine import pipeline
from reader.errors import ReaderError

STORY = "“We will build it in Oslo,” said Ada Brooke, the mayor. She left on Friday."
KEYS = {*pipeline.COMPONENTS, "newsread_scare_quotes"}


@pytest.fixture
def model(nlp):
    """The model's own components, without ours, in a pipeline of their own."""
    own = spacy.blank("en", vocab=nlp.vocab)
    for name in nlp.pipe_names:
        if not name.startswith("newsread_"):
            own.add_pipe(name, source=nlp)
    return own


def test_every_component_leaves_its_spans_in_text_order(nlp):
    doc = nlp(STORY)
    assert set(doc.spans) == KEYS
    for spans in doc.spans.values():
        assert [span.start for span in spans] == sorted(span.start for span in spans)
    found = {
        key: [(span.text, span.label_, span.kb_id_) for span in doc.spans[key]] for key in KEYS
    }
    assert ("Ada Brooke", "person", "Ada Brooke") in found["newsread_names"]
    assert found["newsread_quotes"] == [("“We will build it in Oslo,”", "direct", "Ada Brooke")]
    assert found["newsread_speakers"] == [
        ("said", "cue", ""),
        ("Ada Brooke", "speaker", "Ada Brooke"),
    ]
    assert ("She", "person", "Ada Brooke") in found["newsread_pronouns"]
    assert [span[:2] for span in found["newsread_dates"]] == [("Friday", "DATE")]
    assert [(text, label) for text, label, _ in found["newsread_places"]] == [("Oslo", "place")]


def test_displacy_draws_them(nlp):
    drawn = displacy.render(
        nlp(STORY), style="span", options={"spans_key": "newsread_quotes"}, page=False
    )
    assert "direct" in drawn


@pytest.mark.parametrize("names", ["quotes", "dates", "names", "names places", "names pronouns"])
def test_a_component_works_without_those_that_it_does_not_need(model, names):
    for name in names.split():
        model.add_pipe(f"newsread_{name}")
    doc = model(STORY)
    assert all(f"newsread_{name}" in doc.spans for name in names.split())


def test_what_a_component_needs_is_said(model):
    model.add_pipe("newsread_names")
    with pytest.raises(ReaderError, match="newsread_speakers needs newsread_quotes before it"):
        model.add_pipe("newsread_speakers")
    for name in ("newsread_pronouns", "newsread_places"):
        with pytest.raises(ReaderError, match=f"{name} needs newsread_names before it"):
            spacy.blank("en").add_pipe(name)
    blank = spacy.blank("en")
    blank.add_pipe("newsread_quotes")
    with pytest.raises(ReaderError, match="needs a pipeline with a parser and a tagger"):
        blank("It rained.")


def test_a_saved_pipeline_is_loaded_where_newsread_is_only_installed(model, tmp_path):
    for name in pipeline.COMPONENTS:
        model.add_pipe(name)
    model.to_disk(tmp_path)
    code = f"""
import spacy
nlp = spacy.load({str(tmp_path)!r})
print(nlp.pipe_names[-6:] == {list(pipeline.COMPONENTS)!r})
docs = list(nlp.pipe([{STORY!r}] * 2, n_process=2))
print([quote.speaker.name for doc in docs for quote in doc._.newsread.quotes])
"""
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
    )
    assert ran.stdout.split("\n")[:2] == ["True", "['Ada Brooke', 'Ada Brooke']"], ran.stderr


def test_bytes_hold_the_components(model):
    model.add_pipe("newsread_names", config={"known": {"Oslo": "person"}})
    again = spacy.util.load_model_from_config(model.config, vocab=model.vocab)
    again.from_bytes(model.to_bytes())
    assert ("Ada Brooke", "place") not in {
        (s.text, s.label_) for s in again("It rained.").spans["newsread_names"]
    }
