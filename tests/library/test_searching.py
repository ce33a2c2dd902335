"""Search over all articles: what is found, in which order, and that no input breaks it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.library import Library, anchors

FERRY = "The ferry to Gull Island struck a sandbank. Its captain, José Peñalba, likes fog.\n"
MARKET = "Mira Holt, who runs the fish market, doesn’t know when it can open.\n"


@pytest.fixture
def filled(library):
    """Two articles; of the first, a bookmark, a note and a highlight are kept."""
    ferry = library.visit(Article(text=FERRY, source="/ferry.txt", title="Ferry runs aground"))
    for kind, words, body, tags in (
        ("bookmark", "Gull Island", "", ()),
        (
            "note",
            "José Peñalba",
            "Ask the captain 🚢 about the © of the photo",
            ("Follow up", "sea"),
        ),
        ("highlight", "struck a sandbank", "", ("accidents",)),
    ):
        start = FERRY.index(words)
        anchor = anchors.make(FERRY, start, start + len(words))
        library.add(ferry.article_id, kind, anchor, body, tags=tags)
    market = library.visit(
        Article(text=MARKET, source="/market.txt", title="No fish", byline="By Ann Other")
    )
    library.add(market.article_id, "note", anchors.make(MARKET, 0, 66), "who is the captain here?")
    return library


def found(library, words):
    return [
        hit.mark.anchor.exact if hit.mark else hit.article.title for hit in library.search(words)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("aground", ["Ferry runs aground"]),
        ("ann other", ["No fish"]),
        ("gull", ["Gull Island"]),
        ("GULL isl", ["Gull Island"]),
        ("penalba", ["José Peñalba"]),
        ("JOSE ask", ["José Peñalba"]),
        ("follow up", ["José Peñalba"]),
        ("accident", ["struck a sandbank"]),
        ("🚢", ["José Peñalba"]),
        ("fish", ["No fish", MARKET[:66]]),
        ("doesn't", [MARKET[:66]]),
        ("captain", ["José Peñalba", MARKET[:66]]),
        ("captain gull", []),
        ("sailor", []),
        ("", []),
        ('  " ', []),
        ("!!!", []),
        ("*", []),
        ("captain AND", []),
        ("NOT captain", []),
        ("body:captain", []),
        ("sand* bank", []),
        ('"struck a"', ["struck a sandbank"]),
    ],
)
def test_what_is_found(filled, words, expected):
    assert found(filled, words) == expected


def test_a_hit_says_where_and_what(filled):
    hit, other = filled.search("captain")
    assert hit.article.title == "Ferry runs aground"
    assert hit.article.marks == 3
    assert hit.mark in filled.marks(hit.article.article_id)
    assert [hit.snippet[slice(*span)] for span in hit.matches] == ["captain"]
    assert other.snippet == "who is the captain here?"
    assert filled.search("captain", limit=1) == (hit,)
    assert filled.search("captain", limit=0) == ()


def test_what_is_changed_is_found_as_it_is_now(filled):
    (hit,) = filled.search("gull")
    filled.edit(hit.mark.id, "a colony of puffins", tags=("birds",))
    assert found(filled, "puffin birds") == ["Gull Island"]
    filled.delete(hit.mark.id)
    assert found(filled, "puffins") == []
    filled.undelete(hit.mark.id)
    assert found(filled, "puffins") == ["Gull Island"]
    filled.edit(hit.mark.id, "nothing", tags=())
    assert found(filled, "puffins") == []
    filled.visit(Article(text=FERRY, source="/ferry.txt", title="Ferry refloated"))
    assert found(filled, "aground") == []
    assert found(filled, "refloated") == ["Ferry refloated"]
    filled.forget(hit.article.article_id)
    assert found(filled, "refloated") == found(filled, "nothing") == found(filled, "sandbank") == []


signs = st.one_of(
    st.text(max_size=40), st.text("\"'*^:(){}+-\x00\x02 ANDORTNEcaptin🚢\ud800", max_size=60)
)


@given(words=signs)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_input_is_safe(filled, words):
    for hit in filled.search(words):
        assert all(hit.snippet[slice(*span)] for span in hit.matches)


def test_a_query_of_any_length_is_safe(filled):
    assert found(filled, "captain " * 10_000) == ["José Peñalba", MARKET[:66]]
    assert found(filled, "captain" * 100_000) == []


def test_the_index_is_sound(filled, path):
    with Library.open(path) as other, other._database.writing() as connection:
        for index in ("titles_index", "marks_index"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
