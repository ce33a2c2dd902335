"""An article's digest and its paragraphs."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Paragraph


def paragraphs(text):
    """One paragraph a line that is not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def test_the_digest_is_of_the_text_alone():
    article = Article("Rain. 👩‍🚀", source="a.txt", published="2024-11-08")
    wanted = hashlib.sha256("Rain. 👩‍🚀".encode()).hexdigest()
    assert article.digest == Article("Rain. 👩‍🚀").digest == f"sha256:{wanted}"
    assert Article("Rain.").digest != article.digest


def test_a_lone_surrogate_has_a_digest():
    assert Article("\ud800").digest != Article("\ud801").digest


@given(st.text(alphabet="ab \n", max_size=40), st.integers(0, 45))
def test_the_paragraph_at_an_offset_holds_it_or_is_the_nearest_before(text, offset):
    article = Article(text, paragraphs=paragraphs(text))
    index = article.paragraph_at(offset)
    before = [i for i, each in enumerate(article.paragraphs) if each.start <= offset]
    assert index == (before[-1] if before else 0)
