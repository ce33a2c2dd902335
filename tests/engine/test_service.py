"""One request served: in which order, and what is shown while the gazetteer is made."""

import io
import queue

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reader import frames
from reader.article import Article
from reader.engine import models, pipeline, service
from reader.engine.client import Engine
from reader.engine.messages import Failed, Finished, Part, Progress, Reply, Request


@given(st.lists(st.integers(1, 50), min_size=1, max_size=9), st.integers(-3, 500))
def test_every_piece_is_read_once_the_one_at_the_eye_first(lengths, eye):
    ends = [sum(lengths[: number + 1]) for number in range(len(lengths))]
    spans = list(zip([0, *ends], ends, strict=False))
    order = service._from_the_eye(spans, eye)
    assert sorted(order) == list(range(len(spans)))
    start, end = spans[order[0]]
    assert start <= eye < end or not 0 <= eye < ends[-1]


def test_all_but_places_is_told_before_the_gazetteer_is_made(newsread_home):
    article = Article("“We will build it in Oslo,” said Ada Brooke, the mayor.")
    inbox = queue.Queue()
    Engine(Request(article, models.find())).listen(inbox.put)
    replies = []
    while not replies or not isinstance(replies[-1], Finished | Failed):
        replies.append(inbox.get(timeout=90))
    part, making, finished = replies[-3:]
    assert isinstance(part, Part)
    assert (part.start, part.end) == (0, len(article.text))
    assert part.annotations.quotes == finished.annotations.quotes
    assert making == Progress("gazetteer")
    places = {e.name: e.place for e in finished.annotations.entities if e.kind == "place"}
    assert places["Oslo"].country == "NO"
    assert list((newsread_home / "cache").glob("gazetteer-*.sqlite"))


def test_a_very_long_text_is_understood_in_sections_and_its_names_are_joined(monkeypatch, nlp):
    monkeypatch.setattr(service, "load", lambda *_: nlp)
    monkeypatch.setattr(pipeline, "SECTION", 120)
    monkeypatch.setattr(pipeline, "CHUNK", 60)
    line = "Ada Brooke, the mayor, said the bridge in Oslo is safe.\n"
    article = Article(line * 5)
    pipe = io.BytesIO()
    service.serve(Request(article, models.find(), eye=150), pipe)
    pipe.seek(0)
    replies = [
        msgspec.msgpack.decode(data, type=Reply) for data in iter(lambda: frames.read(pipe), None)
    ]
    parts = [(part.start, part.end) for part in replies if isinstance(part, Part)]
    assert parts[:3] == [(112, 168), (168, 224), (112, 224)]
    assert set(parts) >= {(0, 112), (112, 224), (224, 280)}
    found = replies[-1].annotations
    (ada,) = [entity for entity in found.entities if entity.name == "Ada Brooke"]
    assert {article.text[m.start : m.end] for m in ada.mentions if m.form == "name"} == {
        "Ada Brooke"
    }
    assert len(ada.mentions) >= 5
