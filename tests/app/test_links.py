"""Links, emphasis and the table of contents of an article that has them."""

import json
import os
import stat

import pytest

from reader.annotations import Annotations
from reader.app import browser
from reader.app.items import Source
from reader.app.outline import contents
from reader.article import Article, Emphasis, Link, Paragraph

TEXT = "Storm\n\nThe gale tore the roof off the mill.\n\nWhat now\n\nNobody knows.\n\nWho pays"
TARGET = "https://example.org/mill?a=1;b=$(touch x)&c=[red]"


def spot(words):
    start = TEXT.index(words)
    return start, start + len(words)


ARTICLE = Article(
    TEXT,
    source="storm.html",
    title="Storm",
    paragraphs=(
        Paragraph(*spot("Storm"), "title"),
        Paragraph(*spot("The gale tore the roof off the mill.")),
        Paragraph(*spot("What now"), "heading", 1),
        Paragraph(*spot("Nobody knows.")),
        Paragraph(*spot("Who pays"), "heading", 2),
    ),
    emphasis=(Emphasis(*spot("gale"), "strong"), Emphasis(*spot("gale")), Emphasis(*spot("roof"))),
    links=(Link(*spot("the mill"), TARGET), Link(*spot("Nobody"), "mailto:a@example.org")),
)


@pytest.fixture
def shown(reading):
    return lambda **options: reading(ARTICLE, annotations=Annotations("none"), **options)


def said(pilot):
    return pilot.app.screen._status._said


async def test_emphasis_and_links_are_drawn(shown):
    async with shown() as pilot:
        view = pilot.app.screen._view
        rows = [view.render_line(y) for y in range(4)]
        styles = {segment.text: segment.style for row in rows for segment in row}
        assert styles["gale"].bold
        assert styles["gale"].italic
        assert styles["roof"].italic
        assert styles["the mill"].underline
        assert not styles[" tore the "].italic


async def test_keys_lead_from_link_to_link_and_say_where_they_lead(shown):
    async with shown() as pilot:
        await pilot.press("O")
        assert "no link here" in said(pilot)
        await pilot.press(";")
        assert pilot.app.screen._view.selected == spot("the mill")
        assert said(pilot) == f"O opens {TARGET}"
        await pilot.press(";")
        assert said(pilot) == "O opens mailto:a@example.org"
        await pilot.press(":")
        assert pilot.app.screen._view.selected == spot("the mill")


async def test_a_link_opens_in_the_persons_browser_and_no_shell_reads_it(
    shown, tmp_path, monkeypatch, until
):
    told = tmp_path / "told"
    script = tmp_path / "my browser"
    write = f"open({str(told)!r}, 'w').write(json.dumps(sys.argv[1:]))"
    script.write_text(f"#!/usr/bin/env python3\nimport json, sys\n{write}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"'{script}' --new")
    async with shown() as pilot:
        await pilot.press(";", "O")
        await until(pilot, told.exists)
        await pilot.app.workers.wait_for_complete()
        assert json.loads(told.read_text()) == ["--new", TARGET]


async def test_without_a_browser_the_address_is_copied(shown, monkeypatch):
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    async with shown() as pilot:
        await pilot.press(";", "O")
        assert pilot.app.clipboard == TARGET
        assert "is copied" in said(pilot)


def test_the_command_of_a_browser(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name in ("lynx", "xdg-open"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("BROWSER", f"lynx -x %s{os.pathsep}other")
    assert browser.command("https://a.example") == ["lynx", "-x", "https://a.example"]
    monkeypatch.setenv("BROWSER", "missing")
    monkeypatch.setenv("DISPLAY", ":0")
    assert browser.command("https://a.example") == ["xdg-open", "https://a.example"]
    monkeypatch.setenv("BROWSER", "'")
    monkeypatch.delenv("DISPLAY")
    assert browser.command("https://a.example") is None


def test_headings_stand_under_those_they_belong_to():
    def lines(items):
        return [(item.label, lines(item.children)) for item in items]

    assert lines(contents(Source(ARTICLE, None, ()))) == [("What now", [("Who pays", [])])]
    levels = [2, 3, 3, 1, 0, 6]
    text = "\n".join(f"h{n}" for n in range(len(levels)))
    paragraphs = [Paragraph(3 * n, 3 * n + 2, "heading", level) for n, level in enumerate(levels)]
    found = contents(Source(Article(text, paragraphs=tuple(paragraphs)), None, ()))
    assert lines(found) == [
        ("h0", [("h1", []), ("h2", [])]),
        ("h3", [("h4", [("h5", [])])]),
    ]
    assert contents(Source(Article(text, paragraphs=tuple(paragraphs[:1])), None, ())) == []


def test_many_headings_are_listed_quickly_and_deep_ones_do_not_nest_for_ever():
    paragraphs = tuple(Paragraph(3 * n, 3 * n + 2, "heading", n % 6 + 1) for n in range(6_000))
    article = Article("h\n\n" * 6_000, paragraphs=paragraphs)
    found = contents(Source(article, None, ()))
    assert len(found) == 1_000


async def test_a_key_lists_the_headings_and_enter_goes_there(shown, reading):
    async with shown() as pilot:
        await pilot.press("I")
        await pilot.pause()
        assert pilot.app.screen._panel._tab.name == "contents"
        await pilot.press("enter")
        assert pilot.app.screen._view.selected == spot("What now")
    async with reading() as pilot:  # an article without headings
        await pilot.press("I")
        assert said(pilot) == "The article has no headings."
        await pilot.press("tab", "7")
        await pilot.pause()
        assert pilot.app.screen._panel._tab.name == "speakers"
