"""How soon the text is there, and how soon its colours, against a bare app and raw spaCy."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.ratios import compare
from terminal.emulator import Emulator

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "politics.txt"
NEEDLE = "fought to hold"
NAME = "Desrochers"
"""The end of a name beside ``NEEDLE``: a colour of its own once the article is annotated."""
FIRST_SPEAKER = "▾ Moira Tregunno"
"""What the panel lists when the engine has found who speaks."""
NEWSREAD = Path(sys.executable).with_name("newsread")

BARE = """
import sys
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static(open(sys.argv[1], encoding="utf-8").read(), markup=False)

Bare().run()
"""

RAW = """
import sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load(sys.argv[1])
nlp(open(sys.argv[2], encoding="utf-8").read())
"""


def shown(command, home, wanted):
    """Seconds from the start of ``command`` until the screen of its terminal is as ``wanted``."""
    with Emulator([str(part) for part in command], env={"NEWSREAD_HOME": str(home)}) as terminal:
        return terminal.wait_for(lambda _: wanted(terminal), step=0.005)


def painted(terminal):
    """The text is there."""
    return terminal.cell(NEEDLE) is not None


def coloured(terminal):
    """The text is there, and what is found in it."""
    plain, name = terminal.cell(NEEDLE), terminal.cell(NAME)
    return plain is not None and name is not None and name.fg != plain.fg


def listed(terminal):
    """All is there, the panel too."""
    return FIRST_SPEAKER in terminal.text


@pytest.fixture
def bare(tmp_path):
    script = tmp_path / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    return [sys.executable, script, SAMPLE]


@pytest.fixture
def homes(tmp_path, made_gazetteer):
    """Makes new homes without annotations; the gazetteer, made once a machine, is there."""

    def new():
        home = tmp_path / f"home-{time.monotonic_ns()}"
        (home / "cache").mkdir(parents=True)
        (home / "cache" / made_gazetteer.name).symlink_to(made_gazetteer)
        return home

    return new


def test_first_paint_of_a_new_article(bare, homes, tmp_path):
    compare(
        "first paint, new article / bare app",
        lambda: shown([NEWSREAD, SAMPLE], homes(), painted),
        lambda: shown(bare, tmp_path, painted),
        times=9,
        must=1.5,
    )


def test_second_opening_annotated(bare, homes, tmp_path):
    home = homes()
    shown([NEWSREAD, SAMPLE], home, listed)
    compare(
        "second opening, annotated / bare app",
        lambda: shown([NEWSREAD, SAMPLE], home, coloured),
        lambda: shown(bare, tmp_path, painted),
        times=9,
        must=1.6,
    )


def test_annotations_shown_cold(homes, tmp_path):
    from reader.engine import models

    script = tmp_path / "raw.py"
    script.write_text(RAW, encoding="utf-8")
    command = [sys.executable, script, models.find().path, SAMPLE]

    def raw():
        began = time.perf_counter()
        subprocess.run(command, check=True, env=os.environ)
        return time.perf_counter() - began

    compare(
        "annotations shown, cold / load and parse",
        lambda: shown([NEWSREAD, SAMPLE], homes(), listed),
        raw,
        times=7,
        must=1.5,
    )
