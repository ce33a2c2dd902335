"""What goes wrong is said in a sentence, and the text stays readable."""

import shutil
from pathlib import Path

import pytest

from reader.annotations import Annotations
from reader.app.app import NewsreadApp
from reader.app.commands import COMMANDS
from reader.app.hearing import Hearing
from reader.app.opening import Opened, begun
from reader.app.screens.note import NoteScreen
from reader.app.screens.reading import ReadingScreen
from reader.app.wrapping import graphemes
from reader.article import Article, Paragraph
from reader.engine.messages import Failed, Finished, Part, Progress
from reader.formats import open_article
from reader.library import Library

HOSTILE = "\x1b]52;c;cm0=\x07 [red]x[/] [@click=app.quit]y[/] \u202eabc\u202c \x9b31m"


def said(screen, *replies):
    hearing = Hearing(screen._pictured, screen._heard)
    for reply in replies:
        hearing(reply)


def status(pilot):
    return str(pilot.app.screen._status.render())


async def test_a_failed_engine_is_said_and_tried_again(reading, until, monkeypatch):
    tries = []

    def answered(article, model, known, eye):
        tries.append(eye)
        return Opened(article, annotations=Annotations("second try"))

    monkeypatch.setattr("reader.app.screens.article.begun", answered)
    async with reading(annotations=None, problem="nothing yet") as pilot:
        said(pilot.app.screen, Failed("The engine was killed."))
        await until(pilot, lambda: "The engine was killed." in status(pilot))
        await pilot.press("R")
        await pilot.pause()
        assert tries == [0]
        assert "killed" not in status(pilot)


async def test_progress_and_parts_are_shown_as_they_come(reading, until):
    from specimen import ANNOTATIONS

    async with reading(annotations=None, problem="") as pilot:
        screen = pilot.app.screen
        said(screen, Progress("reading", 1, 4))
        await until(pilot, lambda: "reading ━" in status(pilot))
        said(screen, Part(0, 500, ANNOTATIONS))
        await until(pilot, lambda: len(screen._view.spans["entities"]) > 0)
        said(screen, Finished(ANNOTATIONS))
        await until(pilot, lambda: "reading" not in status(pilot))


async def test_a_text_that_is_not_english_is_read_without_an_engine(tmp_path, reading):
    path = tmp_path / "a.txt"
    path.write_text(
        "Le gouvernement a annoncé hier que la réforme des retraites sera présentée au parlement "
        "dans les prochains jours, malgré l’opposition de plusieurs syndicats.\n" * 5,
        encoding="utf-8",
    )
    ready = begun(open_article(str(path)), "auto")
    assert ready.engine is None
    async with reading(ready.article, annotations=None, problem=ready.problem) as pilot:
        assert "not English" in status(pilot)


async def test_without_a_library_the_text_is_read_and_marks_say_so(article):
    app = NewsreadApp(Opened(article), None, model="auto", notice="The disk is read-only.")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "a", "d", "u")
        await pilot.pause()
        told = [notice.message for notice in app._notifications]
        assert "The disk is read-only." in told
        assert any("Nothing can be kept" in message for message in told)


async def test_another_try_is_waited_for_in_the_panel(reading, article, until, monkeypatch):
    class Quiet:
        def listen(self, listener):
            pass

        def stop(self):
            pass

    monkeypatch.setattr(
        "reader.app.screens.article.begun", lambda *_: Opened(article, engine=Quiet())
    )
    async with reading(annotations=None) as pilot:
        nothing = pilot.app.screen.query_one("#nothing")
        said(pilot.app.screen, Failed("The engine was killed."))
        await until(pilot, lambda: "was killed" in str(nothing.render()))
        await pilot.press("R")
        await until(pilot, lambda: "is reading the article" in str(nothing.render()))


async def test_a_library_damaged_while_open_is_said_and_the_text_stays(
    reading, newsread_home, until
):
    async with reading() as pilot:
        for path in (newsread_home / "data").iterdir():
            with path.open("r+b") as file:
                file.write(b"\xff" * path.stat().st_size)
        # The look at what others have added, each second, finds it.
        await until(pilot, lambda: pilot.app._notifications)
        assert pilot.app.screen._others._task is None
        await pilot.press("j", "m")
        assert all("is damaged" in notice.message for notice in pilot.app._notifications)
        assert pilot.app.screen.marks == ()
        assert pilot.app.screen._view.cursor > 0


