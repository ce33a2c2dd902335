"""Nothing is fetched and nothing is told anybody, unless the person names an address."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
STORY = "“We will not sign it in Oslo,” Ada Brooke, the mayor, said on Friday.\n"

# Every Python process of the test imports this as it starts, the engine's included.
GUARD = """
import os, socket

def refuse(*call, **options):
    with open(os.environ["NETWORK_LOG"], "a") as log:
        log.write(f"{os.getpid()} {call!r}\\n")
    raise OSError("the network is blocked")

class Blocked(socket.socket):
    connect = connect_ex = sendto = refuse

socket.socket = Blocked
socket.getaddrinfo = socket.create_connection = refuse
with open(os.environ["NETWORK_LOG"] + ".guarded", "a") as log:
    log.write(f"{os.getpid()}\\n")
"""


@pytest.fixture
def guarded(tmp_path, newsread_home, ready_gazetteer):
    """The environment of guarded processes, and the log of what they tried."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    log = tmp_path / "network.log"
    path = os.pathsep.join(filter(None, (str(tmp_path / "guard"), os.environ.get("PYTHONPATH"))))
    return {"PYTHONPATH": path, "NETWORK_LOG": str(log), "NEWSREAD_HOME": str(newsread_home)}, log


def run(env, *arguments):
    return subprocess.run(
        [NEWSREAD, *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_reading_and_annotating_use_no_network(guarded, start, tmp_path):
    env, log = guarded
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    reader = start(NEWSREAD, str(story), env=env)
    reader.wait_for("▾ Ada Brooke")
    reader.send("m")
    reader.wait_for("ookmarked")
    reader.send("q")
    assert reader.wait_closed() == 0
    assert "Ada Brooke" in run(env, "annotate", str(story))
    assert "story.txt" in run(env, "library")
    assert run(env, "notes", "--format", "json")
    guards = Path(f"{log}.guarded").read_text(encoding="utf-8").split()
    assert len(set(guards)) >= 5  # the reader, its engine, and the three commands
    assert not log.exists(), log.read_text(encoding="utf-8")


def test_the_guard_sees_what_is_fetched(guarded):
    env, log = guarded
    tried = subprocess.run(
        [NEWSREAD, "annotate", "http://example.org/a.html"],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 1
    assert "Traceback" not in tried.stderr
    assert log.exists()
