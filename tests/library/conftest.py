import pytest

from reader import paths
from reader.library import Library


@pytest.fixture
def path():
    """Where the library of this test lies."""
    return paths.data_folder() / "library.db"


@pytest.fixture
def library(path):
    with Library.open(path) as opened:
        yield opened
