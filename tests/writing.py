"""Processes that add marks to a library, and what is in it when they are gone."""

import contextlib
import random
import signal
import sqlite3
import subprocess
import sys
import time

from reader.article import Article
from reader.library import Library

TEXT = "The ferry to Gull Island sails at nine.\nIts captain, Jo Penhale, likes fog.\n"
ARTICLE = Article(text=TEXT, source="/news/ferry.txt")

WRITER = """
import sys
from pathlib import Path
from reader.article import Article
from reader.library import Library, anchors

path, name, count, text = sys.argv[1:]
with Library.open(Path(path)) as library:
    known = library.visit(Article(text=text, source="/news/ferry.txt")).article_id
    for number in range(int(count)):
        mark = library.add(known, "note", anchors.make(text, 4, 9), f"{name} {number}")
        print(mark.body, flush=True)
"""


def writer(path, name, count):
    arguments = [sys.executable, "-c", WRITER, path, name, str(count), TEXT]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def bodies(path):
    with Library.open(path) as library:
        assert library.notice is None
        return [mark.body for mark in library.visit(ARTICLE).marks]


def integrity(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


def killed(path, *, rounds, seed):
    """The marks that writers acknowledged, one writer after the other killed at a random moment.

    After each, every acknowledged mark is in the library, which is sound.
    """
    chooser = random.Random(seed)
    acknowledged = []
    for round_ in range(rounds):
        process = writer(path, f"round {round_}", 100_000)
        first = process.stdout.readline()
        time.sleep(chooser.uniform(0, 0.08))
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.wait()
        # The last line may have been cut off; its mark is there all the same, or not acknowledged.
        acknowledged += (first + rest).split("\n")[:-1]
        assert set(acknowledged) <= set(bodies(path))
        assert integrity(path) == [("ok",)]
    return acknowledged
