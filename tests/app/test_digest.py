"""The digest on the screen: its statements lead into the text."""

from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, spans
from textual.widgets import OptionList

from reader.app.screens.digest import DigestScreen
from reader.app.widgets.text_view import TextView


def shown(pilot):
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def test_a_statement_leads_to_its_words_and_back_leads_back(reading, until):
    async with reading() as pilot:
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, DigestScreen))
        await until(pilot, lambda: "No speaker found" in shown(pilot))
        assert "2 speakers, 4 statements" not in shown(pilot)  # indirect speech is not shown
        assert "2 speakers, 3 statements" in shown(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        view = pilot.app.screen.query_one(TextView)
        assert view.selected == spans("“We will not pay for another boat,”")
        await pilot.press("H")
        assert view.cursor == 0


async def test_it_is_copied_as_markdown(reading, until):
    async with reading() as pilot:
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, DigestScreen))
        await pilot.press("y")
        assert "## Mairi Sinclair" in pilot.app.clipboard
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, DigestScreen))


async def test_an_article_in_which_nobody_speaks(reading, until):
    async with reading(annotations=replace(ANNOTATIONS, quotes=())) as pilot:
        await pilot.press("D")
        await until(pilot, lambda: "Nobody is quoted." in shown(pilot))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: TEXT[:20] in shown(pilot))


async def test_without_annotations_it_says_so(reading):
    async with reading(annotations=None, problem="nothing yet") as pilot:
        await pilot.press("D", "f")
        assert "no annotations yet" in str(pilot.app.screen._status.render())


async def test_a_book_has_too_many_statements_for_one_page(reading, until, monkeypatch):
    monkeypatch.setattr("reader.app.screens.digest._MOST", 2)
    async with reading() as pilot:
        await pilot.press("D")
        await until(pilot, lambda: "Only the first 2 statements" in shown(pilot))
        assert pilot.app.screen.query_one(OptionList).option_count == 5
