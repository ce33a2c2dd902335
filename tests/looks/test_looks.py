"""Pictures of the screens: `make snapshots` takes them anew after a change that is meant to show."""

import datetime

import pytest
from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, spans

from reader.annotations import Annotations
from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.app.themes import DARK, LIGHT, themes
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
def coloured(article, marked):
    """With highlights in every colour as well, two of them on each other."""
    known = marked.visit(article).article_id
    for colour, words, body, tags in (
        ("yellow", "who has counted seabirds from the same rock since 1998", "", ["fact check"]),
        ("green", "Mairi Sinclair, who has counted seabirds", "", []),
        ("blue", "They come back, and so do I", "The line for the caption.", ["quote", "front"]),
        ("pink", "Nobody asked the birds", "", []),
        ("orange", "would go on in Bergen next spring", "", []),
    ):
        anchor = anchors.make(article.text, *spans(words))
        marked.add(known, "highlight", anchor, body, colour=colour, tags=tags)
    return marked


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


OURS = [theme.name for theme in themes()]
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


@pytest.mark.parametrize("theme", [*OURS, "no-color"])
def test_highlights(snap_compare, article, coloured, monkeypatch, theme):
    if theme == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    app = NewsreadApp(Opened(article, annotations=ANNOTATIONS), coloured, model="auto")
    app.theme = theme if theme in OURS else DARK
    assert snap_compare(dressed(app, theme), press=["apostrophe"], terminal_size=(120, 30))


@pytest.mark.parametrize("look", ["dark", "light"])
def test_highlights_and_a_selection_on_a_narrow_screen(snap_compare, article, coloured, look):
    app = NewsreadApp(Opened(article, annotations=ANNOTATIONS), coloured, model="auto")
    keys = [*"}}vw", "shift+down"]
    assert snap_compare(dressed(app, look), press=keys, terminal_size=(40, 30))


def test_the_choice_of_a_colour(snap_compare, app):
    keys = [")", ")", ")", "m", "C"]
    assert snap_compare(dressed(app, "light"), press=keys, terminal_size=(80, 24))


@pytest.mark.parametrize("columns", [40, 100])
def test_the_library_searched(snap_compare, coloured, columns):
    async def search(pilot):
        await pilot.press("slash", *"co", "enter")
        await pilot.pause(0.5)
        await pilot.app.workers.wait_for_complete()
        await pilot.press("down", "d")

    app = NewsreadApp(None, coloured, model="auto")
    size = (columns, 20)
    assert snap_compare(dressed(app, "dark"), run_before=search, terminal_size=size)


def test_engine_that_failed(snap_compare, article, library):
    problem = "No spaCy model for English is installed"
    app = NewsreadApp(Opened(article, problem=problem), library, model="auto")
    assert snap_compare(dressed(app, "dark"), terminal_size=(120, 24))


def test_empty_article(snap_compare, library):
    article = Article(text="x", source="x.txt", paragraphs=(Paragraph(0, 1),))
    app = NewsreadApp(Opened(article, annotations=Annotations("by hand")), library, model="auto")
    assert snap_compare(dressed(app, "dark"), terminal_size=(80, 20))
