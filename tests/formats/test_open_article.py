import io
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats import files, open_article


def written(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def refusal(source, **options):
    with pytest.raises(ReaderError) as refused:
        open_article(source, **options)
    return str(refused.value)


def test_a_file_and_standard_input_give_the_same_article(tmp_path):
    data = b"A bridge is closed\n\nThe mayor closed it.\n"
    from_file = open_article(written(tmp_path, "a.txt", data))
    from_pipe = open_article("-", stdin=io.BytesIO(data))
    assert from_file.text == from_pipe.text == "A bridge is closed\n\nThe mayor closed it."
    assert from_file.paragraphs == from_pipe.paragraphs
    assert from_file.source == str(tmp_path / "a.txt")
    assert from_pipe.source == "-"


def test_what_cannot_be_opened_is_said_in_one_sentence(tmp_path):
    assert refusal(str(tmp_path / "gone.txt")).startswith("There is no file")
    assert "is a folder" in refusal(str(tmp_path))
    assert "is a device" in refusal("/dev/zero")
    assert "is empty" in refusal(written(tmp_path, "blank.txt", " \n\t\n\xa0"))
    assert refusal("-", stdin=io.BytesIO(b"")).startswith("Standard input is empty")
    assert "newsread annotate" in refusal(written(tmp_path, "rows.jsonl", "{}"))
    assert "is not the name of a file" in refusal("a\x00b")
    assert "cannot be read" in refusal("a" * 5000)


def test_a_file_without_permission():
    # The superuser may read every file, so the error itself is shown.
    error = files.refusal(Path("secret.txt"), PermissionError(13, "Permission denied"))
    assert str(error) == "You may not read secret.txt: change its permissions first."


def test_a_file_name_is_harmless_in_messages(tmp_path):
    assert "\x1b" not in refusal(str(tmp_path / "a\x1b[31m\nb.txt"))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "damaged: it can't be read as a PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"\x1f\x8b\x08\x00\x00\x00", "can't be unpacked"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "program"),
        (b"{\\rtf1\\ansi Hello}", "rich text"),
        (bytes(range(256)) * 20, "not text"),
    ],
)
def test_a_binary_file_is_named(data, kind):
    assert kind in refusal("-", stdin=io.BytesIO(data))


@pytest.mark.parametrize("start", ["GIF8 is a format", "RIFF RAFF", "ID3 cards are old", "BZh"])
def test_a_text_that_begins_like_a_binary_is_read(start):
    assert open_article("-", stdin=io.BytesIO(start.encode())).text == start


def test_the_given_date_wins(tmp_path):
    path = written(tmp_path, "2024-11-08.txt", "LONDON, Nov 7 (AP) — The mayor left on Tuesday.")
    article = open_article(path, published="2020-01-02")
    assert (article.published, article.published_from) == ("2020-01-02", "option")


@pytest.mark.parametrize("value", ["yesterday", "2024-13-01", "2024-02-30", ""])
def test_a_given_date_that_is_none(value):
    with pytest.raises(ReaderError, match="is not a date") as refused:
        open_article("-", published=value, stdin=io.BytesIO(b"Text."))
    assert refused.value.status == 2


@pytest.mark.parametrize(
    ("name", "text", "published", "told"),
    [
        ("2024-11-08-foo.txt", "The mayor left.", "2024-11-08", "file"),
        ("foo_20241108.txt", "The mayor left.", "2024-11-08", "file"),
        ("20241308.txt", "The mayor left.", None, None),
        ("120241108.txt", "The mayor left.", None, None),
        ("2025-01-01.txt", "LONDON, Dec 31 (AP) — The mayor left.", "2024-12-31", "dateline"),
        ("a.txt", "LONDON, Dec 31 (AP) — The mayor left.", None, None),
        ("a.txt", "LONDON, Dec 31, 2024 — The mayor left.", "2024-12-31", "dateline"),
    ],
)
def test_where_the_date_comes_from(tmp_path, name, text, published, told):
    article = open_article(written(tmp_path, name, text))
    assert (article.published, article.published_from) == (published, told)


def test_opening_a_plain_text_imports_nothing_heavy(tmp_path):
    path = written(tmp_path, "a.txt", "The mayor said “no” to the whole of it.\n" * 3)
    code = (
        "import sys; from reader.formats import open_article; open_article(sys.argv[1]);"
        "print(*sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split())
    assert "reader.formats.text" in loaded
    assert loaded.isdisjoint({"spacy", "textual", "rich", "charset_normalizer", "json", "asyncio"})
