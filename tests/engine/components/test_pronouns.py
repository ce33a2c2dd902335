"""``newsread_pronouns``: pronouns and role nouns joined to the entities that they stand for."""

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine.components.pronouns import pronouns
from reader.engine.findings import FoundEntity, findings

BLANK = spacy.blank("en")
COMPONENTS = ("newsread_names", "newsread_quotes", "newsread_pronouns")


@pytest.fixture(scope="module")
def read(nlp):
    """A function from a text to {name: [texts of what is not a name]} of its entities."""
    later = [name for name in nlp.pipe_names if name.startswith("newsread_")]
    off = [name for name in later if name not in (*COMPONENTS, "newsread_paragraphs")]

    def joined(text):
        with nlp.select_pipes(disable=off):
            doc = nlp(text)
        entities = findings(doc).entities
        return {
            entity.name: [text[m.start : m.end] for m in entity.mentions if m.form != "name"]
            for entity in entities
        }

    return joined


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Anna Weber met Paul Brandt in the town hall. She told him that he had lost his keys.",
            "Paul Brandt",
            ["him", "he", "his"],
        ),
        (
            "In her speech on Monday, Maria Lopez thanked the voters.",
            "Maria Lopez",
            ["her"],
        ),
        ("Peter Novak hurt himself when he fell.", "Peter Novak", ["himself", "he"]),
        ("Laura Stein praised her sister Clara Stein.", "Laura Stein", ["her"]),
        (
            "Anna Weber, 47, was elected on Monday. The 47-year-old thanked her family.",
            "Anna Weber",
            ["The 47-year-old", "her"],
        ),
        (
            "Sen. Mark Hill opposed it. Anna Weber spoke for it. The senator said he would win.",
            "Mark Hill",
            ["The senator", "he"],
        ),
        ("Acme Corp. said it would close its plant in Norwich.", "Acme Corp.", ["it", "its"]),
        (
            "A spokesman declined to comment. He said the talks went on.",
            "A spokesman",
            ["A spokesman", "He"],
        ),
    ],
)
def test_who_is_meant(read, text, name, expected):
    assert read(text)[name] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peter Novak saw him in the street.",
        "The mayor thanked Peter Novak and him.",
        "He met Peter Novak.",
        "His friend Peter Novak left.",
    ],
)
def test_whom_the_sentence_rules_out_is_not_meant(read, text):
    assert read(text)["Peter Novak"] == []


def test_it_means_nothing_here(read):
    assert not any(read("It is likely that Germany will win. It is raining in Paris.").values())


def test_the_other_gender_is_never_meant(read):
    assert read("Mrs. Keller resigned on Friday. He was not told.")["Keller"] == []


def test_he_inside_a_quotation_is_not_its_speaker(read):
    found = read("“He will never pay,” Karl Meier said of Jonas Vogt.")
    assert found["Karl Meier"] == []
    assert found["Jonas Vogt"] == ["He"]


def test_the_story_goes_on_after_a_quotation(read):
    found = read(
        "“We are ready,” Karl Meier said.\n\n“Jonas Vogt knows this town. Jonas Vogt will help."
        "”\n\nHe added that the work would start soon."
    )
    assert found["Karl Meier"] == ["He"]


def test_they_is_one_person_only_where_the_text_says_so(read):
    said = "Sam Reed said they were happy."
    assert read(f"Sam Reed is nonbinary. {said}")["Sam Reed"] == ["they"]
    assert read(said)["Sam Reed"] == []


WORDS = st.sampled_from(["he", "She", "his", "it", "they", "Ann", "Bob", "the", "man", "said", "."])
TAGS = {"Ann": "NNP", "Bob": "NNP", "man": "NN", "said": "VBD"}
DEPS = st.sampled_from(["nsubj", "dobj", "poss", "conj", "appos", "ccomp", "pobj", "prep", "attr"])


@st.composite
def parses(draw):
    """A document with a tree of any shape and labels, and Ann and Bob found."""
    words = draw(st.lists(WORDS, min_size=1, max_size=30))
    heads = [draw(st.integers(0, index)) if index else 0 for index in range(len(words))]
    deps = [draw(DEPS) if head != index else "ROOT" for index, head in enumerate(heads)]
    tags = [TAGS.get(word, "PRP") for word in words]
    kinds = {"NNP": "PROPN", "NN": "NOUN", "VBD": "VERB"}
    pos = [kinds.get(tag, "PRON") for tag in tags]
    doc = Doc(BLANK.vocab, words, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=words)
    for name, gender in (("Ann", "female"), ("Bob", "male")):
        mentions = [Mention(t.idx, t.idx + len(t)) for t in doc if t.text == name]
        if mentions:
            entity = FoundEntity("person", name, gender=gender, mentions=mentions)
            findings(doc).entities.append(entity)
    return doc


@settings(max_examples=60, deadline=None)
@given(parses())
def test_every_pronoun_has_one_owner_of_its_gender(doc):
    entities = findings(pronouns(doc)).entities
    mentions = [m for entity in entities for m in entity.mentions]
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)
    for entity in entities:
        said = {doc.text[m.start : m.end].lower() for m in entity.mentions if m.form == "pronoun"}
        assert not (said & {"he", "his"} and said & {"she"})
        assert not (said & {"he", "his"} and entity.gender == "female")
        assert all(m.start < m.end for m in entity.mentions)


@pytest.mark.parametrize("text", ["", "he", "he " * 400, "He she it they. " * 100])
def test_pronouns_alone_mean_nobody(nlp, text):
    doc = nlp.make_doc(text)
    for token in doc:
        token.dep_, token.tag_, token.lemma_ = "dep", "PRP", token.lower_
    for token, previous in itertools.pairwise(doc):
        token.head = previous
    assert findings(pronouns(doc)).entities == []
