"""Files that newsread wrote itself and somebody has changed since: taken, or refused in a sentence."""

import contextlib
import io
import json

import any_notes
import damage
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from specimen import ANNOTATIONS, TEXT

from reader import config, frames
from reader.article import Article
from reader.engine import cache
from reader.engine.messages import Finished, Part, Progress, Reply
from reader.engine.models import Model
from reader.errors import DAMAGED, ReaderError
from reader.exports import json as annotation_file
from reader.exports import quotations
from reader.exports.notes import arriving
from reader.exports.notes import json as notes_file

ARTICLE = Article(TEXT, source="birds.txt", title="Birds")
WRITTEN = annotation_file.document("birds.txt", ARTICLE, ANNOTATIONS)
WANTED = quotations.Wanted("sinclair", "birds", None)
CONFIG = b'theme = "x"\nmeasure = 70\njustify = true\nmodel = "auto"\n[keys]\nquit = "Q"\n'
MODEL = Model("/models/one", "one", "1")
DEEP = b'{"a":' * 100_000


def quoted(data):
    """What ``newsread quotes`` makes of an annotation file."""
    try:
        documents = annotation_file.decode(data)
    except ReaderError:
        return
    for document in documents or ():
        read = annotation_file.restored(document)
        for wanted in (WANTED, quotations.Wanted(None, None, None)):
            found = list(quotations.quotations(document.id, *read, wanted))
            quotations.as_json(found)
            quotations.as_csv(found)


@given(damage.wrong(WRITTEN))
def test_an_annotation_file_with_wrong_values(tree):
    quoted(json.dumps(tree).encode())


@given(damage.damaged(annotation_file.encode(WRITTEN)))
def test_a_damaged_annotation_file(data):
    quoted(data)


def test_an_annotation_file_nested_without_end():
    quoted(annotation_file.encode(WRITTEN)[:-1] + b',"z":' + DEEP)


def imported(data):
    with contextlib.suppress(ValueError):
        arriving.read(data)


@given(any_notes.annotated(), st.data())
def test_notes_with_wrong_values(one, data):
    tree = data.draw(damage.wrong(json.loads(notes_file.write([one]))))
    imported(json.dumps(tree).encode())


@given(any_notes.annotated(), st.data())
def test_damaged_notes(one, data):
    imported(data.draw(damage.damaged(notes_file.write([one]).encode())))


def test_notes_nested_without_end():
    imported(b'{"newsread_notes":1,"articles":' + DEEP)
    imported(DEEP)


@given(damage.damaged(CONFIG) | st.binary(max_size=60))
def test_a_damaged_config(data):
    config.path().parent.mkdir(parents=True, exist_ok=True)
    config.path().write_bytes(data)
    loaded = config.load()
    assert all(problem.strip() and "\x1b" not in problem for problem in loaded.problems)


@pytest.mark.parametrize("message", [Progress("reading", 3, 9), Part(0, 9, ANNOTATIONS)])
@given(st.data())
def test_a_damaged_stream_from_the_engine(message, data):
    pipe = io.BytesIO()
    for one in (message, Finished(ANNOTATIONS)):
        frames.write(pipe, msgspec.msgpack.encode(one))
    stream = io.BytesIO(data.draw(damage.damaged(pipe.getvalue())))
    while (read := frames.read(stream)) is not None:
        try:
            msgspec.msgpack.decode(read, type=Reply)
        except DAMAGED:
            break


@given(damage.damaged(msgspec.msgpack.encode(ANNOTATIONS)))
def test_damaged_annotations_in_the_cache(data):
    cache.save(ARTICLE, MODEL, ANNOTATIONS)
    (path,) = (cache.cache_folder() / "annotations").iterdir()
    path.write_bytes(data)
    assert cache.load(ARTICLE, MODEL) in (None, ANNOTATIONS)
