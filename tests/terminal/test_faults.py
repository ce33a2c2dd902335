"""What goes on around a reader that is open: it is stopped and resumed, resized, and files go away."""

import os
import pty
import random
import shutil
import signal
import sys
import termios
import tty
from pathlib import Path

import pytest

from reader.app import launch

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
COURT = str(Path(__file__).parents[2] / "samples" / "court.txt")
READ = (NEWSREAD, "read", "--model", "no_such_model", COURT)
HEADLINE = "Kenya"


def test_the_terminal_is_left_as_it_was_whatever_the_app_leaves(monkeypatch):
    master, keyboard = pty.openpty()
    monkeypatch.setattr(launch, "_KEYBOARD", keyboard)
    before = termios.tcgetattr(keyboard)
    with launch._terminal_as_it_was():
        tty.setraw(keyboard)
        assert termios.tcgetattr(keyboard) != before
    assert termios.tcgetattr(keyboard) == before
    os.close(master)
    os.close(keyboard)


def test_put_aside_by_the_shell_and_brought_back(start):
    shell = start("bash", "--norc", "--noprofile", "-i", env={"PS1": "ready> "})
    shell.wait_for("ready>")
    shell.send(f"{' '.join(READ)} & fg\r")
    shell.wait_for("Keys")
    shell.send("G")
    shell.wait_for("100%")
    (reader,) = (
        Path(f"/proc/{shell.process.pid}/task/{shell.process.pid}/children").read_text().split()
    )
    os.kill(int(reader), signal.SIGTSTP)
    shell.wait_for("Stopped")
    shell.send("fg\r")
    # What is typed before it has the terminal again is lost, so it is typed until it is obeyed.
    shell.wait_for(lambda text: "100%" not in text or shell.send("gg"), step=0.2)
    shell.send("q")
    shell.wait_for("ready>")
    shell.send("echo e''nded $?\r")
    shell.wait_for("ended 0")


def test_a_storm_of_sizes_ends_with_the_text_in_the_last(start):
    reader = start(*READ)
    reader.wait_for("Keys")
    chance = random.Random(5)
    for _ in range(200):
        reader.resize(chance.randint(1, 200), chance.randint(1, 60))
    reader.resize(
        118, 39
    )  # other than at first, so that it has to draw even if it saw none of the others
    reader.wait_for(HEADLINE)
    reader.send("G")
    reader.wait_for("100%")
    reader.send("q")
    assert reader.wait_closed() == 0


def test_the_cache_may_go_while_the_article_is_open(start, newsread_home):
    reader = start(*READ)
    reader.wait_for("Keys")
    shutil.rmtree(newsread_home / "cache", ignore_errors=True)
    reader.send("Gm")
    reader.wait_for("▌")
    reader.send("q")
    assert reader.wait_closed() == 0
    start(*READ).wait_for("▌")


@pytest.fixture
def engine_of():
    """Waits for the engine of a reader; its process id."""

    def find(reader):
        children = Path(f"/proc/{reader.process.pid}/task/{reader.process.pid}/children")
        found = []

        def is_there(_):
            for number in children.read_text().split():
                command = Path("/proc", number, "cmdline").read_bytes()
                if b"reader.engine.worker" in command:
                    found.append(int(number))
            return bool(found)

        reader.wait_for(is_there)
        return found[0]

    return find


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_an_engine_that_hangs_leaves_the_keys_alone_and_ends_with_the_reader(start, engine_of):
    reader = start(NEWSREAD, COURT)
    engine = engine_of(reader)
    os.kill(engine, signal.SIGSTOP)
    reader.wait_for("Keys")
    reader.send("Gm")
    reader.wait_for("▌")
    reader.send("q")
    assert reader.wait_closed() == 0
    assert not Path("/proc", str(engine)).exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_an_engine_that_is_killed_is_said_in_the_reader(start, engine_of):
    reader = start(NEWSREAD, COURT)
    os.kill(engine_of(reader), signal.SIGKILL)
    reader.wait_for("killed by signal 9")
    reader.send("q")
    assert reader.wait_closed() == 0
