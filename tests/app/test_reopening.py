"""Articles opened again from the list of what was read lately."""

import sqlite3
import sys
from pathlib import Path

from reader.app.app import NewsreadApp
from reader.app.screens.library import LibraryScreen
from reader.app.screens.reading import ReadingScreen
from reader.article import Article, Paragraph
from reader.library import Library


def without_article():
    return NewsreadApp(None, Library.open(), model="no_such_model").run_test(size=(120, 40))


def notices(app):
    return [notice.message for notice in app._notifications]


async def test_nothing_read_yet_is_said_and_escape_ends():
    async with without_article() as pilot:
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "Nothing yet" in str(pilot.app.screen.query_one("#nothing").render())
        await pilot.press("j", "k", "enter", "escape")
    assert pilot.app.return_code == 0


async def test_standard_input_opens_as_it_was_kept_and_the_terminal_is_left_alone(
    monkeypatch, until
):
    text = "The ferry sails."
    with Library.open() as library:
        library.visit(Article(text=text, paragraphs=(Paragraph(0, len(text)),)))
    monkeypatch.setattr(sys, "stdin", None)  # whoever reads from it fails
    async with without_article() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert pilot.app.screen._article.text == text
        assert notices(pilot.app) == []


async def test_a_text_that_is_nowhere_leads_back_to_the_list(article, until):
    with Library.open() as library:
        library.visit(article)
        path = library._database.path
    Path(article.source).unlink()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DELETE FROM texts")
    connection.close()
    async with without_article() as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: notices(pilot.app))
        assert "not in the library" in notices(pilot.app)[0]
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


async def test_the_place_and_the_marks_come_back_with_the_article(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "m")
        cursor = pilot.app.screen._view.cursor
    async with without_article() as pilot:
        assert "1 mark" in str(pilot.app.screen.query_one("#recent").get_option_at_index(0).prompt)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert pilot.app.screen._view.cursor == cursor
        assert len(pilot.app.screen.marks) == 1
