"""The reader on terminals of several kinds: what they can show, and those that can't draw at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
COURT = str(Path(__file__).parents[2] / "samples" / "court.txt")
HEADLINE = "Kenya"
PLAIN = "weighbridge"
NAME = "Nadia"


@pytest.fixture(scope="module")
def annotated(tmp_path_factory, made_gazetteer):
    """A home in which the sample is annotated already."""
    home = tmp_path_factory.mktemp("annotated")
    (home / "cache").mkdir()
    (home / "cache" / made_gazetteer.name).symlink_to(made_gazetteer)
    env = {**os.environ, "NEWSREAD_HOME": str(home), "TERM": "dumb"}
    subprocess.run([NEWSREAD, COURT], env=env, check=True, capture_output=True, timeout=120)
    return home


@pytest.fixture
def newsread(start, annotated):
    """Starts the reader on a terminal of a kind; all that tells of more colours is taken away."""

    def begin(term, **environment):
        env = {"NEWSREAD_HOME": str(annotated), "TERM": term, "COLORTERM": "", **environment}
        return start(NEWSREAD, COURT, env=env)

    return begin


@pytest.mark.parametrize(
    ("term", "colours"),
    [("xterm-256color", b"38;5;"), ("screen-256color", b"38;5;"), ("linux", b"\x1b[1;96;")],
)
def test_the_article_is_drawn_in_the_colours_that_there_are(newsread, term, colours):
    reader = newsread(term)
    reader.wait_for(HEADLINE)
    reader.wait_for("q Quit")
    plain, name = reader.cell(PLAIN), reader.cell(NAME)
    assert name.bold
    assert name.fg != plain.fg
    assert colours in reader.raw
    assert b"38;2;" not in reader.raw
    reader.send(")")
    reader.wait_for(lambda text: " 0%" not in text)
    reader.send("q")
    assert reader.wait_closed() == 0
    assert reader.settings_now() == reader.settings


def test_sixteen_colours_are_chosen_by_hand_and_the_ground_is_ours(newsread):
    reader = newsread("linux")
    reader.wait_for("q Quit")
    assert b"38;5;" not in reader.raw
    assert reader.cell(PLAIN).bg == "black"  # and not the terminal's own, which may be white


def test_without_colour_names_are_told_by_their_style(newsread):
    reader = newsread("xterm-256color", NO_COLOR="1")
    reader.wait_for("q Quit")
    name = reader.cell(NAME)
    assert name.bold
    assert len({name.fg[pair : pair + 2] for pair in (0, 2, 4)}) == 1  # a grey


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_gets_the_text_with_its_speakers(newsread, term):
    reader = newsread(term)
    assert reader.wait_closed() == 0
    assert b"\x1b" not in reader.raw
    assert HEADLINE in reader.raw.decode()


def test_standard_error_may_be_a_file(start, annotated, tmp_path):
    log = tmp_path / "log"
    reader = start("/bin/sh", "-c", f"exec {NEWSREAD} {COURT} 2>{log}")
    reader.wait_for(HEADLINE)
    reader.wait_for("q Quit")
    reader.send("q")
    assert reader.wait_closed() == 0
    assert log.read_bytes() == b""


def test_a_terminal_that_lacks_a_sign_is_drawn_all_the_same(newsread):
    reader = newsread("xterm-256color", PYTHONIOENCODING="ascii")
    reader.wait_for(HEADLINE)
    reader.wait_for("q Quit")
    reader.send("q")
    assert reader.wait_closed() == 0


def test_the_tour_is_shown_at_the_first_start_alone(start, newsread_home):
    first = start(NEWSREAD, "read", "--model", "no_such_model", COURT, newcomer=True)
    first.wait_for("Welcome to newsread")
    assert HEADLINE in first.text
    first.send("q")  # any key ends the tour, and does what it does
    assert first.wait_closed() == 0
    again = start(NEWSREAD, "read", "--model", "no_such_model", COURT, newcomer=True)
    again.wait_for("q Quit")
    assert "Welcome" not in again.text
