"""Streams and folders of documents."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.batch import outputs
from reader.batch.folder import INDEX, Folder
from reader.batch.forms import FORMS
from reader.batch.work import Result
from reader.errors import ReaderError

JSON = FORMS["json"]


def document(identity, payload=b"{}"):
    return Result(identity, identity, 1, "sha256:x", payload)


def streamed(path, frame, payloads):
    with outputs.stream(str(path), frame) as out:
        for payload in payloads:
            out.write(document("x"), payload)


@given(st.integers(0, 4))
def test_json_is_one_value_whatever_the_number_of_documents(tmp_path_factory, number):
    path = tmp_path_factory.mktemp("out") / "out.json"
    payloads = [b'{"id":%d}' % index for index in range(number)]
    streamed(path, JSON.several, payloads)
    assert json.loads(path.read_bytes()) == [{"id": index} for index in range(number)]


def test_one_document_is_a_value_and_none_is_nothing(tmp_path):
    streamed(tmp_path / "one", JSON.one, [b"{}"])
    assert (tmp_path / "one").read_bytes() == b"{}\n"
    streamed(tmp_path / "none", JSON.one, [])
    assert (tmp_path / "none").read_bytes() == b""


def test_an_array_is_closed_though_the_run_is_interrupted(tmp_path):
    def interrupted():
        with outputs.stream(str(tmp_path / "out"), JSON.several) as out:
            out.write(document("x"), b"{}")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert json.loads((tmp_path / "out").read_bytes()) == [{}]


@pytest.fixture
def out(tmp_path):
    return Folder(tmp_path, JSON, "m 1")


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("texts/Lerwick.txt", "Lerwick.json"),
        ("../../etc/passwd", "passwd.json"),
        ("rows.jsonl:3", "rows.jsonl-3.json"),
        ("https://example.org/a/b.html?x=1&y", "b.html-x-1-y.json"),
        ("..", "_.json"),
        ("", "_.json"),
        ("-", "_.json"),
        ("con", "_con.json"),
        ("\x00\x1b[31m\nred", "31m-red.json"),
        ("Zürich 🐦 2024", "Zürich-2024.json"),
        ("x" * 500, "x" * 80 + ".json"),
    ],
)
def test_names_are_safe(out, tmp_path, identity, name):
    out.write(document(identity), b"{}")
    assert {path.name for path in tmp_path.iterdir()} == {name, INDEX}


def test_documents_of_one_name_each_have_a_file_and_keep_it(out, tmp_path):
    identities = ["a/x.txt", "b/x.txt", "c/X.txt"]
    for identity in identities:
        out.write(document(identity), identity.encode())
    written = {path: path.read_bytes().strip() for path in tmp_path.glob("*.json")}
    assert sorted(written.values()) == [b"a/x.txt", b"b/x.txt", b"c/X.txt"]
    again = Folder(tmp_path, JSON, "m 1")
    assert all(again.finished(identity) == "sha256:x" for identity in identities)
    assert again.finished("d/x.txt") is None
    assert Folder(tmp_path, JSON, "m 2").finished("a/x.txt") is None
    for identity in reversed(identities):
        again.write(document(identity), identity.encode())
    assert {path: path.read_bytes().strip() for path in tmp_path.glob("*.json")} == written


def test_two_documents_of_one_identity_are_two_files(out, tmp_path):
    out.write(document("a.txt"), b"1")
    out.write(document("a.txt"), b"2")
    out.write(document("a.txt"), b"3")
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.json")) == [b"1\n", b"2\n", b"3\n"]


def test_what_is_not_newsreads_is_left_as_it_is(out, tmp_path):
    (tmp_path / "a.json").write_text("a person's")
    with pytest.raises(ReaderError, match="not newsread's"):
        out.write(document("a.txt"), b"{}")
    assert (tmp_path / "a.json").read_text() == "a person's"


def test_no_link_is_followed(tmp_path, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("secret")
    (tmp_path / "a.json").symlink_to(secret)
    with pytest.raises(ReaderError, match="not newsread's"):
        Folder(tmp_path, JSON, "m 1").write(document("a.txt"), b"{}")
    (tmp_path / ".b.json.new").symlink_to(secret)
    out = Folder(tmp_path, JSON, "m 1")
    out.write(document("b.txt"), b"{}")
    (tmp_path / "b.json").unlink()
    (tmp_path / "b.json").symlink_to(secret)
    again = Folder(tmp_path, JSON, "m 1")
    again.write(document("b.txt"), b"[]")
    assert not (tmp_path / "b.json").is_symlink()
    (tmp_path / INDEX).unlink()
    (tmp_path / INDEX).symlink_to(secret)
    with pytest.raises(ReaderError, match="can't be written"):
        again.write(document("c.txt"), b"{}")
    assert secret.read_text() == "secret"


def test_files_are_as_readable_as_any(out, tmp_path):
    before = os.umask(0o022)
    try:
        out.write(document("a.txt"), b"{}")
    finally:
        os.umask(before)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o644


def test_a_damaged_list_costs_no_more_than_what_was_damaged(out, tmp_path):
    out.write(document("a.txt"), b"{}")
    with (tmp_path / INDEX).open("ab") as index:
        index.write(b'{"file": "b.json", "id"\n[]\n\xff\n')
    assert Folder(tmp_path, JSON, "m 1").finished("a.txt") == "sha256:x"
