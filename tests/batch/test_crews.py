"""Several processes at work: order, deaths, interruptions."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from batch import toy

from reader.batch import crews
from reader.batch.crews import Processes, batches
from reader.batch.work import Order, Work
from reader.engine.models import Model
from reader.errors import ReaderError

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
STORY = "OSLO, May 2 — “We will build it,” said Ada Brooke, the mayor.\n"
ORDER = Order(Model("none", "none", "1"), "jsonl")


def test_batches_start_small_and_stay_small():
    lengths = [len(batch) for batch in batches([Work("x", "x", size=10)] * 100)]
    assert lengths == [1, 2, 4, 8, *[16] * 5, 5]
    assert [len(batch) for batch in batches([Work("x", "x", size=crews._SIZE)] * 5)] == [1] * 5
    assert list(batches([])) == []


@pytest.fixture
def crew(monkeypatch):
    """Two processes that do simple work."""
    monkeypatch.setattr(crews, "work", toy.work)
    crew = Processes(ORDER, 2)
    yield crew
    crew.close()
    assert all(not worker._process.is_alive() for worker in crew._workers)


def words(*texts):
    return [Work(str(number), "-", text.encode(), size=1) for number, text in enumerate(texts)]


def test_results_come_in_order_and_few_are_under_way(crew):
    taken = 0

    def works():
        nonlocal taken
        for work in words(*(["slow"] * 4 + ["quick"]) * 60):
            taken += 1
            yield work

    for done, result in enumerate(crew.run(batches(works()))):
        assert result.identity == str(done)
        assert taken - done <= (2 * crews._AHEAD + 2) * crews._MOST
    assert done == taken - 1 == 299


def test_the_document_that_a_process_dies_of_is_told_and_no_other_is_lost_or_doubled(crew):
    texts = [f"w{number}" for number in range(60)]
    poisoned = {0, 7, 8, 30, 59}
    for number in poisoned:
        texts[number] = "poison"
    results = list(crew.run(batches(words(*texts))))
    assert [result.identity for result in results] == [str(number) for number in range(60)]
    for number, result in enumerate(results):
        if number in poisoned:
            assert result.payload is None
            assert (
                result.problem
                == f"{number} can't be annotated (the process that read it died: signal 9)."
            )
        else:
            assert result.payload == texts[number].upper().encode()


def test_a_process_killed_from_outside_costs_nothing(crew):
    results = []
    for result in crew.run(batches(words(*["slow"] * 80))):
        results.append(result)
        if len(results) in {5, 40}:
            os.kill(crew._workers[0]._process.pid, signal.SIGKILL)
    assert [result.identity for result in results] == [str(number) for number in range(80)]
    assert all(result.payload == b"SLOW" for result in results)


@pytest.mark.parametrize(
    ("work", "words"), [(toy.unable, "There is no model"), (toy.stillborn, "status 3")]
)
def test_processes_that_cannot_begin_are_said(monkeypatch, work, words):
    monkeypatch.setattr(crews, "work", work)
    with pytest.raises(ReaderError, match=words):
        Processes(ORDER, 2)


def test_an_interrupted_run_leaves_whole_lines_and_goes_on_to_the_same_end(
    annotated, folder, ready_gazetteer
):
    rows = [{"id": number, "text": f"{number} {STORY}" * (1 + number % 3)} for number in range(150)]
    lines = [json.dumps(row) for row in rows]
    (folder / "rows.jsonl").write_text("\n".join([*lines[:120], "broken", *lines[120:]]))
    arguments = ["--format", "jsonl", "rows.jsonl", "-o", "out", "--jobs", "2"]
    terminal, stderr = pty.openpty()
    shown = []
    watcher = threading.Thread(target=watch, args=(terminal, shown))
    with subprocess.Popen([NEWSREAD, "annotate", *arguments], stderr=stderr) as process:
        os.close(stderr)
        watcher.start()
        deadline = time.monotonic() + 60
        while not (Path("out").exists() and Path("out").stat().st_size > 5_000):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(timeout=30) == 130
    watcher.join()
    said = b"".join(shown)
    assert b"0 documents" in said
    assert b"documents are written whole; --resume goes on from there." in said
    assert b"Aborted" not in said
    kept = Path("out").read_bytes()
    assert kept.endswith(b"}\n")
    assert kept.count(b"\n") < 150
    ran = subprocess.run(
        [NEWSREAD, "annotate", *arguments, "--resume"], capture_output=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stderr.count(b"newsread: ") == ran.stderr.count(b"rows.jsonl:121") == 1
    annotated("rows.jsonl", form="jsonl", output="alone")
    assert Path("out").read_bytes().startswith(kept)
    assert Path("out").read_bytes() == Path("alone").read_bytes()


def watch(terminal, shown):
    """Read what a terminal shows until the other side is closed."""
    with contextlib.suppress(OSError):
        while data := os.read(terminal, 65536):
            shown.append(data)
    os.close(terminal)
