"""What the engine's tests share."""

import pytest

from reader.engine.gazetteer import index


@pytest.fixture(scope="session")
def places(made_gazetteer):
    """The whole gazetteer, open."""
    return index.gazetteer()
