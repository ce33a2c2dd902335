"""What a very long text costs the person who reads it, against a short one."""

import itertools
import os
import re
import sys
import time
from pathlib import Path

import pytest
from benchmarks.ratios import compare
from terminal.emulator import Emulator

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
SENTENCE = "The harbour board met again on the same matter and put it off until spring.\n\n"
WORDS = len(SENTENCE.split())
LONG, SHORT = 1_000_000, 1_000


@pytest.fixture
def text(tmp_path):
    """Writes a text of about so many words; returns its path."""

    def write(words):
        path = tmp_path / f"{words}.txt"
        if not path.exists():
            path.write_text(SENTENCE * (words // WORDS), encoding="utf-8")
        return path

    return write


@pytest.fixture
def started(tmp_path, text):
    """Starts the reader on a text of so many words, without the engine: only the reader is measured."""
    terminals = []

    def start(words):
        home = tmp_path / f"home-{time.monotonic_ns()}"
        command = [NEWSREAD, "read", "--model", "no_such_model", str(text(words))]
        terminal = Emulator(command, env={"NEWSREAD_HOME": str(home)})
        terminals.append(terminal)
        return terminal

    yield start
    for terminal in terminals:
        terminal.close()


@pytest.fixture
def opened(started):
    """The same, once all is there."""

    def open_(words):
        terminal = started(words)
        terminal.wait_for("no_such_model")
        terminal.draw_for(1)
        return terminal

    return open_


@pytest.mark.parametrize("words", [10_000, 100_000, LONG])
def test_first_paint(started, words):
    def first_paint(words):
        terminal = started(words)
        seconds = terminal.wait_for("harbour board", step=0.005)
        terminal.close()
        return seconds

    name = f"first paint of {words:,} words / of {SHORT:,}"
    compare(name, lambda: first_paint(words), lambda: first_paint(SHORT), times=7, must=1.5)


@pytest.mark.parametrize("keys", ["jk", " b", "Gg"], ids=["row", "page", "end"])
def test_a_key(opened, keys):
    def key_paints(terminal):
        typed = itertools.cycle(["G", "gg"] if keys == "Gg" else keys)

        def paint():
            drawn = len(terminal.raw)
            began = time.perf_counter()
            terminal.send(next(typed))
            terminal.wait_for(lambda _: len(terminal.raw) > drawn, step=0.001)
            spent = time.perf_counter() - began
            terminal.draw_for(0.1)
            return spent

        return paint

    name = f"a key ({keys!r}) in {LONG:,} words / in {SHORT:,}"
    compare(name, key_paints(opened(LONG)), key_paints(opened(SHORT)), times=30, must=1.5)


@pytest.mark.parametrize("words", [SHORT, 10_000, 100_000, LONG])
def test_a_search_through_all_of_it(words):
    from reader.app.search import Query, Search

    text = SENTENCE * (words // WORDS)

    def search():
        began = time.perf_counter()
        assert len(Search(Query("harbour board")).all(text)) == words // WORDS
        return time.perf_counter() - began

    def plain():
        began = time.perf_counter()
        assert len([m.span() for m in re.finditer("(?i)harbour board", text)]) == words // WORDS
        return time.perf_counter() - began

    compare(f"a search in {words:,} words / re.finditer", search, plain, times=9)
    assert min(search() for _ in range(5)) < 0.2


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is read from /proc")
@pytest.mark.parametrize("words", [10_000, 100_000, LONG])
def test_memory(opened, words):
    def megabytes(words):
        terminal = opened(words)
        pages = int(Path(f"/proc/{terminal.process.pid}/statm").read_text().split()[1])
        terminal.close()
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    name = f"memory with {words:,} words / with {SHORT:,}"
    compare(name, lambda: megabytes(words), lambda: megabytes(SHORT), times=2, must=2.5)
