"""What the engine's tests share: the gazetteer, made once a session and not once a test's home."""

import pytest

from reader.engine.gazetteer import index


@pytest.fixture(scope="session")
def places(tmp_path_factory):
    """The whole gazetteer, open; whatever a test's home is, this process keeps using it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSREAD_HOME", str(tmp_path_factory.mktemp("gazetteer")))
        gazetteer = index.gazetteer()
        gazetteer.find("Paris")
    return gazetteer
