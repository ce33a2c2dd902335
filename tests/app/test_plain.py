"""What terminals that can't draw, and pipes, get of an article."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from specimen import ANNOTATIONS, TEXT, spans

from reader.app.plain import rows
from reader.article import Article, Paragraph
from reader.formats import open_article
from reader.library import Library, anchors
from reader.marks import Mark

NEWSREAD = str(Path(sys.executable).with_name("newsread"))


ARTICLE = Article(
    TEXT.rstrip("\n"),
    paragraphs=tuple(Paragraph(*m.span()) for m in re.finditer(r".+", TEXT.rstrip("\n"))),
)


def mark(words, body="", kind="note", **more):
    return Mark(1, kind, anchors.make(TEXT.rstrip("\n"), *spans(words)), body, **more)


def printed(article, *marks, measure=80, columns=97):
    return list(rows(article, ANNOTATIONS, marks, measure=measure, columns=columns))


def test_speakers_stand_beside_their_quotes_and_nothing_is_lost(article):
    shown = printed(article)
    beside = {row[:14].strip(): row[17:] for row in shown if row[:14].strip()}
    assert beside["Sinclair"].startswith("“They come back")
    assert beside["?Norwegian m…"].startswith("“We will not pay")
    assert beside["?"] == "“Nobody asked the birds.”"
    assert " ".join(row[17:] for row in shown).split() == TEXT.split()


def test_two_speakers_on_one_row_are_both_named(article):
    first, third = ANNOTATIONS.quotes[0], ANNOTATIONS.quotes[2]
    found = replace(ANNOTATIONS, quotes=(first, replace(third, start=first.end, end=first.end + 4)))
    shown = list(rows(article, found, (), measure=80, columns=97))
    assert any(row.startswith("Sinclair, ?N…") for row in shown)


def test_notes_stand_below_their_paragraph_and_bookmarks_beside_it(article):
    shown = printed(
        article,
        mark("Hartwell Prize", kind="bookmark"),
        mark("counted seabirds", "Ask the registry.\nTwice, " + "to be sure, " * 20),
        mark("Nobody", "Who?", lost=True),
    )
    (noted,) = [y for y, row in enumerate(shown) if "✎ counted seabirds: Ask" in row]
    assert shown[noted + 1].startswith(" " * 17 + "Twice, to be sure")
    assert shown[noted - 1].endswith("on Thursday.")
    assert shown[noted + 5] == ""
    (bookmarked,) = [row for row in shown if "▌" in row]
    assert "Hartwell" in bookmarked
    assert shown[-2].strip().startswith("These marks found no home")
    assert shown[-1].strip() == "✎ Nobody: Who?"


@given(st.integers(1, 120), st.integers(8, 200))
def test_no_row_is_wider_than_there_is_room(measure, columns):
    for row in rows(
        ARTICLE, ANNOTATIONS, [mark("Nobody", "Who?")], measure=measure, columns=columns
    ):
        assert cell_len(row) <= columns


@pytest.fixture
def run(tmp_path, ready_gazetteer):
    """Runs the program on the specimen in a pipe."""
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")

    def run(*arguments, piped=None, **environment):
        return subprocess.run(
            [NEWSREAD, *arguments],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "60", **environment},
            input=piped,
            capture_output=True,
            check=False,
            timeout=120,
        )

    return run


def test_in_a_pipe_the_article_is_printed_with_its_speakers_and_notes(run):
    first = run("./story.txt")
    assert (first.returncode, first.stderr) == (0, b"")
    shown = first.stdout.decode()
    assert "Sinclair    “They come back, and so do I,”" in shown
    assert "\x1b" not in shown
    assert max(map(cell_len, shown.splitlines())) <= 60
    with Library.open() as library:
        assert library.recent() == ()  # to print it is not to read it


def test_what_was_added_to_it_is_printed_too(run, tmp_path):
    text = open_article(str(tmp_path / "story.txt"))
    with Library.open() as library:
        visit = library.visit(text)
        library.add(visit.article_id, "note", anchors.make(text.text, 0, 10), "A lovely story.")
    shown = run("./story.txt", "--model", "no_such_model")
    assert shown.returncode == 0
    assert "✎ Lighthouse: A lovely story." in shown.stdout.decode()
    assert b"no_such_model" in shown.stderr


def test_standard_input_is_printed_without_a_terminal(run):
    shown = run("--model", "no_such_model", "-", TERM="dumb", piped=b"It rained in the north.")
    assert shown.stdout.strip() == b"It rained in the north."


def test_a_reader_that_hangs_up_early_ends_it_quietly(tmp_path):
    (tmp_path / "long.txt").write_text("It rained.\n\n" * 20_000, encoding="utf-8")
    command = f"{NEWSREAD} --model no_such_model ./long.txt | head -c 10"
    ran = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False)
    assert len(ran.stdout) == 10
    assert b"Traceback" not in ran.stderr


def test_a_full_disk_is_said(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    command = f"{NEWSREAD} --model no_such_model ./a.txt > /dev/full"
    ran = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"Standard output can't be written: No space left" in ran.stderr
