"""What our components cost beside the model's own work on the same documents.

Measured in seconds of the processor, all threads together, which other programs disturb least.
"""

import itertools
import time
import warnings
from pathlib import Path

import pytest
from benchmarks.ratios import compare

from reader.engine import models, pipeline
from reader.formats import open_article

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
WHO = ("newsread_names", "newsread_quotes", "newsread_pronouns", "newsread_speakers")
WHEN_AND_WHERE = ("newsread_dates", "newsread_places")


@pytest.fixture(scope="module")
def articles():
    return [open_article(str(path)) for path in SAMPLES] * 2


@pytest.fixture(scope="module")
def raw():
    """The model alone."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(models.find().path)


def seconds(work):
    began = time.process_time()
    work()
    return time.process_time() - began


def test_words_a_second_of_a_corpus(nlp, raw, articles):
    compare(
        "annotate a corpus / raw nlp.pipe",
        lambda: seconds(lambda: list(pipeline.annotate(nlp, models.find(), articles))),
        lambda: seconds(lambda: list(raw.pipe(article.text for article in articles))),
        times=5,
        must=1 / 0.6,
    )


@pytest.mark.parametrize(
    ("name", "components", "share"),
    [
        ("names, quotes, pronouns, speakers", WHO, 1 / 3),
        ("dates, places", WHEN_AND_WHERE, 1 / 5),
    ],
)
def test_share_of_the_models_time(nlp, raw, articles, name, components, share):
    def ours():
        spent = 0.0
        for article in articles:
            doc = raw(article.text)
            doc._.published = article.published
            for component in pipeline.COMPONENTS:
                began = time.process_time()
                doc = nlp.get_pipe(component)(doc)
                spent += (time.process_time() - began) * (component in components)
        return spent

    compare(
        f"{name} / the model's own",
        ours,
        lambda: seconds(lambda: [raw(article.text) for article in articles]),
        times=3,
        must=share,
    )


@pytest.mark.parametrize("words", [10_000, 100_000])
def test_a_word_of_a_long_article(nlp, tmp_path, words):
    def a_word(article):
        spent = seconds(lambda: list(pipeline.annotate(nlp, models.find(), [article])))
        return spent / len(article.text)

    long, short = (made_of(size, tmp_path) for size in (words, 1_000))
    name = f"annotate an article of {words:,} words, a word / of one of 1,000"
    compare(name, lambda: a_word(long), lambda: a_word(short), times=2, must=1.5)


def made_of(words, folder):
    """An article of about so many words: the samples' paragraphs again and again."""
    told = [line for path in SAMPLES for line in open_article(str(path)).text.splitlines()]
    lines, length = [], 0
    for line in itertools.cycle(told):
        if length >= words:
            break
        lines.append(line)
        length += len(line.split())
    path = folder / f"{words}.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return open_article(str(path))
