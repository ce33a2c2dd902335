"""The library's screen: what was read, a search through all marks, opening there, forgetting."""

import pytest
from specimen import TEXT, spans
from textual.widgets import Input, OptionList

from reader.app.app import NewsreadApp
from reader.app.screens.library import LibraryScreen
from reader.app.screens.reading import ReadingScreen
from reader.article import Article, Paragraph
from reader.formats import open_article
from reader.library import Library, anchors

OTHER = "Nobody counts the gulls of Bergen any more."


@pytest.fixture
def shelf(article, tmp_path):
    """Two articles in the library: the specimen with three marks, and one without."""
    path = tmp_path / "gulls.txt"
    path.write_text(OTHER, encoding="utf-8")
    with Library.open() as library:
        library.visit(open_article(str(path)))
        known = library.visit(article).article_id
        for kind, words, body, tags in (
            ("note", "Hartwell Prize", "Who pays for it?", ["money"]),
            ("highlight", "We will not pay for another boat", "", []),
            ("bookmark", "Bergen", "", ["\x1b[31mred", "[b]x"]),
        ):
            anchor = anchors.make(article.text, *spans(words))
            library.add(known, kind, anchor, body, tags=tags)


@pytest.fixture
def listing(shelf):
    return lambda size=(100, 30): NewsreadApp(None, Library.open(), model="no_such_model").run_test(
        size=size
    )


def lines(pilot):
    options = pilot.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]


def said(pilot):
    return str(pilot.app.screen.query_one("#said").render())


async def search(pilot, until, words, count):
    before = lines(pilot)
    await pilot.press("slash", *words)
    await until(pilot, lambda: lines(pilot) != before and len(lines(pilot)) == count)


async def test_articles_are_listed_with_all_that_is_known(listing):
    async with listing() as pilot:
        first, second = lines(pilot)
        for words in ("Lighthouse keeper", "2024-11-07", "3 marks", "0% read", "opened 20"):
            assert words in first
        assert "gulls.txt" in second
        assert "mark" not in second


async def test_words_are_found_in_titles_notes_and_quoted_text(listing, until):
    async with listing() as pilot:
        await search(pilot, until, "pay", 2)
        assert any("Who pays for it?" in line and "#money" in line for line in lines(pilot))
        assert any(line.startswith("y ") and "another boat" in line for line in lines(pilot))
        await pilot.press("escape")
        assert len(lines(pilot)) == 2
        assert pilot.app.focused.id == "list"
        await search(pilot, until, "lighthouse", 1)
        await pilot.press(*"zzz")
        await until(pilot, lambda: lines(pilot) == [])
        assert "Nothing holds “lighthousezzz”" in str(
            pilot.app.screen.query_one("#nothing").render()
        )


async def test_nothing_that_was_written_is_obeyed(listing, until):
    async with listing() as pilot:
        await search(pilot, until, "bergen", 1)
        (line,) = lines(pilot)
        assert "#␛[31mred" in line
        assert "#[b]x" in line


async def test_an_article_opens_at_the_mark_that_was_found(listing, until):
    async with listing() as pilot:
        await search(pilot, until, "another boat", 1)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        view = pilot.app.screen._view
        await until(pilot, lambda: view.selected == spans("We will not pay for another boat"))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await search(pilot, until, "who pays", 1)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert pilot.app.screen._view is view  # it was open already
        await until(pilot, lambda: view.selected == spans("Hartwell Prize"))
        await pilot.press("H")
        assert view.cursor == TEXT.index("We will not")


async def test_an_article_is_forgotten_when_asked_twice(listing):
    async with listing() as pilot:
        await pilot.press("d")
        assert "its text and 3 marks, for good" in said(pilot)
        await pilot.press("down", "d")
        assert "gulls" in said(pilot)
        assert len(lines(pilot)) == 2
        await pilot.press("up", "d", "d")
        assert "is forgotten" in said(pilot)
        (left,) = lines(pilot)
        assert "gulls" in left
    with Library.open() as library:
        assert [recent.marks for recent in library.recent()] == [0]


async def test_what_is_forgotten_is_found_no_more(listing, until):
    async with listing() as pilot:
        await search(pilot, until, "pay", 2)
        await pilot.press("enter", "d", "d")
        await until(pilot, lambda: lines(pilot) == [])


async def test_the_article_that_is_being_read_is_not_forgotten(reading, shelf, until):
    async with reading() as pilot:
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.press("d", "d")
        assert "is being read" in said(pilot)
        await pilot.press("escape")
        assert len(pilot.app.screen.marks) == 3


async def test_the_search_has_the_keys_that_are_words_in_it(listing, until):
    async with listing(size=(40, 20)) as pilot:
        await pilot.press("slash", *"do q/j")
        assert pilot.app.screen.query_one(Input).value == "do q/j"
        await pilot.press("escape", "escape")
    assert pilot.app.return_code == 0


async def test_a_lost_mark_that_was_found_is_shown_in_the_panel(article, shelf, until, tmp_path):
    with Library.open() as library:
        known = library.recent()[0].article_id
        (mark,) = (m for m in library.marks(known) if m.kind == "highlight")
        library.place(mark.id, mark.anchor, lost=True)
    app = NewsreadApp(None, Library.open(), model="no_such_model")
    async with app.run_test(size=(120, 30)) as pilot:
        await search(pilot, until, "another boat", 1)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await until(pilot, lambda: pilot.app.screen.furnished)
        await until(pilot, lambda: pilot.app.screen._panel.has_focus_within)
        assert pilot.app.screen._panel._tab.name == "marks"


async def test_standard_input_is_called_so(until):
    text = "The ferry sails."
    article = Article(text=text, paragraphs=(Paragraph(0, len(text)),))
    with Library.open() as library:
        library.visit(article)
    async with NewsreadApp(None, Library.open(), model="no_such_model").run_test() as pilot:
        assert lines(pilot)[0].startswith("standard input")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await until(pilot, lambda: "standard input" in str(pilot.app.screen._status.render()))
