"""What the tests of formats share."""

import io

import pytest

from reader.formats import open_source


@pytest.fixture
def opened(tmp_path):
    """Opens bytes as a file of a name, or as standard input without one."""

    def open_bytes(data, name=""):
        if not name:
            return open_source("-", stdin=io.BytesIO(data))
        path = tmp_path / name
        path.write_bytes(data)
        return open_source(str(path))

    return open_bytes
