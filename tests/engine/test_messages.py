"""What the reader and the engine say to each other survives the pipe, and a cut pipe is an end."""

import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import frames
from reader.annotations import Annotations, Entity, Mention, Place, Quote, When
from reader.article import Article, Paragraph
from reader.engine.messages import Failed, Finished, Part, Progress, Reply, Request, send
from reader.engine.models import Model

FOUND = Annotations(
    "a model 1",
    entities=(
        Entity(0, "place", "Brook", mentions=(Mention(0, 5),), place=Place(1.5, -2.5, "XX")),
    ),
    dates=(When(6, 10, "DATE", "2024", "written out"),),
    quotes=(Quote(0, 11, 15, "direct", 0, (0, 5), None, 3, 0.5),),
)
REPLIES = (Progress("reading", 3, 9), Part(0, 20, FOUND), Finished(FOUND))

replies = st.sampled_from(REPLIES) | st.builds(Failed, st.text(max_size=300))


def streamed(messages):
    pipe = io.BytesIO()
    for message in messages:
        send(pipe, message)
    return pipe.getvalue()


def heard(stream):
    pipe = io.BytesIO(stream)
    while (data := frames.read(pipe)) is not None:
        yield msgspec.msgpack.decode(data, type=Reply)


@given(st.lists(replies, max_size=5))
def test_what_is_sent_is_heard(messages):
    assert list(heard(streamed(messages))) == messages


@given(st.lists(replies, min_size=1, max_size=4), st.data())
def test_a_cut_stream_ends_after_the_last_whole_message(messages, data):
    stream = streamed(messages)
    cut = data.draw(st.integers(0, len(stream) - 1))
    whole = list(heard(stream[:cut]))
    assert whole == messages[: len(whole)]
    assert len(streamed(messages[: len(whole)])) <= cut
    assert len(streamed(messages[: len(whole) + 1])) > cut


def test_a_request_carries_the_article_the_model_and_the_eye():
    article = Article(
        "Rain. 👩‍🚀", "a.txt", "Rain", None, "2024-11-08", "option", paragraphs=(Paragraph(0, 8),)
    )
    request = Request(article, Model("/models/one", "one", "1"), eye=4)
    data = frames.read(io.BytesIO(streamed([request])))
    again = msgspec.msgpack.decode(data, type=Request)
    assert again == request
    assert again.article.digest == article.digest


class Closed(io.RawIOBase):
    def writable(self):
        return True

    def write(self, _):
        raise BrokenPipeError


def test_nobody_who_listens_is_an_error():
    with pytest.raises(BrokenPipeError):
        send(Closed(), Failed("nobody hears"))
