"""Bookmarks and notes: kept at the key, shown, changed, deleted, undone, there after a restart."""

import pytest
from specimen import TEXT, spans
from textual.widgets import TextArea

from reader.app.screens.note import NoteScreen
from reader.library import Library


def kept(article):
    """What the library holds of ``article``, read anew."""
    with Library.open() as library:
        return library.visit(article).marks


async def write(pilot, until, words):
    """Open the note's editor, type, and close it."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
    await pilot.press(*words)
    await pilot.press("escape")
    await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))


async def test_a_bookmark_is_on_the_disk_when_the_key_is_pressed(reading, article):
    async with reading() as pilot:
        await pilot.press("right_square_bracket", "m")
        (mark,) = kept(article)
        assert (mark.kind, mark.anchor.exact) == ("bookmark", "Ines Okafor")
        view = pilot.app.screen._view
        assert [(s.start, s.end) for s in view.spans["marks"]] == [spans("Ines Okafor")]
        await pilot.press("m")  # there is one already
        assert len(kept(article)) == 1


async def test_a_bookmark_on_a_place_quotes_the_words_there(reading, article):
    async with reading() as pilot:
        await pilot.press("right_curly_bracket", "right_curly_bracket", "m")
    (mark,) = kept(article)
    assert TEXT[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
    assert mark.anchor.exact.startswith("LERWICK")


async def test_a_note_is_kept_while_it_is_written(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert kept(article)[0].body == ""
        await pilot.press(*"why")
        await until(pilot, lambda: kept(article)[0].body == "why")
        await pilot.press("enter", *"so", "ctrl+s")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
    assert kept(article)[0].body == "why\nso"


async def test_a_note_that_stays_empty_is_dropped(reading, article, until):
    async with reading() as pilot:
        await write(pilot, until, "")
        assert kept(article) == ()
        await pilot.press("u")
        assert kept(article) == ()


@pytest.mark.parametrize(("words", "bodies"), [("last words", ["last words"]), ("", [])])
async def test_the_program_ends_while_a_note_is_written(reading, article, until, words, bodies):
    async with reading() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press(*words)
        pilot.app.exit()
    assert [mark.body for mark in kept(article)] == bodies


async def test_a_note_that_cannot_be_kept_stays_open_until_it_can(
    reading, article, until, newsread_home
):
    library = newsread_home / "data" / "library.db"
    async with reading() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        library.rename(library.with_suffix(".away"))
        await pilot.press(*"why", "escape")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "replaced" in str(pilot.app.screen.query_one("#hint").render())
        library.with_suffix(".away").rename(library)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
    assert [mark.body for mark in kept(article)] == ["why"]


async def test_the_note_here_is_changed_and_undone(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_parenthesis")
        await write(pilot, until, "one")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert pilot.app.screen.query_one(TextArea).text == "one"
        await pilot.press("2", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        assert [mark.body for mark in kept(article)] == ["one2"]
        await pilot.press("u")
        assert [mark.body for mark in kept(article)] == ["one"]
        await pilot.press("u")
        assert kept(article) == ()


async def test_marks_are_listed_deleted_in_the_panel_and_brought_back(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_square_bracket", "m", "right_parenthesis")
        await write(pilot, until, "ask")
        await pilot.press("apostrophe")
        await pilot.pause()
        panel = pilot.app.screen._panel
        assert [item.label for item in panel._items] == ["Ines Okafor", "ask"]
        await pilot.press("down")
        await pilot.press("d")
        assert [mark.kind for mark in kept(article)] == ["bookmark"]
        await pilot.press("u")
        assert [mark.kind for mark in kept(article)] == ["bookmark", "note"]


async def test_the_panel_stays_as_it_is_while_marks_come_and_go(reading):
    async with reading() as pilot:
        for _ in range(3):
            await pilot.press("right_square_bracket", "m")
        panel = pilot.app.screen._panel
        await pilot.press("apostrophe", "down")
        assert panel.item.label == "LERWICK"
        await pilot.press("d")
        assert panel.item.label == "Scotland"
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("right", "down", "right", "down", "u")
        assert panel.item.span == spans("“They come back, and so do I,”")


async def test_the_mark_under_the_cursor_is_deleted(reading, article):
    async with reading() as pilot:
        await pilot.press("right_square_bracket", "m", "l", "d")
        assert kept(article) == ()
        await pilot.press("d", "u", "u")
        assert kept(article) == ()  # two undone: the deletion, and the bookmark itself


async def test_marks_and_position_are_there_after_a_restart(reading, until):
    async with reading() as pilot:
        await pilot.press("right_parenthesis")
        await write(pilot, until, "later")
        cursor = pilot.app.screen._view.cursor
        await pilot.press("q")
    async with reading() as pilot:
        assert pilot.app.screen._view.cursor == cursor
        assert [mark.body for mark in pilot.app.screen.marks] == ["later"]


async def test_two_readers_see_each_others_marks(reading, until):
    async with reading() as pilot:
        assert pilot.app.screen.marks == ()
        with Library.open() as other:
            article = pilot.app.screen._article
            from reader.library import anchors

            other.add(other.visit(article).article_id, "bookmark", anchors.make(TEXT, 0, 5))
        await until(pilot, lambda: len(pilot.app.screen.marks) == 1)


async def test_two_readers_on_one_article_lose_nothing(reading, article, until):
    async with reading() as one, reading() as two:
        await one.press("right_square_bracket", "m")
        await two.press("right_parenthesis", "m")
        for pilot in (one, two):
            await until(pilot, lambda pilot=pilot: len(pilot.app.screen.marks) == 2)
        await two.press("d")
        await until(one, lambda: len(one.app.screen.marks) == 1)
        await one.press("u")
        await until(two, lambda: two.app.screen.marks == ())
    assert kept(article) == ()


async def test_marks_follow_an_edited_file(reading, article, tmp_path):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "m")
    from pathlib import Path

    from reader.formats import open_article

    Path(article.source).write_text("Corrected version.\n\n" + TEXT, encoding="utf-8")
    edited = open_article(article.source)
    async with reading(edited, annotations=None, problem="none") as pilot:
        (mark,) = pilot.app.screen.marks
        assert edited.text[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
        assert mark.anchor.start > TEXT.index("“They")
