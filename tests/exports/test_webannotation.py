"""The names of articles, and passages told in two ways."""

import any_notes
import pytest
from hypothesis import given

from reader.article import Article
from reader.exports import webannotation


@pytest.mark.parametrize(
    ("source", "iri"),
    [
        ("/news/a b.txt", "file:///news/a%20b.txt"),
        ("/news/é#1?.txt", "file:///news/%C3%A9%231%3F.txt"),
        ("https://example.org/ü?q=1#s", "https://example.org/ü?q=1#s"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("-", "ni:///sha-256;ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"),
    ],
)
def test_what_an_article_is_called(source, iri):
    assert webannotation.iri(Article(text="abc", source=source)) == iri


@given(any_notes.sources)
def test_the_source_is_found_in_the_name(source):
    article = Article(text="abc", source=source)
    name = webannotation.iri(article)
    assert not set(name) & set(' <>"{}|\\^`\n')
    place, digest = webannotation.located(name)
    if source == "-":
        assert (place, digest) == ("-", article.digest)
    else:
        assert digest is None
        assert webannotation.iri(Article(text="", source=place)) == name
    if source.startswith("/"):
        assert place == source


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a.txt",
        "urn:isbn:123",
        "file://server/a.txt",
        "file://",
        "ni:///sha-256;é",
        "ni:///sha-256;YWJj",
    ],
)
def test_what_names_no_article_is_refused(name):
    with pytest.raises(ValueError, match="names no article"):
        webannotation.located(name)


def test_a_passage_is_told_by_its_words_and_its_place():
    text = "The ferry to Gull Island sails at nine, and 🚢 its captain likes fog."
    target = webannotation.target(Article(text=text, source="/a.txt"), 13, 24)
    words, place = target.selector
    assert (words.prefix, words.exact) == ("The ferry to ", "Gull Island")
    assert words.suffix == " sails at nine, and 🚢 its captai"
    assert (place.start, place.end) == (13, 24)
