"""What coreference reads off a parse."""

import pytest
import spacy
from spacy.tokens import Doc

from reader.engine.coreference.syntax import Syntax
from reader.engine.findings import FoundQuote

BLANK = spacy.blank("en")


@pytest.fixture
def syntax():
    """Two sentences: "Ann and Bob said she left ." and, in quotation marks, "He knows ."."""
    words = ["Ann", "and", "Bob", "said", "she", "left", ".", "“", "He", "knows", ".", "”"]
    heads = [3, 0, 0, 3, 5, 3, 3, 9, 9, 9, 9, 9]
    deps = [
        "nsubj",
        "cc",
        "conj",
        "ROOT",
        "nsubj",
        "ccomp",
        "punct",
        "punct",
        "nsubj",
        "ROOT",
        "punct",
        "punct",
    ]
    pos = [
        "PROPN",
        "CCONJ",
        "PROPN",
        "VERB",
        "PRON",
        "VERB",
        "PUNCT",
        "PUNCT",
        "PRON",
        "VERB",
        "PUNCT",
        "PUNCT",
    ]
    doc = Doc(BLANK.vocab, words, heads=heads, deps=deps, pos=pos, tags=pos, lemmas=words)
    quote = FoundQuote(doc[7].idx, len(doc.text), "direct")
    return Syntax(doc, [quote])


def test_a_conjunct_has_the_role_of_the_first(syntax):
    assert syntax.first_conjunct(2) == 0
    assert syntax.role(2) == "subj"


def test_the_clause_of_a_word(syntax):
    assert syntax.predicate(0) == 3
    assert syntax.predicate(4) == 5
    assert syntax.subject(5) == 4


def test_below_in_the_tree(syntax):
    assert syntax.within(4, 5)
    assert syntax.within(4, 3)
    assert not syntax.within(0, 5)


def test_a_sentence_that_is_all_quotation_does_not_count(syntax):
    assert syntax.sentence[8] == syntax.sentence[0] + 1
    assert syntax.distance(0, 8) == 1
    assert syntax.story[8] == syntax.story[0]


def test_offsets_of_tokens(syntax):
    start, end = syntax.span(0, 3)
    assert syntax.doc.text[start:end] == "Ann and Bob"
    assert syntax.token_at(end - 1) == 2
