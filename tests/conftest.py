"""What all tests share: a home of their own, so that no test touches the person's own library."""

import pytest


@pytest.fixture(autouse=True)
def newsread_home(tmp_path_factory, monkeypatch):
    """Data, cache and config go to an empty folder; returns it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NEWSREAD_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def nlp():
    """The default pipeline with all our components, loaded once a test process."""
    from reader.engine import models, pipeline  # noqa: PLC0415 - only tests that need spaCy pay for it

    return pipeline.load(models.find())
