"""The help is searched by typing; the tour is shown once and stands in nobody's way."""

import pytest
from specimen import TEXT
from textual.widgets import Input, Static

from reader.app.app import NewsreadApp
from reader.app.commands import COMMANDS, PANEL_KEYS
from reader.app.keymap import Keymap
from reader.app.opening import Opened
from reader.app.preferences import Preferences, _remembered
from reader.app.screens.help import HelpScreen, table
from reader.app.screens.reading import ReadingScreen
from reader.app.screens.tour import TourScreen
from reader.library import Library


def rows(sought, keys=None):
    return [line for line in table(keys or Keymap(), sought).plain.splitlines() if "  " in line]


def test_the_help_lists_every_command_and_what_the_panel_has():
    listed = table(Keymap()).plain
    for key in (*COMMANDS, *PANEL_KEYS):
        assert key.title in listed
    assert "repeats it: 5j" in listed


@pytest.mark.parametrize(
    ("sought", "title"),
    [
        ("next QUOTE", "Next quote"),
        ("ctrl+p", "Every command by name"),
        ("marks tags", "Tags of the mark here"),
        ("panel filter", "Filter; Esc drops the filter, then leaves the panel"),
    ],
)
def test_what_is_sought_is_found_by_its_words_its_key_and_its_group(sought, title):
    assert title in "\n".join(rows(sought))
    assert len(rows(sought)) < 5


def test_remapped_keys_are_found_and_what_is_not_there_is_said():
    assert "Next quote" in rows("f5", Keymap({"next_quote": "f5"}))[0]
    assert table(Keymap(), "no such thing").plain == "No key is about that."


async def test_typing_filters_and_escape_goes_back_step_by_step(reading):
    async with reading() as pilot:
        await pilot.press("question_mark", *"copy")
        listing = pilot.app.screen.query_one("#keys Static", Static)
        assert "Next quote" not in listing.content.plain
        await pilot.press("escape")
        assert "Next quote" in listing.content.plain
        await pilot.press("pagedown")
        assert pilot.app.screen.query_one("#keys").scroll_offset.y > 0
        await pilot.press("ctrl+home", "down", "up")
        assert pilot.app.screen.query_one("#keys").scroll_offset.y == 0
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


@pytest.mark.parametrize("key", ["question_mark", "enter", "escape"])
async def test_the_help_is_closed_by_the_key_that_opens_it_too(reading, key):
    async with reading() as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert isinstance(pilot.app.focused, Input)
        await pilot.press(key)
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_the_tour_is_reached_from_the_help(reading):
    async with reading() as pilot:
        await pilot.press("question_mark", "ctrl+t")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TourScreen)
        assert len(pilot.app.screen_stack) == 2
        await pilot.click("#tour")
        assert isinstance(pilot.app.screen, ReadingScreen)


@pytest.fixture
def newcomer(article):
    """The app as it is started for the first time."""
    return NewsreadApp(
        Opened(article, annotations=None, problem="none"),
        Library.open(),
        model="auto",
        welcome=True,
    )


@pytest.mark.parametrize("key", ["escape", "enter", "space"])
async def test_a_newcomer_gets_the_tour_once(newcomer, until, key):
    async with newcomer.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(newcomer.screen, TourScreen))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(newcomer.screen, ReadingScreen))
        assert newcomer.screen._view.cursor == 0
    assert Preferences(state=_remembered()).toured


async def test_a_key_that_ends_the_tour_does_what_it_does(newcomer, until):
    async with newcomer.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(newcomer.screen, TourScreen))
        await pilot.press("}")
        await until(pilot, lambda: newcomer.screen_stack[0]._view.cursor == TEXT.index("By Ines"))
        assert isinstance(newcomer.screen, ReadingScreen)


async def test_whoever_types_at_once_is_not_held_up(newcomer, until):
    async with newcomer.run_test(size=(120, 40)) as pilot:
        await pilot.press("G", "m")
        await until(pilot, lambda: newcomer.screen_stack[0].marks)
        assert newcomer.screen_stack[0]._view.progress() == 1
