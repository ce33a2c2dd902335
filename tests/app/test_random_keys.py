"""A person who presses anything at all, clicks anywhere and resizes the terminal meanwhile."""

import random

import pytest
from specimen import TEXT
from textual import events

from reader.app.commands import COMMANDS
from reader.app.keymap import Keymap
from reader.app.screens.reading import ReadingScreen


def pressed(command):
    return [key for keys in Keymap().sequences(command.name) for key in keys]


ROUNDS, AT_ONCE = 10, 16
KEYS = [
    *(key for command in COMMANDS for key in pressed(command) if key not in ("q", "ctrl+p")),
    *"0123456789xé",
    *("enter", "escape", "tab", "shift+tab", "backspace", "delete", "down", "up") * 2,
]


def assert_in_order(app):
    """The cursor is on a character, and, where the text is shown, on a row in view."""
    view = app.screen._view
    assert 0 <= view.cursor < len(TEXT)
    top, height = view.scroll_offset.y, view.size.height
    if view.is_on_screen and height:
        assert top <= view._rows.row_of(view.cursor) < top + height
    assert app.focused is not None


@pytest.mark.parametrize("seed", [1, 2])
async def test_nothing_breaks_the_reader(reading, seed):
    chance = random.Random(seed)
    async with reading() as pilot:
        for _ in range(ROUNDS):
            await pilot.press(*chance.choices(KEYS, k=AT_ONCE))
            await pilot.resize_terminal(chance.randint(1, 160), chance.randint(1, 50))
            width, height = pilot.app.size
            place = chance.randrange(width), chance.randrange(max(1, height - 1))  # not Quit
            wheel = chance.choice([events.MouseScrollDown, events.MouseScrollUp])
            await pilot._post_mouse_events([wheel], offset=place, button=0)
            await pilot.click(offset=place)
            if isinstance(pilot.app.screen, ReadingScreen):
                await pilot.pause()
                assert_in_order(pilot.app)
    assert pilot.app.return_code is None  # neither ended nor broken
