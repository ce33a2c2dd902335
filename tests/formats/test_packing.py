import gzip
import io
import sys

import pytest

from reader.errors import ReaderError
from reader.formats import is_corpus, open_article, packing, rows

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

WAYS = {"gz": gzip.compress, "zst": zstd.compress}
STORY = "The mayor left.\n\nNobody saw 👩‍🚀 it.\n"


@pytest.mark.parametrize("pack", WAYS.values(), ids=WAYS)
def test_what_is_packed_is_unpacked(pack):
    data = STORY.encode()
    assert packing.unpacked(data, "a", 100) is data
    assert packing.unpacked(pack(data), "a", 100) == data
    assert packing.unpacked(pack(data[:9]) + pack(data[9:]), "a", 100) == data
    assert packing.unpacked(pack(gzip.compress(data)), "a", 100) == data


@pytest.mark.parametrize("pack", WAYS.values(), ids=WAYS)
def test_no_more_is_unpacked_than_may_be(pack):
    assert packing.unpacked(pack(bytes(100)), "a", 100) == bytes(100)
    with pytest.raises(ReaderError, match="a holds more than"):
        packing.unpacked(pack(bytes(101)), "a", 100)
    with pytest.raises(ReaderError, match="a holds more than"):
        packing.unpacked(pack(pack(bytes(10_000_000))), "a", 1_000_000)


@pytest.mark.parametrize("pack", WAYS.values(), ids=WAYS)
def test_what_is_damaged_is_told(pack):
    packed = pack(STORY.encode() * 50)
    for damaged in (packed[:-9], packed[:20]):
        with pytest.raises(ReaderError, match="a is damaged"):
            packing.unpacked(damaged, "a", 10_000)


@pytest.mark.parametrize("ending", WAYS)
def test_the_date_in_the_name_of_a_packed_file_counts(tmp_path, ending):
    path = tmp_path / f"2024-11-08-left.txt.{ending}"
    path.write_bytes(WAYS[ending](STORY.encode()))
    article = open_article(str(path))
    assert (article.text, article.published) == (STORY.strip(), "2024-11-08")
    assert article.source == str(path)


@pytest.mark.parametrize("ending", WAYS)
def test_a_packed_corpus_is_read_line_by_line(tmp_path, ending):
    path = tmp_path / f"rows.jsonl.{ending}"
    path.write_bytes(WAYS[ending](b'{"text": "One."}\n\n{"text": "Two."}\n'))
    assert is_corpus(str(path))
    assert [(name.rpartition(":")[2], a.text) for name, a in rows.read(str(path))] == [
        ("1", "One."),
        ("3", "Two."),
    ]
    path.write_bytes(path.read_bytes()[:-6])
    with pytest.raises(ReaderError, match="damaged"):
        list(rows.read(str(path)))


def test_a_line_that_is_too_long_comes_in_pieces():
    for file in (b"abcdef\ngh", gzip.compress(b"abcdef\ngh")):
        assert list(packing.lines(io.BufferedReader(io.BytesIO(file)), "a", 4)) == [
            b"abcd",
            b"ef\n",
            b"gh",
        ]
