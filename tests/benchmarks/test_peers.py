"""Beside other libraries on the same documents, each after the model's own work, which both need.

They come with the dependency group "bench"; what is not installed is left out.
"""

import time
import warnings
from pathlib import Path

import pytest
from benchmarks.ratios import compare

from reader.engine import pipeline
from reader.formats import open_article

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
SPEECH = ("newsread_names", "newsread_quotes", "newsread_pronouns", "newsread_speakers")


@pytest.fixture
def documents(nlp):
    """Makes new documents of the samples as the model leaves them: parsed, and nothing of ours.

    Those alone in which every quotation mark has a partner: textacy refuses the others.
    """
    articles = [open_article(str(path)) for path in SAMPLES]
    with nlp.select_pipes(disable=list(pipeline.COMPONENTS)):
        parsed = [(nlp(article.text), article) for article in articles]
    parsed = [pair for pair in parsed if sum(token.is_quote for token in pair[0]) % 2 == 0]

    def make():
        made = []
        for doc, article in parsed:
            copied = doc.copy()
            copied._.published = article.published
            made.append(copied)
        return made

    return make


def ours(nlp, documents, components):
    """Seconds that ``components`` take on new documents, with what they need from the others done before."""
    spent = 0.0
    for doc in documents():
        for name in pipeline.COMPONENTS:
            began = time.process_time()
            nlp.get_pipe(name)(doc)
            spent += (time.process_time() - began) * (name in components)
    return spent


def theirs(documents, work):
    made = documents()
    began = time.process_time()
    for doc in made:
        work(doc)
    return time.process_time() - began


def test_who_said_what_beside_textacy(nlp, documents):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        quotations = pytest.importorskip("textacy").extract.direct_quotations
    compare(
        "who said what, people and pronouns joined / textacy's direct quotations",
        lambda: ours(nlp, documents, SPEECH),
        lambda: theirs(documents, lambda doc: list(quotations(doc))),
        times=5,
    )


def test_dates_beside_dateparser(nlp, documents):
    search = pytest.importorskip("dateparser.search").search_dates
    compare(
        "dates found and given a value / dateparser's search",
        lambda: ours(nlp, documents, ("newsread_dates",)),
        lambda: theirs(documents, lambda doc: search(doc.text, languages=["en"])),
        times=3,
    )
