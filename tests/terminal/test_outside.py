"""Out to the person's editor and back, and a file that changes while it is read."""

import functools
import sys
from pathlib import Path

import pytest

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
STORY = "Ferry strike ends\n\nThe strike on the ferries ended on Friday, the union said.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def reading(start, story):
    """Starts the program on the story, without the engine."""
    return functools.partial(start, NEWSREAD, "read", "--model", "no_such_model", str(story))


def test_the_editor_has_the_terminal_and_gives_it_back(reading, story, tmp_path):
    editor = tmp_path / "vim"
    editor.write_text('#!/bin/sh\necho "editing $1 of $2"\nread answer\n')
    editor.chmod(0o755)
    reader = reading(env={"EDITOR": str(editor), "VISUAL": ""})
    reader.wait_for("Keys")
    reader.send("}}E")
    reader.wait_for(f"editing +3 of {story}"[:60])
    reader.send("done\r")
    reader.wait_for("the union said")
    reader.send("q")
    assert reader.wait_closed() == 0


def test_an_editor_that_is_not_there_is_said(reading):
    reader = reading(env={"EDITOR": "no-such-editor", "VISUAL": ""})
    reader.wait_for("Keys")
    reader.send("E")
    reader.wait_for("can't be started")


def test_a_changed_file_is_offered_and_read_anew(reading, story):
    reader = reading()
    reader.wait_for("Keys")
    story.write_text(STORY.replace("Friday", "Saturday morning"), encoding="utf-8")
    reader.wait_for("has changed")
    reader.send("r")
    reader.wait_for("Saturday morning")
    story.unlink()
    reader.send("r")
    reader.wait_for("There is no file")
    assert "Saturday morning" in reader.text
