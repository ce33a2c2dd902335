"""The last row tells the keys that lead somewhere from where the person is, and can be clicked."""

from reader.app.commands import COMMANDS
from reader.app.preferences import Preferences
from reader.app.screens.help import HelpScreen
from reader.app.widgets.key_line import KeyLine
from reader.config import Config


def told(pilot):
    return pilot.app.screen.query_one(KeyLine).content.plain


async def test_what_is_told_depends_on_where_one_is_and_what_is_there(reading):
    async with reading() as pilot:
        assert told(pilot).startswith(
            "Enter Card  / Search  v Select  c Highlight  m Bookmark  a Note"
        )
        await pilot.press("m")
        assert "d Delete" in told(pilot)
        await pilot.press("right_parenthesis")
        assert "d Delete" not in told(pilot)
        await pilot.press("v")
        assert "Esc Drop  y Copy" in told(pilot)
        await pilot.press("escape")
        assert "Copy" not in told(pilot)
        await pilot.press("slash", "s", "i", "n", "c", "enter")
        await pilot.pause()
        assert "n Next  N Before" in told(pilot)
        await pilot.press("tab")
        assert told(pilot).startswith("Enter Go there  c Card  / Filter  n Next")
        assert "Bookmark" not in told(pilot)


async def test_a_failure_of_the_engine_can_be_answered_and_nothing_else_is(reading):
    async with reading(annotations=None, problem="No model") as pilot:
        await pilot.pause()
        assert "R Try again" in told(pilot)
    async with reading() as pilot:
        assert "Try again" not in told(pilot)


async def test_a_narrow_screen_keeps_what_matters_most(reading):
    async with reading(size=(30, 12)) as pilot:
        assert told(pilot) == "Enter Card  ? Keys  q Quit"
        await pilot.press("m")
        assert told(pilot) == "d Delete  ? Keys  q Quit"
        await pilot.resize_terminal(3, 12)
        await pilot.pause()
        assert told(pilot) == ""


async def test_other_keys_are_told_and_none_where_there_is_none(make_app):
    app = make_app(preferences=Preferences(Config(keys={"bookmark": "B", "note": ""})))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "B Bookmark" in told(pilot)
        assert "Note" not in told(pilot)


async def test_a_click_does_what_the_key_does(reading):
    async with reading() as pilot:
        for words, wanted in (("m Book", lambda app: app.screen.marks), ("? K", is_help)):
            await pilot.click(KeyLine, offset=(told(pilot).index(words), 0))
            await pilot.pause()
            assert wanted(pilot.app)


def is_help(app):
    return isinstance(app.screen, HelpScreen)


def test_only_what_has_a_label_has_a_situation():
    assert all(command.footer for command in COMMANDS if command.when != "always")
