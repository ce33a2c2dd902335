"""What marks cost: beside a bare row that SQLite has put on the disk, and in a library of many years."""

import contextlib
import functools
import random
import re
import sqlite3
import statistics
import time
import uuid

import pytest
from benchmarks.ratios import compare

from reader.article import Article
from reader.library import Library, anchors
from reader.marks import Anchor, Mark

ARTICLES, MARKS = 2_000, 20
SENTENCE = "Wind of force {} was seen at the lighthouse of {} today, the harbour office said. "
WORDS = re.findall(
    r"\w+", "budget ferry council island harvest tunnel bridge strike garden museum court storm"
)
THEN = "2024-05-03T10:00:00.000000+00:00"


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A library of two thousand articles with twenty marks each."""
    path = tmp_path_factory.mktemp("grown") / "library.db"
    chooser = random.Random(1)
    arrived = ((*made(chooser, number), notes(chooser, number)) for number in range(ARTICLES))
    with Library.open(path) as library:
        library.take(arrived)
    return path


def made(chooser, number):
    """An article, and no digest beside its text."""
    text = "".join(
        SENTENCE.format(chooser.randint(1, 12), chooser.choice(WORDS)) for _ in range(60)
    )
    return Article(text=text, source=f"/news/{number}.txt", title=f"Report {number}"), None


def notes(chooser, number):
    return [note(chooser, number, 80 * place) for place in range(MARKS)]


def note(chooser, number, start):
    anchor = Anchor(start, start + 60, SENTENCE[:60], "", "")
    words = " ".join(chooser.choices(WORDS, k=12))
    name = str(uuid.UUID(int=chooser.getrandbits(128)))
    return Mark(0, "note", anchor, words, THEN, THEN, uid=name)


def seconds(call):
    before = time.perf_counter()
    call()
    return time.perf_counter() - before


def milliseconds(call):
    return f"{1000 * statistics.median(seconds(call) for _ in range(31)):.1f} ms"


@pytest.fixture
def small(tmp_path):
    """An empty library."""
    with Library.open(tmp_path / "library.db") as library:
        yield library


def adding(library):
    """A call that adds a mark to one article of ``library``."""
    article, _ = made(random.Random(2), 0)
    known = library.visit(article).article_id
    anchor = anchors.make(article.text, 0, 60)
    return lambda: seconds(lambda: library.add(known, "note", anchor, "when?"))


def test_a_mark_beside_a_bare_row(small, tmp_path):
    with contextlib.closing(sqlite3.connect(tmp_path / "bare.db", isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE notes (body TEXT)")

        def row():
            return seconds(lambda: bare.execute("INSERT INTO notes VALUES ('when?')"))

        compare("a mark / a bare row of SQLite's", adding(small), row, 101, must=4)


def test_a_mark_in_a_library_of_many_years(small, grown):
    with Library.open(grown) as large:
        name = f"a mark among {ARTICLES * MARKS:,} / in an empty library"
        compare(name, adding(large), adding(small), 51, must=3)


def test_opening_a_library_of_many_years(small, grown, tmp_path):
    def opened(path):
        return lambda: seconds(lambda: Library.open(path).close())

    empty = tmp_path / "library.db"
    compare("opening that library / an empty one", opened(grown), opened(empty), 31, must=4)


def test_search_in_a_library_of_many_years(grown):
    print(f"\n{ARTICLES:,} articles, {ARTICLES * MARKS:,} marks, {grown.stat().st_size >> 20} MB")
    with Library.open(grown) as large:
        for query in ("harvest", "tunnel strike museum", "rep", "absent"):
            hits = large.search(query)
            taken = milliseconds(functools.partial(large.search, query))
            print(f"search {query!r}: {len(hits)} hits, {taken}")
            assert bool(hits) is (query != "absent")
        print(f"the list of the last 50: {milliseconds(large.recent)}")
