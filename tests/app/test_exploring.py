"""Cards, timeline and map by keys and mouse."""

import pytest
from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, spans

from reader.annotations import Annotations, When
from reader.app.screens.card import CardScreen
from reader.app.screens.map import MapScreen
from reader.app.screens.note import NoteScreen
from reader.app.screens.reading import ReadingScreen
from reader.app.screens.timeline import TimelineScreen
from reader.app.widgets.listing import Listing
from reader.app.widgets.map_view import MapView
from reader.app.widgets.side_panel import Outline
from reader.app.widgets.timeline_picture import TimelinePicture


def selected(pilot):
    return pilot.app.screen._view.selected


def shown(pilot):
    """The rows of the screen on top, without styles."""
    return [
        "".join(segment.text for segment in strip)
        for strip in pilot.app.screen._compositor.render_strips()
    ]


def told(pilot):
    return " ".join(" ".join(shown(pilot)).split())


async def pressed(pilot, *keys):
    await pilot.press(*keys)
    await pilot.pause()


async def test_enter_opens_the_card_of_what_is_under_the_cursor_and_enter_goes_on(reading):
    async with reading() as pilot:
        await pressed(pilot, "right_square_bracket", "right_square_bracket", "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        assert "Lerwick place" in told(pilot)
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        await pressed(pilot, "right_parenthesis", "enter")
        assert "Mairi Sinclair quote" in told(pilot)
        await pressed(pilot, "j", "j", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert selected(pilot) == spans("“There is a “silent” year now and then.”")
        await pressed(pilot, "H")
        assert pilot.app.screen._view.cursor == spans("“They come back")[0]


async def test_enter_where_nothing_is_says_so(reading):
    async with reading() as pilot:
        await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert "no name, date or quote here" in told(pilot)


async def test_a_card_leads_to_another_card_and_back(reading):
    async with reading() as pilot:
        await pressed(pilot, "right_parenthesis", "enter", "j", "c")
        assert "Mairi Sinclair person" in told(pilot)
        await pressed(pilot, "escape")
        assert "Mairi Sinclair quote" in told(pilot)
        await pressed(pilot, "c", "G", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert selected(pilot) == spans("Sinclair", nth=2)


async def test_a_card_is_closed_by_a_command_which_is_carried_out_on_its_words(reading):
    async with reading() as pilot:
        await pressed(pilot, "right_square_bracket", "enter", "B")
        assert pilot.app.focused is pilot.app.screen.query_one(Outline)
        assert pilot.app.screen._panel.item.span == spans("Ines Okafor")
        await pressed(pilot, "tab", "enter", "a")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pressed(pilot, "escape")
        await pressed(pilot, "enter", "z")
        assert pilot.app.screen._focused == ANNOTATIONS.entities[0]


async def test_c_opens_the_card_of_a_line_of_the_panel(reading):
    async with reading() as pilot:
        await pressed(pilot, "tab", "3", "down", "c")
        assert "Scotland place" in told(pilot) or "Lerwick place" in told(pilot)
        await pressed(pilot, "escape")
        await pressed(pilot, "2", "right", "down", "right", "down", "c")
        assert "Mairi Sinclair quote" in told(pilot)
        await pressed(pilot, "escape")
        await pressed(pilot, "6", "c")  # a mark has no card
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_a_line_of_a_card_is_chosen_by_mouse(reading):
    async with reading() as pilot:
        await pressed(pilot, "right_parenthesis", "enter")
        listing = pilot.app.screen.query_one("#told").region
        (row,) = (y for y in range(listing.y, listing.bottom) if "“silent”" in shown(pilot)[y])
        await pilot.click(offset=(listing.x + 9, row))
        await pilot.pause()
        assert selected(pilot) == spans("“There is a “silent” year now and then.”")


async def test_the_timeline_goes_from_date_to_date_and_into_the_text(reading):
    async with reading() as pilot:
        await pressed(pilot, "T")
        assert isinstance(pilot.app.screen, TimelineScreen)
        assert "3 dates, published Thu 7 Nov 2024" in told(pilot)
        picture = pilot.app.screen.query_one(TimelinePicture)
        assert picture._chosen == 1  # Nov. 7 is the first in the text
        await pressed(pilot, "left")
        assert picture._chosen == 0
        await pressed(pilot, "down", "down", "j")
        assert picture._chosen == 2
        await pressed(pilot, "enter")
        assert selected(pilot) == spans("next spring")
        await pressed(pilot, "H")
        assert pilot.app.screen._view.cursor == 0


async def test_the_timeline_begins_where_the_person_reads(reading):
    async with reading() as pilot:
        await pressed(pilot, "G", "T")
        assert pilot.app.screen.query_one(TimelinePicture)._chosen == 2


async def test_a_mark_of_the_timeline_is_chosen_by_mouse_and_a_sentence_leads_on(reading):
    async with reading() as pilot:
        await pressed(pilot, "T")
        rows = shown(pilot)
        (row,) = (y for y, row in enumerate(rows) if "━━" in row)
        await pilot.click(offset=(rows[row].index("━━"), row))
        await pilot.pause()
        assert pilot.app.screen.query_one(TimelinePicture)._chosen == 0
        (row,) = (y for y, row in enumerate(shown(pilot)) if "Bergen" in row)
        await pilot.click(offset=(40, row))
        await pilot.pause()
        assert selected(pilot) == spans("next spring")


async def test_a_timeline_without_a_day_lists_what_is_not_resolved(reading):
    thursday = When(*spans("Thursday"), "DATE", "XXXX-WXX-4", "nothing tells the article's date")
    async with reading(annotations=replace(ANNOTATIONS, dates=(thursday,))) as pilot:
        await pressed(pilot, "T")
        assert not pilot.app.screen.query(TimelinePicture)
        assert "Not resolved: nothing tells the day › a Thursday" in told(pilot)
        await pressed(pilot, "enter")
        assert selected(pilot) == spans("Thursday")


async def test_an_article_without_dates_and_places_says_so(reading):
    async with reading(annotations=Annotations("by hand")) as pilot:
        await pressed(pilot, "T")
        assert "The article tells no date." in told(pilot)
        await pressed(pilot, "right", "enter", "escape", "M")
        assert "names no place that is on the map" in told(pilot)
        await pressed(pilot, "n", "enter", "c", "plus", "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_before_the_annotations_are_there_timeline_and_map_say_so(reading):
    async with reading(annotations=None) as pilot:
        for key in "TM":
            await pressed(pilot, key)
            assert isinstance(pilot.app.screen, ReadingScreen)
            assert "There are no annotations yet." in told(pilot)


async def test_the_map_shows_the_places_and_leads_into_the_text(reading):
    async with reading() as pilot:
        await pressed(pilot, "M")
        assert isinstance(pilot.app.screen, MapScreen)
        picture = told(pilot)
        for words in ("Lerwick", "Scotland", "Bergen?", "Places: GeoNames, CC BY 4.0"):
            assert words in picture
        assert "Lerwick Country United Kingdom Lies at 60.15° N 1.15° W" in picture
        await pressed(pilot, "n", "tab")
        assert "probably 60.39° N 5.32° E" in told(pilot)
        await pressed(pilot, "enter")
        assert selected(pilot) == spans("Bergen")


async def test_the_map_moves_zooms_and_is_fitted_again(reading):
    async with reading() as pilot:
        await pressed(pilot, "M")
        world = pilot.app.screen.query_one(MapView)
        first = world.view
        await pressed(pilot, "right", "down")
        assert world.view.longitude > first.longitude
        assert world.view.latitude < first.latitude
        await pressed(pilot, "plus", "plus")
        assert world.view.scale < first.scale / 2
        await pressed(pilot, "minus", "0")
        assert world.view == first
        await pressed(pilot, *["right"] * 9, "n")
        spot = world.spot
        assert world.view.cell(spot.longitude, spot.latitude) is not None


async def test_places_on_the_map_are_chosen_by_mouse(reading):
    async with reading() as pilot:
        await pressed(pilot, "M")
        rows = shown(pilot)
        (row,) = (y for y, row in enumerate(rows) if "Bergen?" in row)
        column = rows[row].index("Bergen?")
        await pilot.click(offset=(column, row))
        await pilot.pause()
        assert "probably 60.39° N" in told(pilot)
        await pilot.click(offset=(column, row))
        await pilot.pause()
        assert selected(pilot) == spans("Bergen")


async def test_the_map_follows_the_mouse(reading):
    async with reading() as pilot:
        await pressed(pilot, "M")
        world = pilot.app.screen.query_one(MapView)
        first = world.view
        await pilot.mouse_down(offset=(60, 20))
        await pilot.hover(offset=(60, 20))
        await pilot.mouse_up(offset=(60, 20))
        assert world.view == first


async def test_a_place_on_the_map_has_its_card(reading):
    async with reading() as pilot:
        await pressed(pilot, "M", "c")
        assert isinstance(pilot.app.screen, CardScreen)
        await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, MapScreen)
        await pressed(pilot, "c", "enter")
        assert selected(pilot) == spans("LERWICK")


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (200, 60)])
async def test_every_screen_fits_every_size(reading, size):
    async with reading(size=size) as pilot:
        for keys in (["T"], ["M", "plus"], ["right_square_bracket"] * 2 + ["enter"]):
            await pressed(pilot, *keys, "j", "k")
            assert shown(pilot)
            await pilot.resize_terminal(80, 24)
            await pressed(pilot, "j")
            await pilot.resize_terminal(*size)
            await pressed(pilot, "escape")
            assert isinstance(pilot.app.screen, ReadingScreen)


async def test_a_listing_moves_by_page_and_to_its_ends(reading):
    dates = tuple(
        When(i, i + 1, "DATE", f"2024-01-{i % 28 + 1:02d}", "written out")
        for i in range(len(TEXT) - 1)
    )
    async with reading(annotations=replace(ANNOTATIONS, dates=dates)) as pilot:
        await pressed(pilot, "T", "home")
        listing = pilot.app.screen.query_one(Listing)
        first = listing.target
        await pressed(pilot, "space")
        page = listing.target
        assert page != first
        await pressed(pilot, "G")
        last = listing.target
        await pressed(pilot, "j")
        assert listing.target == last
        await pressed(pilot, "b", "g")
        assert listing.target == first
        assert listing.scroll_offset.y == 0