async def test_a_library_deleted_while_open_is_said(reading, newsread_home, until):
    async with reading() as pilot:
        shutil.rmtree(newsread_home / "data")
        await pilot.press("m")
        await until(pilot, lambda: pilot.app._notifications)
        (notice,) = pilot.app._notifications
        assert "was replaced while it was open" in notice.message
        assert pilot.app.screen.marks == ()


@pytest.mark.parametrize(
    "article", [Article(""), Article("", paragraphs=(Paragraph(0, 0),))], ids=["no line", "a line"]
)
async def test_an_empty_article_takes_every_key(reading, article, until):
    async with reading(article, annotations=Annotations("none"), size=(40, 10)) as pilot:
        for command in COMMANDS:
            if not command.action.startswith("app.") and command.action != "note":
                for keys in pilot.app.preferences.keys.sequences(command.name):
                    await pilot.press(*keys)
                reader = pilot.app._reading
                while pilot.app.screen is not reader or pilot.app.focused is not reader._view:
                    await pilot.press("escape")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await pilot.press("x", "escape")
        assert pilot.app.screen._view.cursor == 0


async def test_a_screen_of_any_size_is_drawn(reading):
    async with reading(size=(1, 1)) as pilot:
        await pilot.press("j", "G", "p", "j", "enter", "slash", "w", "enter", "question_mark")
        for size in ((2, 1), (5, 2), (1, 30), (300, 2), (1, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press("escape", "o", "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_an_article_whose_file_is_gone_opens_from_the_library(reading, article, until):
    async with reading():
        pass
    Path(article.source).unlink()
    app = NewsreadApp(None, Library.open(), model="no_such_model")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert app.screen._article.text == article.text


async def test_another_article_can_be_opened_from_the_library_and_another(
    reading, article, tmp_path, until
):
    other = tmp_path / "other.txt"
    other.write_text("Another story\n\nIt is short.\n", encoding="utf-8")
    with Library.open() as library:
        library.visit(open_article(str(other)))
    async with reading() as pilot:
        for title in ("Another story", "Lighthouse keeper wins prize for 🐦 counting"):
            before = pilot.app.screen
            await pilot.press("o")
            await pilot.pause()
            await pilot.press("down", "enter")
            await until(
                pilot,
                lambda before=before: (
                    isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen is not before
                ),
            )
            assert pilot.app.screen._article.title == title
            await until(pilot, lambda: pilot.app.screen._furnished)
        assert len(pilot.app.screen_stack) == 2


async def test_hostile_text_is_shown_and_not_obeyed(tmp_path, reading):
    path = tmp_path / "a[b].txt"
    path.write_text(f"{HOSTILE}\n\n{HOSTILE}\n", encoding="utf-8")
    article = open_article(str(path))
    assert "\x1b" not in article.text
    async with reading(article, annotations=Annotations("none")) as pilot:
        await pilot.press("m", "apostrophe", "o")
        await pilot.pause()
        shown = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "[red]x[/]" in shown
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    "text",
    ["x", "e\u0301" * 300, "👩‍👩‍👧‍👦" * 200, "w" * 5000, "漢字 " * 400],
    ids=["one character", "accents", "families", "one word", "wide"],
)
async def test_odd_texts_are_read_with_every_movement(reading, text):
    article = Article(text=text, paragraphs=(Paragraph(0, len(text)),))
    async with reading(article, annotations=Annotations("none"), size=(40, 10)) as pilot:
        await pilot.press(*"jjkkllhh", "space", "b", "G", "l", "g", "g", "h")
        await pilot.press("right_curly_bracket", "left_curly_bracket", "slash", "w", "enter")
        await pilot.resize_terminal(23, 7)
        await pilot.press("G")
        starts = {start for start, _, _ in graphemes(text)}
        assert pilot.app.screen._view.cursor in starts
