"""Pictures of the screens: `make snapshots` takes them anew after a change that is meant to show."""

import datetime

import pytest
from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, spans

from reader.annotations import Annotations
from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.app.themes import LIGHT
from reader.article import Article, Paragraph
from reader.formats import open_article
from reader.library import Library, anchors
from reader.library import articles as library_articles


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "2024-11-08-seabirds.txt"
    path.write_text(TEXT, encoding="utf-8")
    opened = open_article(str(path))
    assert opened.text == TEXT.rstrip("\n")  # the spans above are of this very text
    return replace(opened, source="/news/2024-11-08-seabirds.txt")  # shown in the list


@pytest.fixture
def library(monkeypatch):
    class Noon(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2024, 11, 9, 12, tzinfo=tz)

    monkeypatch.setattr(library_articles, "datetime", Noon)
    return Library.open()


@pytest.fixture
def marked(article, library):
    """The library with two marks on the article."""
    visit = library.visit(article)
    for kind, words, body in (
        ("bookmark", "Hartwell Prize", ""),
        ("note", "We will not pay for another boat", "Who decided this? Ask the ministry."),
    ):
        library.add(visit.article_id, kind, anchors.make(article.text, *spans(words)), body)
    return library


@pytest.fixture
def app(article, marked):
    return NewsreadApp(Opened(article, annotations=ANNOTATIONS), marked, model="auto")


@pytest.fixture(params=["dark", "light", "no-color"])
def look(request, monkeypatch):
    """Each of the looks; the app takes it on by :func:`dressed`."""
    if request.param == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    elif request.param == "sixteen":
        monkeypatch.setenv("TERM", "linux")
        monkeypatch.delenv("COLORTERM")
    return request.param


def dressed(app, look):
    if look == "light":
        app.theme = LIGHT
    app.animation_level = "none"
    return app


SCREENS = {
    "reading": [],
    "indirect": ["i"],
    "people": ["tab", "2", "down", "right"],
    "dates": ["tab", "4"],
    "marks": ["apostrophe", "right"],
    "search": ["slash", "s", "i", "n", "c", "enter"],
    "note": [")", ")", ")", "a"],
    "help": ["question_mark"],
    "library": ["o"],
    "focus": ["]", "]", "]", "z"],
    "kinds": ["f"],
    "digest": ["D"],
}


@pytest.mark.parametrize("screen", SCREENS)
def test_screen(snap_compare, look, app, screen):
    async def press(pilot):
        await pilot.press(*SCREENS[screen])
        await pilot.app.workers.wait_for_complete()  # a search runs in a thread

    assert snap_compare(dressed(app, look), terminal_size=(120, 34), run_before=press)


@pytest.mark.parametrize("columns", [40, 80, 160])
@pytest.mark.parametrize("look", ["dark", "light", "no-color", "sixteen"], indirect=True)
def test_width(snap_compare, look, app, columns):
    assert snap_compare(dressed(app, look), terminal_size=(columns, 30))


def test_tour(snap_compare, app):
    assert snap_compare(
        dressed(app, "dark"), press=["question_mark", "ctrl+t"], terminal_size=(120, 34)
    )


def test_themes(snap_compare, app):
    assert snap_compare(dressed(app, "dark"), press=["t", "j", "j"], terminal_size=(120, 34))


def test_help_searched(snap_compare, app):
    keys = ["question_mark", *"mark"]
    assert snap_compare(dressed(app, "dark"), press=keys, terminal_size=(80, 30))


def test_narrow_with_the_panel(snap_compare, app):
    assert snap_compare(dressed(app, "dark"), press=["p"], terminal_size=(60, 30))


def test_engine_that_failed(snap_compare, article, library):
    problem = "No spaCy model for English is installed"
    app = NewsreadApp(Opened(article, problem=problem), library, model="auto")
    assert snap_compare(dressed(app, "dark"), terminal_size=(120, 24))


def test_empty_article(snap_compare, library):
    article = Article(text="x", source="x.txt", paragraphs=(Paragraph(0, 1),))
    app = NewsreadApp(Opened(article, annotations=Annotations("by hand")), library, model="auto")
    assert snap_compare(dressed(app, "dark"), terminal_size=(80, 20))
