"""Nothing from outside is obeyed: not in a title, a file's name, a note, a notice or what is pasted."""

import pytest
from specimen import TEXT
from textual import events
from textual.widgets import TextArea

from reader.annotations import Annotations, Entity, Mention, Quote
from reader.app.app import NewsreadApp
from reader.app.opening import Opened
from reader.app.screens.note import NoteScreen
from reader.formats import open_article
from reader.library import Library, anchors

MARKUP = "[red]x[/] [@click=app.quit]y[/] [/"
HOSTILE = "[red]x[/] \x1b]52;c;cm0=\x07 \x9b31m \u202ea\u202c"


def screen_of(pilot):
    """What stands on the screen; fails where a terminal could obey some of it."""
    shown = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u202c"} & set(shown)
    return shown


async def paste(pilot, words):
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()


async def test_a_note_is_harmless_in_panel_and_editor(reading, article, until):
    with Library.open() as library:
        known = library.visit(article).article_id
        library.add(known, "note", anchors.make(TEXT, 0, 10), HOSTILE)
    async with reading() as pilot:
        await pilot.press("apostrophe")
        await until(pilot, lambda: "[red]x[/]" in screen_of(pilot))
        await pilot.press("tab", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await until(pilot, lambda: "[red]x[/]" in screen_of(pilot))
        await pilot.press("escape")


async def test_what_is_pasted_into_a_note_is_harmless_and_keeps_its_lines(reading, article, until):
    async with reading() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await paste(pilot, "one\r\n\ttwo\rthree \x1b[31m")
        assert pilot.app.screen.query_one(TextArea).text == "one\n    two\nthree ␛[31m"
        screen_of(pilot)
        await pilot.press("escape")
    with Library.open() as library:
        (mark,) = library.visit(article).marks
        assert mark.body == "one\n    two\nthree ␛[31m"


@pytest.mark.parametrize("keys", [["slash"], ["tab", "slash"]], ids=["search", "filter"])
async def test_what_is_pasted_to_be_found_is_harmless(reading, keys):
    async with reading() as pilot:
        await pilot.press(*keys)
        await paste(pilot, HOSTILE)
        assert "[red]x[/]" in screen_of(pilot)
        await pilot.press("enter", "n")
        await pilot.pause()
        screen_of(pilot)


async def test_the_names_that_the_engine_gives_are_no_markup(reading):
    found = Annotations(
        "none",
        (Entity(0, "person", MARKUP, mentions=(Mention(0, 5),)),),
        quotes=(Quote(0, 16, 22, "direct", 0, turn=0, confidence=0.9),),
    )
    async with reading(annotations=found) as pilot:
        assert "[red]x[/]" in screen_of(pilot)
        await pilot.press("tab", "2")
        await pilot.pause()
        assert "[red]x[/]" in screen_of(pilot)


async def test_problems_and_notices_are_harmless(article, until):
    ready = Opened(article, problem=HOSTILE)
    app = NewsreadApp(ready, None, model="auto", notice=HOSTILE)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.screen._furnished)
        await until(pilot, lambda: screen_of(pilot).count("[red]x[/]") == 3)


async def test_the_name_of_a_file_that_is_gone_is_harmless(tmp_path, until):
    path = tmp_path / "a\x1b[31m[red]x\u202e.txt"
    path.write_text("The ferry sails and the ferry comes back.\n", encoding="utf-8")
    ready = Opened(open_article(str(path)), annotations=Annotations("none"))
    app = NewsreadApp(ready, Library.open(), model="no_such_model")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.screen._furnished)
        assert "[red]x" in screen_of(pilot)
        path.unlink()
        await pilot.press("o")
        await pilot.pause()
        assert "[red]x" in screen_of(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "was kept" in " ".join(screen_of(pilot).split()))
