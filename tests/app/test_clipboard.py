"""Copying goes to the system's program where there is a display, else through the terminal."""

import pytest

from reader.app import clipboard
from reader.app.clipboard import copied, tool


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Makes programs of these names, which keep what they are given in a file and then do ``more``."""

    def make(*names, more=""):
        for name in names:
            path = tmp_path / name
            path.write_text(f'#!/bin/sh\n/bin/cat > "{tmp_path}/copied"\n{more}\n')
            path.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        return tmp_path / "copied"

    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    return make


@pytest.mark.parametrize(
    ("displays", "there", "chosen"),
    [
        ({}, ("wl-copy", "xclip", "xsel"), None),
        ({"DISPLAY": ":0"}, ("wl-copy",), None),
        ({"DISPLAY": ":0"}, ("xclip", "xsel"), "xclip"),
        ({"DISPLAY": ":0"}, ("xsel",), "xsel"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ("wl-copy", "xclip"), "wl-copy"),
    ],
)
def test_the_program_that_fits_the_display_is_chosen(
    programs, monkeypatch, displays, there, chosen
):
    programs(*there)
    for name, value in displays.items():
        monkeypatch.setenv(name, value)
    command = tool()
    assert (command and command[0]) == chosen


def test_a_mac_has_its_own(programs, monkeypatch):
    programs("pbcopy")
    monkeypatch.setattr("sys.platform", "darwin")
    assert tool() == ("pbcopy",)


def test_words_are_given_as_they_are_and_no_shell_reads_them(programs):
    file = programs("xclip")
    words = "“$(touch /tmp/x)”; `id` \ud800\n漢字"
    assert copied(("xclip",), words)
    assert file.read_text(encoding="utf-8") == words.replace("\ud800", "?")


def test_a_program_that_fails_hangs_or_is_gone_is_told(programs, monkeypatch):
    programs("fails", more="exit 1")
    programs("hangs", more="exec /bin/sleep 30")
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.2)
    assert not copied(("fails",), "x")
    assert not copied(("hangs",), "x")
    assert not copied(("is-not-there",), "x")


async def test_y_uses_the_program_and_the_apps_own_clipboard(reading, programs, monkeypatch, until):
    file = programs("xclip")
    monkeypatch.setenv("DISPLAY", ":0")
    async with reading() as pilot:
        await pilot.press("s", "w", "y")
        assert pilot.app.clipboard == "Lighthouse"
        await until(pilot, lambda: file.exists() and file.read_text() == "Lighthouse")


async def test_a_program_that_fails_gives_way_to_the_terminal(
    reading, programs, monkeypatch, until
):
    programs("xclip", more="exit 1")
    monkeypatch.setenv("DISPLAY", ":0")
    async with reading() as pilot:
        written = []
        monkeypatch.setattr(pilot.app._driver, "write", written.append)
        await pilot.press("s", "w", "y")
        await until(pilot, lambda: "\x1b]52;c;TGlnaHRob3VzZQ==\a" in written)
