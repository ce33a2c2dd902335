"""What more processes gain on a corpus, by the clock, models loaded beforehand; needs two idle cores."""

import contextlib
import json
import time
from pathlib import Path

import pytest
from benchmarks.ratios import compare

from reader.batch.crews import Alone, Processes, batches
from reader.batch.work import Order, Work
from reader.engine import models
from reader.formats import open_article

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def works():
    """Some 75,000 words in 56 documents."""
    texts = [open_article(str(path)).text for path in SAMPLES] * 8
    lines = [json.dumps({"id": number, "text": text}).encode() for number, text in enumerate(texts)]
    return [Work(f"c:{n}", "c", line, n, len(line)) for n, line in enumerate(lines, 1)]


def test_two_jobs_against_one(ready_gazetteer, works):
    order = Order(models.find(), "jsonl")
    with contextlib.closing(Alone(order)) as one, contextlib.closing(Processes(order, 2)) as two:

        def seconds(crew):
            def run():
                began = time.perf_counter()
                results = list(crew.run(batches(works)))
                assert all(result.payload for result in results)
                return time.perf_counter() - began

            return run

        ratio = compare("two jobs / one job, seconds", seconds(two), seconds(one), times=5)
    assert ratio < 1 / 1.6
