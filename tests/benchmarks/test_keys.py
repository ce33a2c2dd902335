"""How soon a key is painted in a very long text, against a short one."""

import itertools
import sys
import time
from pathlib import Path

import pytest
from benchmarks.ratios import compare
from terminal.emulator import Emulator

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
SENTENCE = "The harbour board met again on the same matter and put it off until spring.\n\n"
WORDS = len(SENTENCE.split())


@pytest.fixture
def opened(tmp_path):
    """Opens a text of about so many words, and waits for it."""
    terminals = []

    def start(words):
        path = tmp_path / f"{words}.txt"
        path.write_text(SENTENCE * (words // WORDS), encoding="utf-8")
        # No engine: only the key is measured.
        command = [NEWSREAD, "read", "--model", "no_such_model", str(path)]
        terminal = Emulator(command, env={"NEWSREAD_HOME": str(tmp_path / f"home-{words}")})
        terminals.append(terminal)
        terminal.wait_for("no_such_model")
        terminal.draw_for(1)
        return terminal

    yield start
    for terminal in terminals:
        terminal.close()


@pytest.mark.parametrize("keys", ["jk", " b"], ids=["row", "page"])
def test_a_key_in_a_million_words(opened, keys):
    def key_paints(terminal):
        typed = itertools.cycle(keys)

        def paint():
            drawn = len(terminal.raw)
            began = time.perf_counter()
            terminal.send(next(typed))
            terminal.wait_for(lambda _: len(terminal.raw) > drawn, step=0.001)
            spent = time.perf_counter() - began
            terminal.draw_for(0.1)
            return spent

        return paint

    long, short = opened(1_000_000), opened(1_000)
    name = f"a key ({keys!r}) in 1,000,000 words / in 1,000"
    assert compare(name, key_paints(long), key_paints(short), times=30) < 1.5
