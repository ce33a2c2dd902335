"""Articles opened again from the list of what was read lately."""

import sqlite3
import sys
import threading
from pathlib import Path

from reader.annotations import Annotations
from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.app.screens.library import LibraryScreen
from reader.app.screens.note import NoteScreen
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
        assert "1 mark" in str(pilot.app.screen.query_one("#list").get_option_at_index(0).prompt)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert pilot.app.screen._view.cursor == cursor
        assert len(pilot.app.screen.marks) == 1


async def test_a_file_that_takes_long_takes_the_place_of_what_was_opened_meanwhile(
    reading, article, monkeypatch, until
):
    ready = threading.Event()

    def slowly(*_):
        assert ready.wait(10)
        return Opened(article, annotations=Annotations("none"))

    monkeypatch.setattr("reader.app.app.opened", slowly)
    async with reading() as pilot:
        before = pilot.app.screen
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is before)
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press(*"why")
        ready.set()
        await until(pilot, lambda: pilot.app._reading is not before)
        await until(pilot, lambda: pilot.app._reading._furnished)
        assert pilot.app.screen_stack == [before, pilot.app._reading]
    with Library.open() as library:
        assert [mark.body for mark in library.visit(article).marks] == ["why"]


async def test_of_two_articles_chosen_in_a_hurry_the_second_is_read(
    reading, article, monkeypatch, until
):
    ready, asked, stopped = threading.Event(), [], []

    class Engine:
        def listen(self, listener):
            pass

        def stop(self):
            stopped.append(True)

    def slowly(*_):
        asked.append(len(asked))
        mine = asked[-1]
        assert ready.wait(10)
        return Opened(article, engine=Engine()) if mine == 0 else Opened(article, problem="second")

    monkeypatch.setattr("reader.app.app.opened", slowly)
    async with reading() as pilot:
        before = pilot.app.screen
        for number in (1, 2):
            await pilot.press("o")
            await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
            await pilot.press("enter")
            await until(pilot, lambda number=number: len(asked) == number)
        ready.set()
        await until(pilot, lambda: pilot.app._reading is not before and stopped)
        await until(pilot, lambda: pilot.app._reading._furnished)
        assert pilot.app._reading._opened.problem == "second"
        assert len(pilot.app.screen_stack) == 2
