"""Documents of every kind, whole, damaged and mixed up, all the way from a file's bytes to an article."""

import damage
import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.formats import Listing, confined, open_source, worker
from reader.formats.messages import Listed, Read, Refused, Request
from reader.harmless import harmless

names = st.sampled_from(list(documents.EVERY))


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Opens bytes as a file of a name; the parsers run here, where what they raise is seen."""

    def in_this_process(form, given, published=None):
        match worker.answer(Request(form, given, published, 1, 1)):
            case Read(article=article):
                return article
            case Listed(listing=listing):
                return listing
            case Refused(sentence=sentence):
                raise ReaderError(sentence)

    folder = tmp_path_factory.mktemp("documents")

    def open_bytes(name, data):
        path = folder / name
        path.write_bytes(data)
        try:
            found = open_source(str(path))
        except ReaderError:
            return
        articles = [found]
        if isinstance(found, Listing):
            articles = [entry.article for entry in found.entries if entry.article is not None]
        for article in articles:
            assert article.text == harmless(article.text)
            assert all(0 <= p.start <= p.end <= len(article.text) for p in article.paragraphs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(confined, "read", in_this_process)
        yield open_bytes


@given(names, st.data())
def test_a_damaged_document_is_read_or_refused(opened, name, data):
    opened(name, data.draw(damage.damaged(documents.EVERY[name])))


@given(names, names)
def test_a_document_by_the_name_of_another_is_read_or_refused(opened, name, other):
    opened(name, documents.EVERY[other])


OTHERS = ("a.txt", "a", "a.gz", "a.zst", "a.zip", "a.xml", "a.json")
BEGINNINGS = (
    *(b"", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b\x08", b"(\xb5/\xfd", b"\xff\xfe", b"\xfe\xff"),
    *(b"<?xml ", b"<html>", b"{", b"From: ", b"---\n"),
)


@given(names | st.sampled_from(OTHERS), st.sampled_from(BEGINNINGS), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(opened, name, beginning, data):
    opened(name, beginning + data)
