"""The app on a small article with annotations made by hand: no engine, a library of its own."""

import asyncio

import pytest
from specimen import ANNOTATIONS, TEXT

from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.formats import open_article
from reader.library import Library


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "2024-11-08-seabirds.txt"
    path.write_text(TEXT, encoding="utf-8")
    return open_article(str(path))


@pytest.fixture
def make_app(article):
    """A function that makes a new app on the test's library, as another start would."""

    def make(shown=None, annotations=ANNOTATIONS, *, preferences=None, **problems):
        ready = Opened(shown or article, annotations=annotations, **problems)
        return NewsreadApp(ready, Library.open(), model="auto", preferences=preferences)

    return make


@pytest.fixture
def reading(make_app):
    """Runs the app and gives the pilot once everything stands: ``async with reading() as pilot``."""
    return lambda *args, size=(120, 40), **options: Running(make_app(*args, **options), size)


class Running:
    """The app under a pilot."""

    def __init__(self, app, size):
        self.app = app
        app.animation_level = "none"  # a pilot waits for ever for one that ends with its widget
        self._test = app.run_test(size=size)

    async def __aenter__(self):
        pilot = await self._test.__aenter__()
        await until(pilot, lambda: self.app.screen._furnished)
        await pilot.pause()
        return pilot

    async def __aexit__(self, *error):
        return await self._test.__aexit__(*error)


async def until(pilot, holds, seconds=10):
    """Wait until ``holds()``; fail when it does not come about."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not holds():
        assert asyncio.get_running_loop().time() < deadline, "it did not come about"
        await pilot.pause(0.02)


@pytest.fixture(name="until")
def until_fixture():
    return until
