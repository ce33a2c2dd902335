"""A cluster of two workers, one of which is killed half-way."""

import contextlib
import json
import os
import signal

import pytest
from batch import toy

from reader.batch import cluster
from reader.batch.cluster import Cluster
from reader.batch.run import Options, annotate_all
from reader.batch.work import Order, Work
from reader.engine.models import Model
from reader.errors import ReaderError

STORY = "OSLO, May 2 — “We will build it,” said Ada Brooke, the mayor.\n"


@pytest.fixture
def scheduler(ready_gazetteer):
    """The address of a scheduler with two workers, processes of this machine, and their process ids."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        yield (
            local.scheduler_address,
            lambda: [nanny.pid for nanny in local.workers.values() if nanny.pid],
        )


def test_a_worker_killed_half_way_loses_and_doubles_nothing(
    annotated, folder, scheduler, monkeypatch
):
    address, workers = scheduler
    rows = [{"id": number, "text": f"{number} {STORY}" * (1 + number % 3)} for number in range(120)]
    lines = [json.dumps(row) for row in rows]
    (folder / "rows.jsonl").write_text("\n".join([*lines[:60], "broken", *lines[60:]]))
    killed = []
    run = Cluster.run

    def watched(self, batches):
        for number, result in enumerate(run(self, batches)):
            if number == 40:
                killed.append(workers()[0])
                os.kill(killed[0], signal.SIGKILL)
            yield result

    monkeypatch.setattr(Cluster, "run", watched)
    said = []
    options = Options(form="jsonl", output="out", scheduler=address)
    assert annotate_all(["rows.jsonl"], options, complain=said.append) == 1
    assert killed
    assert said == ["rows.jsonl:61 is not JSON: the line is left out."]
    annotated("rows.jsonl", form="jsonl", output="alone")
    assert (folder / "out").read_bytes() == (folder / "alone").read_bytes()


def test_the_document_that_workers_die_of_is_told(folder, monkeypatch):
    from dask import config
    from distributed import LocalCluster

    monkeypatch.setattr(cluster, "carried_out", toy.carried_out)
    monkeypatch.setattr(cluster, "_ready", toy.ready)
    texts = ["one", "two", "poison", "four", "five"]
    works = [Work(text, "-", text.encode(), size=1) for text in texts]
    patient = {"distributed.scheduler.allowed-failures": 0}
    with (
        config.set(patient),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as local,
        contextlib.closing(
            Cluster(Order(Model("x", "x", "1"), "jsonl"), local.scheduler_address)
        ) as crew,
    ):
        results = list(crew.run([works]))
    assert [result.payload for result in results] == [b"ONE", b"TWO", None, b"FOUR", b"FIVE"]
    assert results[2].problem == "poison can't be annotated: every worker that read it died."


def test_where_nobody_answers_that_is_said(folder, monkeypatch):
    monkeypatch.setattr("reader.batch.cluster._PATIENCE", 1)
    with pytest.raises(ReaderError, match="No scheduler answers at tcp"):
        annotate_all(["a.txt"], Options(scheduler="tcp://127.0.0.1:9"), complain=print)
    with pytest.raises(ReaderError, match="--jobs is for this machine"):
        annotate_all(["a.txt"], Options(scheduler="tcp://127.0.0.1:9", jobs=2), complain=print)
