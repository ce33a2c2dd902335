"""The status line fits, whatever stands in it, and what was just done comes first."""

import pytest
from rich.cells import cell_len
from textual.app import App

from reader.app.widgets.status_line import StatusLine


@pytest.fixture
def line():
    """Runs the line alone: ``async with line(title, width) as (pilot, line)``."""

    class Alone(App):
        CSS = "StatusLine { height: 1; }"

        def __init__(self, title):
            super().__init__()
            self.line = StatusLine(title)

        def compose(self):
            yield self.line

    return lambda title, width: Alone(title).run_test(size=(width, 2))


TITLES = ["Short", "漢字" * 40, "Lighthouse keeper wins prize for 🐦 counting, again and again"]


@pytest.mark.parametrize("width", [1, 12, 40, 120])
@pytest.mark.parametrize("title", TITLES, ids=["short", "wide", "long"])
async def test_it_fills_the_row_and_no_more(line, title, width):
    async with line(title, width) as pilot:
        shown = pilot.app.line
        for change in (
            lambda: shown.show_position(0.5),
            lambda: shown.show_engine("漢字" * 30, failed=True),
            lambda: shown.show_selection("12 words selected"),
            lambda: shown.say("Copied 12 words."),
        ):
            change()
            text = str(shown.render())
            if width >= 40:
                assert cell_len(text) == width
                assert text.endswith("50%")


async def test_what_was_done_is_said_whole_on_a_narrow_screen(line):
    async with line(TITLES[2], 40) as pilot:
        pilot.app.line.show_selection("7 words selected")
        pilot.app.line.say("The highlight is without colour now.")
        assert "The highlight is without colour now." in str(pilot.app.line.render())


async def test_it_falls_silent_after_a_while(line, until, monkeypatch):
    monkeypatch.setattr("reader.app.widgets.status_line._SAID", 0.05)
    async with line("Title", 60) as pilot:
        pilot.app.line.say("Bookmarked.")
        await until(pilot, lambda: "Bookmarked" not in str(pilot.app.line.render()))
        assert "Title" in str(pilot.app.line.render())
