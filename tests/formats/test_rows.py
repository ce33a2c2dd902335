import json

import pytest

from reader.article import Article
from reader.errors import ReaderError
from reader.formats import rows


def corpus(folder, *lines):
    path = folder / "corpus.jsonl"
    path.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    )
    return str(path)


def test_documents_in_order_with_their_own_and_the_given_date(tmp_path):
    path = corpus(
        tmp_path,
        '\ufeff{"id": "one", "text": "A.\\n\\nB.", "published": "2024-11-08T10:30:00Z", "x": NaN}',
        "",
        '{"id": 2, "text": "C.", "title": "Own title", "published": "Dec 16 201"}',
        '{"text": "LONDON, Nov 7, 2024 (AP) — The mayor left."}',
    )
    found = list(rows.read(path, published="2020-01-02"))
    assert [identity for identity, _ in found] == ["one", "2", f"{path}:4"]
    articles = [article for _, article in found]
    assert [article.text[:1] for article in articles] == ["A", "C", "L"]
    assert [(article.published, article.published_from) for article in articles] == [
        ("2024-11-08", "row"),
        ("2020-01-02", "option"),
        ("2020-01-02", "option"),
    ]
    assert articles[1].title == "Own title"
    assert all(article.source == path for article in articles)
    (*_, (_, last)) = rows.read(path)
    assert (last.published, last.published_from) == ("2024-11-07", "dateline")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        (b'{"text": "\xff"}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"id": "x"}', "no “text”"),
        ('{"text": 5}', "no “text”"),
        ("[1]", "no “text”"),
    ],
)
def test_a_broken_line_is_reported_and_the_rest_goes_on(tmp_path, line, reason):
    path = corpus(tmp_path, '{"text": "A."}', line, '{"text": "B."}')
    first, (place, error), last = rows.read(path)
    assert place == f"{path}:2"
    assert isinstance(error, ReaderError)
    assert reason in str(error)
    assert f"{path}:2" in str(error)
    assert isinstance(first[1], Article)
    assert last[1].text == "B."


def test_the_text_is_unchanged_but_for_lone_surrogates(tmp_path):
    text = "A wrapped\r\n  line,\ttab \xa0 and \x1b\n\n\n\nend \n"
    path = corpus(tmp_path, json.dumps({"text": text}), '{"text": "a\\ud800b \\ud83d\\ude00"}')
    (_, first), (_, second) = rows.read(path)
    assert first.text == text
    assert second.text == "a\ufffdb 😀"
    lines = [first.text[part.start : part.end] for part in first.paragraphs]
    assert lines == ["A wrapped", "  line,\ttab \xa0 and \x1b", "end"]


def test_the_file_is_read_as_the_articles_are_taken(tmp_path):
    path = corpus(tmp_path, '{"text": "A."}', '{"text": "B."}')
    stream = rows.read(path)
    assert next(stream)[1].text == "A."
    stream.close()


def test_a_corpus_that_cannot_be_read(tmp_path):
    with pytest.raises(ReaderError, match="no file"):
        list(rows.read(str(tmp_path / "gone.jsonl")))
    with pytest.raises(ReaderError, match="folder"):
        list(rows.read(str(tmp_path)))
