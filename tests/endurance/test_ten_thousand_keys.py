"""Ten thousand random keys: nothing breaks, nothing grows, and the marks are those that are kept."""

import os
import random
from pathlib import Path

import pytest
from app.conftest import Running
from monkey import AT_ONCE, play
from specimen import ANNOTATIONS, TEXT

from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.app.screens.reading import ReadingScreen
from reader.formats import open_article
from reader.library import Library

KEYS, WARM_UP = 10_000, 3_000
GROWTH = 20
"""The most megabytes that the memory may grow by once it is warm."""


def megabytes():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is read from /proc")
async def test_ten_thousand_keys(tmp_path):
    path = tmp_path / "2024-11-08-seabirds.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = open_article(str(path))
    app = NewsreadApp(Opened(article, annotations=ANNOTATIONS), Library.open(), model="auto")
    chance = random.Random(7)
    async with Running(app, (120, 40)) as pilot:
        await play(pilot, chance, WARM_UP // AT_ONCE)
        warm = megabytes()
        await play(pilot, chance, (KEYS - WARM_UP) // AT_ONCE)
        grown = megabytes() - warm
        while not isinstance(app.screen, ReadingScreen):
            await pilot.press("escape")
        shown = app.screen.marks
    with Library.open() as library:
        kept = library.visit(article).marks
    assert [mark.uid for mark in shown] == [mark.uid for mark in kept]
    print(f"\n{KEYS:,} keys: {len(kept)} marks, {grown:+.1f} MB after the first {WARM_UP:,}")
    assert grown < GROWTH
