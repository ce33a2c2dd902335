"""Texts cut into pieces and put together again; many articles one after the other."""

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Paragraph
from reader.engine import models, pipeline
from reader.engine.models import Model
from reader.errors import ReaderError

BLANK = spacy.blank("en")
BROOK = "“We will build it in Oslo,” said Ada Brooke, the mayor."
ASH = "“Nobody asked us,” said Tom Ash, a farmer."


def lines(shape):
    """A text with lines of about the given lengths; 0 is a blank line."""
    return "\n".join(("word " * (length // 5)).rstrip() for length in shape)


@given(st.lists(st.integers(0, 50_000), min_size=1, max_size=9))
def test_pieces_cover_the_text_and_end_with_paragraphs(shape):
    text = lines(shape)
    spans = pipeline.pieces(Article(text))
    assert "".join(text[start:end] for start, end in spans) == text
    for (start, end), (after, _) in itertools.pairwise(spans):
        assert end == after
        assert text[end - 1].isspace()
        assert text[end - 1] == "\n" or "\n" not in text[start:end]
    assert all(0 < end - start <= pipeline.CHUNK for start, end in spans)


@pytest.mark.parametrize("length", [0, 1, pipeline.CHUNK, pipeline.CHUNK + 1, pipeline.CHUNK * 3])
def test_a_text_without_any_space_is_cut_all_the_same(length):
    spans = pipeline.pieces(Article("x" * length))
    assert sum(end - start for start, end in spans) == length
    assert len(spans) == -(-length // pipeline.CHUNK)


def test_what_is_not_read_has_no_pieces():
    text = "It rained.\nShare this"
    junk = Article(text, paragraphs=(Paragraph(0, 10), Paragraph(11, 21, "junk")))
    assert pipeline.pieces(junk) == [(0, 11)]
    assert pipeline.pieces(Article(text, english=False)) == []


@given(
    st.lists(
        st.text(alphabet="ab .\n👩\u200d🚀“”é", min_size=1, max_size=40), min_size=1, max_size=5
    )
)
def test_joined_pieces_are_the_text(texts):
    assert pipeline.joined([BLANK(text) for text in texts]).text == "".join(texts)


def test_articles_come_out_in_order_each_as_if_alone(nlp):
    model = models.find()
    filler = "\n".join([ASH, *["It rained on the farm."] * 1200])
    articles = [
        Article(BROOK, published="2024-11-08"),
        Article(""),
        Article(filler),
        Article("Il a plu à Paris, a dit le maire.", english=False),
        Article(BROOK + "\nIt opens on Friday.", published="2024-11-08"),
        Article("\n \n"),
    ]
    together = list(pipeline.annotate(nlp, model, iter(articles)))
    assert len(together) == len(articles)
    for article, found in zip(articles, together, strict=True):
        assert list(pipeline.annotate(nlp, model, [article])) == [found]
    first, empty, long, french, last, blank = together
    assert [entity.name for entity in first.entities if entity.kind == "person"] == ["Ada Brooke"]
    assert long.entities[long.quotes[0].speaker].name == "Tom Ash"
    assert [when.value for when in last.dates] == ["2024-11-08"]
    for nothing in (empty, french, blank):
        assert not nothing.entities
        assert not nothing.quotes
        assert nothing.model == str(model)


def test_a_piece_after_the_first_keeps_its_offsets(nlp):
    text = "\n".join(["It rained on the farm."] * 1200 + [ASH])
    (found,) = pipeline.annotate(nlp, models.find(), [Article(text)])
    (quote,) = found.quotes
    assert text[quote.start : quote.end] == "“Nobody asked us,”"


def test_a_model_without_a_parser_and_names_is_refused(tmp_path):
    BLANK.to_disk(tmp_path)
    with pytest.raises(ReaderError, match="blank 1 has no ner and no parser"):
        pipeline.load(Model(str(tmp_path), "blank", "1"))


def test_a_broken_model_is_said(tmp_path):
    with pytest.raises(ReaderError, match="broken 1 can't be loaded"):
        pipeline.load(Model(str(tmp_path), "broken", "1"))
