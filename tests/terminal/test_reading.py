"""The installed program on a real terminal, from opening an article to finding it again."""

import base64
import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
ROOT = Path(__file__).parents[2]
COURT = str(ROOT / "samples" / "court.txt")
HEADLINE = "Kenya"
WITHOUT_ENGINE = ("read", "--model", "no_such_model", COURT)
LISTED = "▾ "  # a speaker's line, open: the engine has answered


@pytest.fixture
def newsread(start):
    """Starts the installed program."""
    return functools.partial(start, NEWSREAD)


def engines(emulator):
    """The process ids of the engines that the reader in ``emulator`` has started."""
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(emulator.process.pid)],
        check=False,
        capture_output=True,
        text=True,
    )
    return [int(row.split()[0]) for row in found.stdout.splitlines() if "engine.worker" in row]


def restored(emulator):
    """Whether the terminal is as it was: settings, main screen, cursor, no mouse."""
    raw = bytes(emulator.raw)
    return (
        emulator.settings_now() == emulator.settings
        and raw.rfind(b"\x1b[?1049l") > raw.rfind(b"\x1b[?1049h")
        and raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
        and raw.rfind(b"\x1b[?1000l") > raw.rfind(b"\x1b[?1000h")
    )


def test_open_jump_bookmark_note_quit_and_open_again(newsread, ready_gazetteer):
    first = newsread(COURT)
    first.wait_for(HEADLINE)
    first.wait_for(LISTED)
    first.send("\t")  # to the panel
    first.draw_for(0.5)
    first.send("\x1b[B\r")  # down to the first quote, and there
    first.wait_for(lambda text: " 0%" not in text)
    first.send("\t")
    first.send("m")
    first.wait_for("▌")
    first.send(")")
    first.send("a")
    first.wait_for("keep and close")
    first.send("check this with the registry")
    first.send("\x1b")
    first.wait_for(lambda text: "keep and close" not in text)
    first.send("'")
    first.wait_for("check this with the registry")
    first.send("q")
    assert first.wait_closed() == 0
    assert restored(first)

    again = newsread(COURT)
    again.wait_for("✎")
    again.wait_for(LISTED)
    assert engines(again) == []
    assert " 0%" not in again.text
    again.send("'")
    again.wait_for("check this with the registry")
    again.send("q")
    assert again.wait_closed() == 0


def test_without_a_file_it_lists_what_was_read_and_opens_it(newsread, ready_gazetteer):
    first = newsread(COURT)
    first.wait_for(HEADLINE)
    first.send("q")
    first.wait_closed()
    library = newsread()
    library.wait_for("search titles")
    library.wait_for("court.txt")
    library.send("\r")
    library.wait_for(HEADLINE)
    library.send("q")
    assert library.wait_closed() == 0


def test_a_selection_is_copied_through_the_terminal(newsread):
    without_display = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    reader = newsread(*WITHOUT_ENGINE, env=without_display)
    reader.wait_for("? Keys")
    reader.send("vw\x1b[1;2Cy")  # shift and the right arrow
    reader.wait_drawn(b"\x1b]52;c;" + base64.b64encode(b"Ex-Supervisor ") + b"\x07")
    reader.wait_for("Copied 1 word.")
    reader.send("q")
    assert reader.wait_closed() == 0


def test_the_mouse_selects_on_a_real_terminal(newsread):
    reader = newsread(*WITHOUT_ENGINE)
    reader.wait_for("? Keys")
    row = next(n for n, line in enumerate(reader.text.splitlines()) if HEADLINE in line)
    column = reader.text.splitlines()[row].index(HEADLINE)
    press, drag, release = "\x1b[<0;{};{}M", "\x1b[<32;{};{}M", "\x1b[<0;{};{}m"
    reader.send(press.format(column + 1, row + 1))
    reader.send(drag.format(column + len(HEADLINE), row + 1))
    reader.send(release.format(column + len(HEADLINE), row + 1))
    reader.wait_for("1 word selected")
    tint = reader.cell(HEADLINE).bg
    assert tint != "default"
    reader.send("c")
    reader.wait_for("Highlighted in yellow.")
    assert reader.cell(HEADLINE).bg not in {"default", tint}
    reader.send("q")
    assert reader.wait_closed() == 0


def test_standard_input_is_read_and_keys_come_from_the_terminal(newsread, ready_gazetteer):
    with subprocess.Popen(["cat", COURT], stdout=subprocess.PIPE) as article:
        reader = newsread("-", stdin=article.stdout.fileno())
        reader.wait_for(HEADLINE)
        reader.send("?")
        reader.wait_for("Down a row")
        reader.send("\x1b")
        reader.wait_for(lambda text: "Down a row" not in text)
        reader.send("q")
        assert reader.wait_closed() == 0


def test_an_engine_that_is_killed_leaves_the_text_and_can_be_started_again(
    newsread, ready_gazetteer
):
    reader = newsread(COURT)
    reader.wait_for(HEADLINE)
    (engine,) = engines(reader)
    os.kill(engine, signal.SIGKILL)
    reader.wait_for("was killed by signal 9")
    assert HEADLINE in reader.text
    reader.send("R")
    reader.wait_for(LISTED)
    reader.send("q")
    assert reader.wait_closed() == 0


def test_the_engine_dies_with_the_reader(newsread, ready_gazetteer):
    reader = newsread(COURT)
    reader.wait_for(HEADLINE)
    (engine,) = engines(reader)
    reader.process.kill()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{engine}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{engine}").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal_and_keeps_the_position(newsread, ready_gazetteer, number):
    reader = newsread(COURT)
    reader.wait_for(LISTED)
    reader.send("G")
    reader.wait_for("100%")
    os.kill(reader.process.pid, number)
    assert reader.wait_closed() == 128 + number
    assert restored(reader)
    again = newsread(COURT)
    again.wait_for("100%")


def test_a_signal_keeps_the_note_that_is_being_written(newsread):
    reader = newsread(*WITHOUT_ENGINE)
    reader.wait_for(HEADLINE)
    reader.send("a")
    reader.wait_for("keep and close")
    reader.send("ask the registry")
    reader.wait_for("ask the registry")
    os.kill(reader.process.pid, signal.SIGTERM)
    assert reader.wait_closed() == 128 + signal.SIGTERM
    assert restored(reader)
    again = newsread(*WITHOUT_ENGINE)
    again.wait_for("Speakers")  # the panel, which follows the text
    again.wait_for("q Quit")
    again.send("'")
    again.wait_for("ask the registry")


def test_a_window_that_is_closed_ends_it_and_keeps_the_position(newsread):
    reader = newsread(*WITHOUT_ENGINE)
    reader.wait_for(HEADLINE)
    reader.send("G")
    reader.wait_for("100%")
    reader.hang_up()
    assert reader.process.wait(timeout=30) is not None
    newsread(*WITHOUT_ENGINE).wait_for("100%")


def test_a_model_that_is_missing_is_said_and_the_text_is_read(newsread):
    reader = newsread(*WITHOUT_ENGINE)
    reader.wait_for(HEADLINE)
    reader.wait_for("no_such_model")
    reader.wait_for("--model auto")
    assert engines(reader) == []
    reader.send("q")
    assert reader.wait_closed() == 0
