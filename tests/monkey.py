"""Somebody who presses anything at all, clicks anywhere and resizes the terminal meanwhile."""

from textual import events
from textual.keys import _character_to_key

from reader.app.commands import COMMANDS
from reader.app.keymap import Keymap
from reader.app.screens.reading import ReadingScreen

AT_ONCE = 16
"""How many keys are pressed between two clicks."""


def _pressed(command):
    return [key for keys in Keymap().sequences(command.name) for key in keys]


_KEYS = [
    *(key for command in COMMANDS for key in _pressed(command) if key not in ("q", "ctrl+p")),
    *"0123456789xé",
    *("enter", "escape", "tab", "shift+tab", "backspace", "delete", "down", "up") * 2,
]


def _event(key):
    """What a terminal's driver makes of ``key``."""
    character = key if len(key) == 1 else None
    return events.Key(_character_to_key(key) if character else key, character)


async def play(pilot, chance, rounds):
    """Press, resize, turn the wheel and click, ``rounds`` times, as ``chance`` has it."""
    for _ in range(rounds):
        for key in chance.choices(_KEYS, k=AT_ONCE):  # pilot.press waits after each; no person does
            pilot.app.post_message(_event(key))
        await pilot.pause()
        await pilot.resize_terminal(chance.randint(1, 160), chance.randint(1, 50))
        width, height = pilot.app.size
        place = chance.randrange(width), chance.randrange(max(1, height - 1))  # not Quit
        wheel = chance.choice([events.MouseScrollDown, events.MouseScrollUp])
        await pilot._post_mouse_events([wheel], offset=place, button=0)
        await pilot.click(offset=place)
        await pilot.pause()
        if isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen.furnished:
            _assert_in_order(pilot.app)
    assert pilot.app.return_code is None  # neither ended nor broken


def _assert_in_order(app):
    """The cursor is on a character, and, where the text is shown, on a row in view."""
    view = app.screen._view
    assert 0 <= view.cursor < len(view.article.text)
    top, height = view.scroll_offset.y, view.size.height
    if view.is_on_screen and height:
        assert top <= view._rows.row_of(view.cursor) < top + height
    assert app.focused is not None
