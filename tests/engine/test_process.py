"""The engine's process: what it answers, how it dies, and what is said of it then."""

import io
import itertools
import os
import queue
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Annotations
from reader.article import Article, Paragraph
from reader.engine import cache, models, pipeline
from reader.engine.client import Engine
from reader.engine.messages import Failed, Finished, Part, Progress, Request, receive, send
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


def test_it_ends_when_the_reader_hangs_up():
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.engine.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    worker.stdin.close()
    assert worker.wait(timeout=30) == 0


@pytest.mark.parametrize("rubbish", [b"\x00\x00\x00\x05hello", b"\x00\x00\x00\x01\xc1", b"xy"])
def test_rubbish_on_its_input_ends_it(rubbish):
    worker = subprocess.run(
        [sys.executable, "-P", "-m", "reader.engine.worker"],
        input=rubbish,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert worker.returncode == 0


@given(st.lists(st.text(max_size=30), max_size=4), st.integers(0, 40))
def test_messages_survive_the_pipe_and_a_cut_is_an_end(sentences, cut):
    pipe = io.BytesIO()
    for sentence in sentences:
        send(pipe, Failed(sentence))
    pipe.seek(0)
    for sentence in sentences:
        assert msgspec.msgpack.decode(receive(pipe), type=Failed) == Failed(sentence)
    assert receive(pipe) is None
    whole = pipe.getvalue()
    torn = io.BytesIO(whole[: min(cut, max(0, len(whole) - 1))])
    while (data := receive(torn)) is not None:
        msgspec.msgpack.decode(data, type=Failed)


def test_a_damaged_cache_counts_as_none(court):
    model = Model("/nowhere", "none", "1")
    found = Annotations("none 1")
    cache.save(court, model, found)
    assert cache.load(court, model) == found
    (kept,) = (cache.cache_folder() / "annotations").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert cache.load(court, model) is None
    assert cache.load(Article("other"), model) is None


def test_the_cache_drops_what_was_used_longest_ago(monkeypatch):
    model = Model("/nowhere", "none", "1")
    monkeypatch.setattr(cache, "LIMIT", 150)
    articles = [Article(f"text {number}") for number in range(5)]
    for number, article in enumerate(articles):
        cache.save(article, model, Annotations("x" * 50))
        newest = max((cache.cache_folder() / "annotations").iterdir(), key=os.path.getmtime)
        os.utime(newest, (number, number))
    kept = [cache.load(article, model) is not None for article in articles]
    assert kept[-1]
    assert not kept[0]


def test_a_cache_that_cannot_be_written_is_no_error(newsread_home, court):
    (newsread_home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    cache.save(court, Model("/nowhere", "none", "1"), Annotations("x"))


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=9))
def test_pieces_cover_the_text_and_end_with_paragraphs(lengths):
    text = "\n".join("word " * (length // 5) for length in lengths)
    article = Article(text=text)
    spans = pipeline.pieces(article)
    assert "".join(text[start:end] for start, end in spans) == text
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end == start
        assert text[end - 1].isspace()


def test_what_a_page_left_behind_is_not_read():
    text = "It rained.\nShare this"
    junk = Article(text=text, paragraphs=(Paragraph(0, 10), Paragraph(11, 21, "junk")))
    assert pipeline.pieces(junk) == [(0, 11)]
    assert pipeline.pieces(Article(text=text, english=False)) == []
