"""The program ends in order however early it is told to, and has keys whatever its standard input is."""

import os
import signal
import sys
from pathlib import Path

import pytest

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
COURT = str(Path(__file__).parents[2] / "samples" / "court.txt")
READ = (NEWSREAD, "read", "--model", "no_such_model", COURT)
HEADLINE = "Kenya"
ALTERNATE_SCREEN = b"\x1b[?1049h"


def ended(reader):
    """The exit status, with the terminal as it was and nothing left on its main screen."""
    status = reader.wait_closed()
    assert reader.settings_now() == reader.settings
    drawn = bytes(reader.raw)
    assert drawn.rfind(b"\x1b[?1049l") > drawn.rfind(ALTERNATE_SCREEN)
    assert b"Error" not in drawn
    assert b"Traceback" not in drawn
    return status


# The panel is mounted right after the first paint: what comes then must not meet it half made.
@pytest.mark.parametrize("moment", [0, 0.01, 0.03, 0.1])
def test_q_typed_before_all_is_there(start, moment):
    reader = start(*READ)
    reader.wait_drawn(ALTERNATE_SCREEN)
    reader.draw_for(moment)
    reader.send("q")
    assert ended(reader) == 0


@pytest.mark.parametrize("moment", [0, 0.01, 0.03, 0.1])
def test_a_signal_before_all_is_there(start, moment):
    reader = start(*READ)
    reader.wait_drawn(ALTERNATE_SCREEN)
    reader.draw_for(moment)
    os.kill(reader.process.pid, signal.SIGTERM)
    assert ended(reader) == 128 + signal.SIGTERM


def test_leaving_at_once_keeps_the_position_of_the_time_before(start):
    reader = start(*READ)
    reader.wait_for(HEADLINE)
    reader.send("G")
    reader.wait_for("100%")
    reader.send("q")
    assert ended(reader) == 0
    hasty = start(*READ)
    hasty.wait_drawn(ALTERNATE_SCREEN)
    hasty.send("q")
    assert ended(hasty) == 0
    start(*READ).wait_for("100%")


def test_keys_typed_ahead_are_obeyed_once_the_text_is_there(start):
    reader = start(*READ)
    reader.send("Gm")
    reader.wait_for("100%")
    reader.wait_for("▌")


def test_keys_come_from_the_terminal_where_standard_input_is_empty(start):
    """As in ``xargs newsread`` and in a loop over a list of files."""
    with Path(os.devnull).open("rb") as empty:
        reader = start(*READ, stdin=empty.fileno())
        reader.wait_for(HEADLINE)
        reader.send("?")
        reader.wait_for("Down a row")
        reader.send("\x1b")
        reader.wait_for(lambda text: "Down a row" not in text)
        reader.send("q")
        assert ended(reader) == 0
