"""The engine as the reader has it: what it answers, how it dies, and what is said of it then."""

import os
import queue
import resource
import signal
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import msgspec
import pytest

from reader.engine import cache, models, pipeline
from reader.engine.client import Engine
from reader.engine.messages import Failed, Finished, Part, Progress, Request
from reader.engine.models import Model
from reader.formats import open_article

SAMPLES = Path(__file__).parents[2] / "samples"


def heard(engine, *, until=(Finished, Failed), seconds=90):
    """All replies up to the first of the kinds in ``until``."""
    inbox = queue.Queue()
    engine.listen(inbox.put)
    replies = []
    while not replies or not isinstance(replies[-1], until):
        replies.append(inbox.get(timeout=seconds))
    return replies


@pytest.fixture(scope="module")
def court():
    return open_article(str(SAMPLES / "court.txt"))


def test_it_finds_what_the_pipeline_finds_and_keeps_it(court, nlp, ready_gazetteer):
    model = models.find()
    replies = heard(Engine(Request(court, model)))
    steps = [reply.step for reply in replies if isinstance(reply, Progress)]
    assert steps[:3] == ["starting", "loading", "reading"]
    (expected,) = pipeline.annotate(nlp, model, [court])
    assert replies[-1] == Finished(expected)
    assert cache.load(court, model) == expected


def test_a_long_text_comes_in_parts_from_the_eye_on(ready_gazetteer):
    feature = open_article(str(SAMPLES / "feature.txt"))
    spans = pipeline.pieces(feature)
    assert len(spans) > 1
    replies = heard(Engine(Request(feature, models.find(), eye=len(feature.text) - 1)))
    parts = [reply.annotations for reply in replies if isinstance(reply, Part)]
    assert len(parts) == len(spans)
    last = min(m.start for entity in parts[0].entities for m in entity.mentions)
    assert last >= spans[-1][0]
    for entity in replies[-1].annotations.entities:
        assert all(feature.text[m.start : m.end].strip() for m in entity.mentions)


@pytest.mark.parametrize("step", ["starting", "loading", "reading"])
def test_killed_at_any_step_it_is_said_once(step, court, ready_gazetteer):
    engine = Engine(Request(court, models.find()))
    inbox = queue.Queue()
    engine.listen(inbox.put)
    while True:
        reply = inbox.get(timeout=90)
        if isinstance(reply, Progress) and reply.step == step:
            break
    os.kill(engine.pid, signal.SIGKILL)
    while not isinstance(reply, Failed):
        reply = inbox.get(timeout=20)
    assert "was killed by signal 9" in reply.sentence
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.2)


def test_after_stop_nothing_more_is_heard(court):
    engine = Engine(Request(court, models.find()))
    inbox = queue.Queue()
    engine.listen(inbox.put)
    inbox.get(timeout=90)
    engine.stop()
    assert not Path("/proc", str(engine.pid)).exists()
    engine.stop()
    while not inbox.empty():
        assert not isinstance(inbox.get(), Failed)
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.3)


def test_a_model_that_cannot_be_loaded_is_a_sentence(court, tmp_path):
    (tmp_path / "meta.json").write_text('{"version": "1"}', encoding="utf-8")
    model = models.find(str(tmp_path))
    *_, last = heard(Engine(Request(court, model)))
    assert isinstance(last, Failed)
    assert "can't be loaded" in last.sentence


PARENT = """
import msgspec, sys, time
from reader.engine.client import Engine
from reader.engine.messages import Progress, Request
request = msgspec.msgpack.decode(bytes.fromhex(sys.argv[1]), type=Request)
engine = Engine(request)
def told(reply):
    if isinstance(reply, Progress) and reply.step == sys.argv[2]:
        print(engine.pid, flush=True)
engine.listen(told)
time.sleep(90)
"""


def alive(process):
    """Whether the process of the folder under /proc runs; a zombie does not."""
    try:
        return "\nState:\tZ" not in process.joinpath("status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize("step", ["starting", "reading"])
def test_it_does_not_outlive_a_reader_that_is_killed(step, court, ready_gazetteer):
    request = msgspec.msgpack.encode(Request(court, models.find()))
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, request.hex(), step], stdout=subprocess.PIPE
    )
    engine = Path("/proc", parent.stdout.readline().decode().strip())
    assert alive(engine)
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 30
    while alive(engine) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(engine)


def test_an_interpreter_that_cannot_start_is_said_with_its_last_words(court, monkeypatch):
    request = Request(court, models.find())
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    (last,) = heard(Engine(request))
    assert isinstance(last, Failed)
    assert "ended with status 1" in last.sentence
    assert last.sentence.endswith("the text stays readable.")


@pytest.fixture
def instead(tmp_path, monkeypatch):
    """An engine that runs lines of a shell's script instead of our worker, in a folder of the test's."""

    def run(court, script):
        fake = tmp_path / "python"
        fake.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n", encoding="utf-8")
        fake.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(fake))
        return Engine(Request(court, Model("/nowhere", "none", "1")))

    return run


@pytest.mark.parametrize(
    "answer",
    [
        b"hi",
        b"\x82\xa4type\xa6Failed\xa8sentence\xa2\xff\xfe",
        b"\x82\xa4type\xa8Progress\xa1z" + b"\x91" * 100_000 + b"\xc0",
    ],
    ids=["words", "no UTF-8", "nested without end"],
)
def test_what_is_no_reply_is_said_though_the_engine_lives_on(court, instead, tmp_path, answer):
    (tmp_path / "answer").write_bytes(len(answer).to_bytes(4, "big") + answer)
    (last,) = heard(instead(court, "cat answer; exec sleep 60"), seconds=20)
    assert isinstance(last, Failed)
    assert "not understood" in last.sentence


def test_words_on_the_pipe_take_no_more_memory_than_they_have_letters(court, instead):
    """Read as the length of a message, "Some" is more than a gigabyte."""
    tracemalloc.start()
    (last,) = heard(instead(court, "echo Some words that a library printed"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(last, Failed)
    assert "ended with status 0" in last.sentence
    assert most < 2**24


def test_out_of_memory_is_said(court, ready_gazetteer):
    engine = Engine(Request(court, models.find()))
    resource.prlimit(engine.pid, resource.RLIMIT_AS, (300 * 2**20,) * 2)
    *_, last = heard(engine)
    assert isinstance(last, Failed)
    assert "memory" in last.sentence or "stays readable" in last.sentence


def test_one_that_hangs_can_be_stopped(court):
    engine = Engine(Request(court, models.find()))
    os.kill(engine.pid, signal.SIGSTOP)
    engine.stop()
    assert not Path("/proc", str(engine.pid)).exists()
