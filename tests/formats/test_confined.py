"""A document that hangs, crashes or eats memory costs a sentence, in a bounded time."""

import os
import signal
import subprocess
import sys
import time

import documents
import pytest

from reader.errors import ReaderError
from reader.formats import confined, open_article
from reader.formats.inputs import Input


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """No process is left from other tests, and none is left to them."""
    monkeypatch.setattr(confined._Process, "_idle", [])


def only_process():
    (process,) = confined._Process._idle
    return process._process


def read(data, form="markdown"):
    return confined.read(form, Input(data, "It"))


def test_a_document_that_takes_too_long(monkeypatch):
    monkeypatch.setattr(confined, "SECONDS", 0)
    begun = time.monotonic()
    with pytest.raises(ReaderError, match="It takes too long to read"):
        read(b"*a_ " * 400_000)
    assert time.monotonic() - begun < 60


def test_a_document_that_hangs_without_taking_time(monkeypatch):
    monkeypatch.setattr(confined, "SECONDS", 1)
    monkeypatch.setattr(confined, "_PATIENCE", 0)
    with pytest.raises(ReaderError, match="It takes too long to read"):
        read(b"text")


def test_a_document_that_takes_too_much_memory(monkeypatch):
    read(b"text")  # a process that has served before is not blamed
    monkeypatch.setattr(confined, "MEMORY", 300 * 2**20)
    with pytest.raises(ReaderError, match="It needs more memory"):
        read(b"text " * 20_000_000)


def test_the_process_waits_for_more_documents_and_ends_with_its_parent():
    read(b"text")
    first = only_process().pid
    read(b"text")
    assert only_process().pid == first
    code = (
        "from reader.formats import confined, inputs; confined.read('markdown', "
        "inputs.Input(b'text', 'It')); print(confined._Process._idle[0]._process.pid)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    pid = int(ran.stdout)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the parsers' process outlived its parent")


def test_a_process_that_died_meanwhile_is_replaced():
    read(b"text")
    only_process().send_signal(signal.SIGKILL)
    only_process().wait()
    assert read(b"text").text == "text"


def test_what_a_forked_process_inherits_it_leaves_alone():
    read(b"text")
    child = os.fork()
    if child == 0:
        os._exit(0 if confined._Process.kept() is None else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_nothing_of_the_parsers_is_imported_here(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(documents.page())
    code = (
        "import sys; from reader.formats import open_article; open_article(sys.argv[1]);"
        "print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True)
    loaded = set(ran.stdout.decode().split())
    assert loaded.isdisjoint({"lxml", "trafilatura", "markdown_it", "feedparser", "pypdfium2"})


def test_a_name_that_is_no_text_does_no_harm(tmp_path):
    path = tmp_path / "\udcff.html"
    path.write_bytes(documents.page())
    assert open_article(str(path)).source == str(path)
