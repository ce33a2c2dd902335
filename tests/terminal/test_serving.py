"""The reader in a real browser: the article shows, and a key works."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

NEWSREAD = str(Path(sys.executable).with_name("newsread"))
COURT = str(Path(__file__).parents[2] / "samples" / "court.txt")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture
def served(newsread_home):
    """The port at which the sample is served, on this machine alone."""
    (newsread_home / "state").mkdir()
    (newsread_home / "state" / "state.json").write_text('{"toured": true}', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [NEWSREAD, "serve", "--port", str(port), "--model", "no_such_model", COURT]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ) as server:
        deadline = time.monotonic() + 60
        while answer(port) is None and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        yield port
        server.terminate()


def answer(port, path="/", **headers):
    """The status with which the server answers; None where it is not there yet."""
    request = urllib.request.Request(f"http://localhost:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def test_pages_from_elsewhere_get_no_answer(served):
    assert answer(served) == 200
    assert answer(served, Host="elsewhere.example") == 403
    assert answer(served, "/ws", Origin="http://elsewhere.example") == 403


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: it comes from the system's packages")
def test_the_article_shows_in_a_browser_and_a_key_works(served):
    from playwright.sync_api import sync_playwright

    drawn = bytearray()
    asked = []

    def keep(data):
        drawn.extend(data if isinstance(data, bytes) else data.encode())

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        with contextlib.closing(browser):
            page = browser.new_page(viewport={"width": 1200, "height": 800})
            page.on("websocket", lambda socket: socket.on("framereceived", keep))
            page.on("requestfinished", lambda request: asked.append(request.url))
            page.goto(f"http://localhost:{served}/")
            wait_for(page, lambda: b"Mombasa" in drawn and b"Quit" in drawn)
            page.mouse.click(300, 300)  # a page has no keys before it is clicked
            page.keyboard.type("?")
            wait_for(page, lambda: b"Down a row" in drawn)
            assert page.locator("#terminal canvas, #terminal .xterm-rows").count()
    assert all(f"localhost:{served}" in url for url in asked)


def wait_for(page, holds, seconds=60):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come about"
        page.wait_for_timeout(100)
