"""Several files, and the articles of a feed, read one after the other."""

import documents
import pytest
from msgspec import msgpack

from reader.app import launch, opening
from reader.app.app import NewsreadApp
from reader.app.screens.listing import ListingScreen
from reader.app.screens.reading import ReadingScreen
from reader.app.shelf import Shelf
from reader.corrections import NO_NAMES
from reader.errors import ReaderError
from reader.formats import fetching, open_source
from reader.library import Library


@pytest.fixture
def files(tmp_path):
    """Three files, of which the second is none."""
    for name, text in (("a.txt", "One.\n"), ("c.txt", "Three.\n")):
        (tmp_path / name).write_text(text)
    return [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(documents.rss())
    return open_source(str(path))


@pytest.fixture(autouse=True)
def network(monkeypatch):
    """No address can be reached; the list of those that were asked for."""
    asked = []

    def refuse(address):
        asked.append(address)
        raise ReaderError(f"{address} can't be had.")

    monkeypatch.setattr(fetching, "fetched", refuse)
    return asked


@pytest.fixture
def app(monkeypatch):
    def make(shelf):
        if shelf.index >= 0:
            shelf.first, _ = shelf.opened(shelf.index, "no_such_model")
        return NewsreadApp(shelf, Library.open(), model="no_such_model")

    return make


def text(pilot):
    return pilot.app.screen._article.text


def is_read(app, words):
    return lambda: isinstance(app.screen, ReadingScreen) and app.screen._article.text == words


def messages(pilot):
    return [notice.message for notice in pilot.app._notifications]


async def test_keys_lead_from_file_to_file_past_what_cannot_be_read(app, files, until):
    shelf = Shelf.of_files(files)
    shelf.index = 0
    app = app(shelf)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.furnished)
        assert text(pilot) == "One."
        assert app.screen._status._title.startswith("1 of 3  ")
        await pilot.press("K")
        assert messages(pilot) == ["This is the first article."]
        await pilot.press("J")
        await until(pilot, lambda: any("no file" in message for message in messages(pilot)))
        assert text(pilot) == "One."
        await pilot.press("J")
        await until(pilot, is_read(app, "Three."))
        assert app.screen._status._title.startswith("3 of 3  ")
        await until(pilot, lambda: app.screen.furnished)
        await pilot.press("J")
        assert "This is the last article." in messages(pilot)


async def test_any_file_can_be_chosen_from_the_list(app, files, until):
    shelf = Shelf.of_files(files)
    shelf.index = 2
    app = app(shelf)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.furnished)
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, ListingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("A")
        await until(pilot, lambda: isinstance(app.screen, ListingScreen))
        await pilot.press("k", "k", "enter")
        await until(pilot, is_read(app, "One."))


async def test_of_a_feed_one_chooses_and_what_it_holds_is_not_fetched(app, feed, until, network):
    app = app(Shelf(feed))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ListingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert documents.STORY in text(pilot)
        assert network == []
        await until(pilot, lambda: app.screen.furnished)
        await pilot.press("J")
        await until(pilot, lambda: network == ["https://example.org/mill"])
        await until(pilot, lambda: "The mill will open." in text(pilot))
        assert any("what the feed says" in message for message in messages(pilot))
    library = Library.open()
    sources = {recent.source for recent in library.recent()}
    assert sources == {"https://example.org/pier", "https://example.org/mill"}
    library.close()


async def test_leaving_the_list_of_a_feed_ends_the_reader(app, feed, until):
    app = app(Shelf(feed))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, ListingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app._exit)


async def test_a_fetched_article_is_read_again_from_what_is_kept(app, feed, until, network):
    library = Library.open()
    library.visit(feed.entries[0].article)
    library.close()
    shelf = Shelf(feed)
    shelf.index = 0
    app = app(shelf)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.furnished)
        await pilot.press("o")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert documents.STORY in text(pilot)
        assert network == []


def test_the_first_file_that_can_be_read_is_shown_first(files):
    shelf, why = launch._first([files[1], files[2]], None, "no_such_model", NO_NAMES)
    assert (shelf.first.article.text, shelf.first.place, shelf.index) == ("Three.", "2 of 2", 1)
    assert "b.txt" in why
    with pytest.raises(ReaderError, match="no file"):
        launch._first([files[1], files[1]], None, "no_such_model", NO_NAMES)
    with pytest.raises(ReaderError, match="read alone"):
        launch._first([files[0], "-"], None, "no_such_model", NO_NAMES)


def test_the_day_that_the_person_told_is_that_of_all_files(files):
    shelf, _ = launch._first(files, "2024-11-08", "no_such_model", NO_NAMES)
    assert shelf.first.article.published == "2024-11-08"
    last, _ = shelf.opened(2, "no_such_model")
    assert last.article.published == "2024-11-08"


def test_a_file_whose_name_is_no_text_reaches_the_engine(tmp_path, monkeypatch):
    path = tmp_path / "\udcff.txt"
    path.write_text("The mayor left.")
    sent = []
    monkeypatch.setattr(opening, "Engine", lambda request: sent.append(msgpack.encode(request)))
    ready = opening.opened(str(path), None, "auto")
    assert ready.article.source == str(path)
    assert len(sent) == 1
