"""How soon the text is there, and how soon its colours, against a bare app and raw spaCy."""

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


def paint(command, home):
    with Emulator([str(part) for part in command], env={"NEWSREAD_HOME": str(home)}) as terminal:
        return terminal.wait_for(NEEDLE, step=0.005)


@pytest.fixture
def bare(tmp_path):
    script = tmp_path / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    return [sys.executable, script, SAMPLE]


@pytest.fixture
def homes(tmp_path):
    """New homes without annotations; the gazetteer, made once a machine, is there."""
    first = tmp_path / "first"
    annotate(first)
    gazetteer = next((first / "cache").glob("gazetteer*"))

    def new():
        home = tmp_path / f"home-{time.monotonic_ns()}"
        (home / "cache").mkdir(parents=True)
        (home / "cache" / gazetteer.name).symlink_to(gazetteer)
        return home

    return new


def annotate(home):
    subprocess.run(
        [NEWSREAD, "annotate", SAMPLE],
        check=True,
        capture_output=True,
        env={"NEWSREAD_HOME": str(home)},
    )


def test_first_paint_of_a_new_article(bare, homes, tmp_path):
    ratio = compare(
        "first paint, new article / bare app",
        lambda: paint([NEWSREAD, SAMPLE], homes()),
        lambda: paint(bare, tmp_path),
        times=9,
    )
    assert ratio < 1.5


def test_second_opening_annotated(bare, homes, tmp_path):
    home = homes()
    with Emulator([str(NEWSREAD), str(SAMPLE)], env={"NEWSREAD_HOME": str(home)}) as terminal:
        terminal.wait_for("Moira Tregunno  ")  # the panel lists her when the engine is done
    ratio = compare(
        "second opening, annotated / bare app",
        lambda: paint([NEWSREAD, SAMPLE], home),
        lambda: paint(bare, tmp_path),
        times=9,
    )
    assert ratio < 1.6


def test_annotations_shown_cold(homes, tmp_path):
    from reader.engine import models

    model = models.find()
    script = tmp_path / "raw.py"
    script.write_text(RAW, encoding="utf-8")

    def shown():
        env = {"NEWSREAD_HOME": str(homes())}
        with Emulator([str(NEWSREAD), str(SAMPLE)], env=env) as terminal:
            return terminal.wait_for(lambda text: "▾ Moira Tregunno" in text, step=0.005)

    def raw():
        began = time.perf_counter()
        subprocess.run([sys.executable, script, model.path, SAMPLE], check=True)
        return time.perf_counter() - began

    assert compare("annotations shown, cold / load and parse", shown, raw, times=5) < 1.5
