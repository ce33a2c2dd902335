"""What the tests of batch work share."""

import pytest

from reader.batch.run import Options, annotate_all
from reader.engine import pipeline

STORY = "OSLO, May 2 — “We will build it,” said Ada Brooke, the mayor.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with one article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def annotated(nlp, folder, monkeypatch):
    """Annotates what is in the folder, in this process; returns the status and the complaints."""
    monkeypatch.setattr(pipeline, "load", lambda *_: nlp)  # the real one, loaded once for all

    def run(*inputs, **options):
        said = []
        status = annotate_all(inputs, Options(**options), complain=said.append)
        return status, said

    return run
