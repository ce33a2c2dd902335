"""Programs on terminals of their own, in the test's home."""

import pytest
from terminal.emulator import Emulator


@pytest.fixture
def start(newsread_home):
    """Starts a command on a terminal; all of them are ended when the test is over."""
    started = []

    def begin(*command, **options):
        env = {"NEWSREAD_HOME": str(newsread_home), **options.pop("env", {})}
        emulator = Emulator(command, env=env, **options)
        started.append(emulator)
        return emulator

    yield begin
    for emulator in started:
        emulator.close()
