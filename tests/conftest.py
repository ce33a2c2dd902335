"""What all tests share: a home of their own, so that no test touches the person's own library."""

import os

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: how long things take is measured in tests/benchmarks.
settings.register_profile("newsread", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile("newsread")


@pytest.fixture(autouse=True)
def newsread_home(tmp_path_factory, monkeypatch):
    """Data, cache and config go to an empty folder; returns it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NEWSREAD_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def terminal_of_all_colours(monkeypatch):
    """Whatever terminal the tests run in, the app takes it for one that shows every colour."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session")
def made_gazetteer(tmp_path_factory):
    """The gazetteer's file, which takes seconds to make, made once for all test processes.

    This process has it open from here on, whatever a test's home is.
    """
    from reader.engine.gazetteer import index

    root = tmp_path_factory.getbasetemp()
    shared = root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSREAD_HOME", str(shared / "gazetteer-home"))
        index.gazetteer().find("Paris")
        return next((shared / "gazetteer-home" / "cache").glob("gazetteer-*.sqlite"))


@pytest.fixture(scope="session")
def nlp(made_gazetteer):
    """The default pipeline with all our components, loaded once a test process."""
    from reader.engine import models, pipeline

    return pipeline.load(models.find())


@pytest.fixture
def ready_gazetteer(made_gazetteer, newsread_home):
    """The test's home has the gazetteer already, for the processes that the test starts."""
    cache = newsread_home / "cache"
    cache.mkdir(exist_ok=True)
    (cache / made_gazetteer.name).symlink_to(made_gazetteer)
