"""The engine's process alone: it ends when its input does, and talks on its own pipe only."""

import io
import os
import subprocess
import sys

import msgspec
import pytest

from reader import frames
from reader.annotations import Annotations
from reader.article import Article
from reader.engine.messages import Failed, Finished, Progress, Reply, Request, send
from reader.engine.models import Model

WORKER = [sys.executable, "-P", "-m", "reader.engine.worker"]


def stream(message):
    pipe = io.BytesIO()
    send(pipe, message)
    return pipe.getvalue()


def replies(output):
    pipe = io.BytesIO(output)
    while (data := frames.read(pipe)) is not None:
        yield msgspec.msgpack.decode(data, type=Reply)


def test_it_ends_when_the_reader_hangs_up():
    worker = subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    worker.stdin.close()
    assert worker.wait(timeout=60) == 0


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\x00\x00\x00\x05hello",
        b"\x00\x00\x00\x01\xc1",
        b"xy",
        b"\xff\xff\xff\xff" + b"x" * 1000,
        stream(Finished(Annotations("one 1"))),
    ],
)
def test_rubbish_on_its_input_ends_it(rubbish):
    worker = subprocess.run(WORKER, input=rubbish, capture_output=True, timeout=60, check=False)
    assert worker.returncode == 0
    assert b"Traceback" not in worker.stderr
    assert list(replies(worker.stdout)) in ([], [Progress("starting")])


def test_a_model_that_prints_does_not_disturb_the_messages(tmp_path):
    """A model's package may run code of its own; here one that prints and then fails."""
    package = tmp_path / "loud_model"
    package.mkdir()
    (package / "__init__.py").write_text(
        "print('hello from a model', flush=True)\n"
        "def load(**_):\n    raise RuntimeError('no weights')\n",
        encoding="utf-8",
    )
    (tmp_path / "loud_model-1.dist-info").mkdir()
    (tmp_path / "loud_model-1.dist-info" / "METADATA").write_text("Name: loud_model\nVersion: 1\n")
    request = stream(Request(Article("It rained."), Model("loud_model", "loud_model", "1")))
    worker = subprocess.Popen(
        WORKER,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    worker.stdin.write(request)
    worker.stdin.flush()
    heard = list(replies(worker.stdout.read()))
    worker.stdin.close()
    assert heard[:2] == [Progress("starting"), Progress("loading")]
    (failed,) = heard[2:]
    assert isinstance(failed, Failed)
    assert "no weights" in failed.sentence
    assert b"hello from a model" in worker.stderr.read()
    worker.wait(timeout=60)
