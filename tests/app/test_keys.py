"""Every key does what the help says."""

import asyncio

import pytest
from specimen import ANNOTATIONS, TEXT, spans
from textual import events

from reader.app.app import NewsreadApp
from reader.app.commands import COMMANDS
from reader.app.keymap import Keymap
from reader.app.outline import TABS
from reader.app.screens.article import ArticleScreen
from reader.app.screens.help import HelpScreen, table
from reader.app.screens.library import LibraryScreen
from reader.app.screens.reading import ReadingScreen
from reader.app.screens.theme import ThemeScreen
from reader.app.themes import DARK, LIGHT
from reader.app.widgets.side_panel import Outline
from reader.library import Library, anchors


def view(pilot):
    return pilot.app.screen._view


def lines(pilot):
    """What the panel lists, top lines only."""
    return [node.data.label for node in pilot.app.screen.query_one(Outline).root.children]


def row(pilot):
    return view(pilot)._rows.row_of(view(pilot).cursor)


def test_every_command_has_a_name_of_its_own_and_its_action():
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        name = command.action.partition("(")[0]
        owner = NewsreadApp if name.startswith("app.") else ReadingScreen
        assert hasattr(owner, "action_" + name.removeprefix("app."))


def test_the_help_lists_every_key():
    keys = Keymap({"undo": "ctrl+z U"})
    listed = table(keys).plain
    assert "ctrl+z U" in listed
    for command in COMMANDS:
        assert f"  {keys.shown(command.name):<14}{command.title}\n" in listed


async def test_the_palette_does_what_the_key_does(reading):
    async with reading() as pilot:
        commands = {c.title: c for c in pilot.app.get_system_commands(pilot.app.screen)}
        assert {c.title for c in COMMANDS if c.name != "command_palette"} <= commands.keys()
        for command in COMMANDS[:-2]:
            assert pilot.app.preferences.keys.shown(command.name) in commands[command.title].help
        await commands["Next quote"].callback()
        assert view(pilot).selected == spans("“They come back, and so do I,”")
        await commands["Choose the colours"].callback()
        await pilot.pause()
        assert isinstance(pilot.app.screen, ThemeScreen)


async def test_rows_and_characters(reading):
    async with reading() as pilot:
        assert view(pilot).cursor == 0
        await pilot.press("j", "down")
        assert row(pilot) == 4  # rows 1 and 3 are empty
        await pilot.press("k", "up")
        assert view(pilot).cursor == 0
        await pilot.press("l", "right", "h")
        assert view(pilot).cursor == 1
        await pilot.press("left", "left")
        assert view(pilot).cursor == 0


async def test_a_count_repeats_a_key(reading):
    async with reading() as pilot:
        await pilot.press("1", "2", "l")
        assert view(pilot).cursor == 12
        await pilot.press("5", "h", "h")
        assert view(pilot).cursor == 6


async def test_a_count_is_for_the_next_key_alone(reading):
    async with reading() as pilot:
        await pilot.press("5", "i", "l")
        assert view(pilot).cursor == 1
        await pilot.press(*"999999", "l")
        assert view(pilot).cursor > 400


@pytest.mark.parametrize(
    ("down", "up"), [("space", "b"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u")]
)
async def test_pages(reading, down, up):
    async with reading(size=(120, 12)) as pilot:
        await pilot.press(down)
        moved = row(pilot)
        assert moved > 3
        assert view(pilot).scroll_offset.y > 0
        await pilot.press(up)
        assert row(pilot) < moved
        assert view(pilot).scroll_offset.y == 0


async def test_top_and_end(reading):
    async with reading() as pilot:
        for end, top in (("G", ["g", "g"]), ("end", ["home"])):
            await pilot.press(end)
            assert view(pilot).cursor == len(view(pilot).article.text) - 1
            await pilot.press(*top)
            assert view(pilot).cursor == 0


async def test_one_g_alone_goes_nowhere(reading):
    async with reading() as pilot:
        await pilot.press("j", "g", "l", "g")
        assert view(pilot).cursor > 0


async def test_paragraphs(reading):
    async with reading() as pilot:
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        assert view(pilot).cursor == TEXT.index("LERWICK")
        await pilot.press("l", "left_curly_bracket", "left_curly_bracket")
        assert view(pilot).cursor == TEXT.index("By Ines")


async def test_mentions_and_quotes_light_up(reading):
    async with reading() as pilot:
        await pilot.press("right_square_bracket")
        assert view(pilot).selected == spans("Ines Okafor")
        await pilot.press("right_square_bracket")
        assert view(pilot).selected == spans("LERWICK")
        await pilot.press("left_square_bracket")
        assert view(pilot).selected == spans("Ines Okafor")
        await pilot.press("right_parenthesis")
        assert view(pilot).selected == spans("“They come back, and so do I,”")
        await pilot.press("2", "right_parenthesis")
        assert view(pilot).selected == spans("“We will not pay for another boat,”")
        await pilot.press("left_parenthesis")
        assert view(pilot).cursor == TEXT.index("“There is")
        await pilot.press("l")
        assert view(pilot).selected is None


async def test_back_and_forward(reading):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "G", "H")
        assert view(pilot).cursor == TEXT.index("“They")
        await pilot.press("H")
        assert view(pilot).cursor == 0
        await pilot.press("L", "L")
        assert view(pilot).cursor == len(view(pilot).article.text) - 1


async def searched(pilot):
    """Wait for the search that runs in a thread."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_search_goes_on_from_match_to_match(reading):
    async with reading() as pilot:
        await pilot.press("slash", *"sinclair", "enter")
        await searched(pilot)
        assert view(pilot).selected == spans("Sinclair")
        await pilot.press("n")
        assert view(pilot).selected == spans("Sinclair", nth=1)
        await pilot.press("n", "n")
        assert view(pilot).selected == spans("Sinclair")
        await pilot.press("N")
        assert view(pilot).selected == spans("Sinclair", nth=2)
        assert "match 3 of 3" in str(pilot.app.screen._status.render())


async def test_search_that_is_given_up_goes_back(reading):
    async with reading() as pilot:
        await pilot.press("slash", *"bergen")
        await searched(pilot)
        assert view(pilot).cursor == TEXT.index("Bergen")
        await pilot.press("escape")
        assert view(pilot).cursor == 0
        assert not view(pilot).spans["matches"]


async def test_search_for_what_is_not_there_says_so(reading):
    async with reading() as pilot:
        await pilot.press("n", "slash", *"zebra", "enter")
        await searched(pilot)
        await pilot.press("n")
        assert "no match" in str(pilot.app.screen._status.render())
        told = [notice.message for notice in pilot.app._notifications]
        assert told == ["Nothing is searched for; / searches.", "“zebra” is not here; / searches."]


async def test_search_that_is_left_by_the_mouse_closes_with_its_matches(reading):
    async with reading() as pilot:
        await pilot.press("slash", *"sinclair")
        await searched(pilot)
        await pilot.click("#article", offset=(view(pilot)._left, 0))
        await pilot.pause()
        assert not pilot.app.screen._search.display
        assert len(view(pilot).spans["matches"]) == 3


async def test_search_by_pattern_and_by_whole_words(reading):
    async with reading() as pilot:
        await pilot.press("slash", *"s.n[cx]lair", "ctrl+r")
        await searched(pilot)
        assert view(pilot).selected == spans("Sinclair")
        await pilot.press("ctrl+u", *"(sin", "enter")
        await searched(pilot)
        assert "no regular expression" in str(pilot.app.screen._status.render())
        await pilot.press("slash", "ctrl+r", "ctrl+b", "ctrl+u", *"sinc")
        await searched(pilot)
        assert not view(pilot).spans["matches"]
        await pilot.click("#whole")
        await searched(pilot)
        assert len(view(pilot).spans["matches"]) == TEXT.lower().count("sinc")


async def test_search_remembers_what_was_sought(reading):
    async with reading() as pilot:
        await pilot.press("slash", *"bergen", "enter", "slash", *"sinclair", "enter")
        await pilot.press("slash", "up", "up")
        await searched(pilot)
        assert view(pilot).selected == spans("Bergen")
        await pilot.press("down", "enter")
        await searched(pilot)
        assert view(pilot).selected == spans("Sinclair")


async def test_search_finds_the_words_that_a_note_stands_on(reading, article):
    start, end = spans("Bergen")
    with Library.open() as library:
        known = library.visit(article).article_id
        library.add(known, "note", anchors.make(TEXT, start, end), "Ask the Harbourmaster again")
    async with reading() as pilot:
        await pilot.press("slash", *"harbourmaster", "enter")
        await searched(pilot)
        assert view(pilot).selected == (start, end)


async def test_panel_tabs_and_jump(reading):
    async with reading() as pilot:
        await pilot.press("tab")
        wanted = [tab for tab in TABS if not tab.optional]  # it has no headings
        for number, tab in enumerate(wanted, 1):
            await pilot.press(str(number))
            await pilot.pause()
            assert pilot.app.screen._panel._tab == tab
        await pilot.press("3")
        await pilot.pause()
        assert lines(pilot) == ["United Kingdom", "Norway"]
        await pilot.press("j", "down", "k", "down", "down", "down", "enter")
        await pilot.pause()
        assert view(pilot).selected == spans("Bergen")
        await pilot.press("H")
        assert view(pilot).selected is None


async def test_panel_lines_open_and_close(reading):
    async with reading() as pilot:
        await pilot.press("tab", "2")
        await pilot.pause()
        outline = pilot.app.screen.query_one(Outline)
        assert lines(pilot)[0] == "Mairi Sinclair"
        await pilot.press("right", "down", "right", "down", "enter")
        await pilot.pause()
        assert view(pilot).selected == spans("“They come back, and so do I,”")
        await pilot.press("left", "left", "left")
        await pilot.pause()
        assert not outline.root.children[0].is_expanded


async def test_panel_filter(reading):
    async with reading() as pilot:
        await pilot.press("tab", "slash", *"boat")
        await pilot.pause()
        assert lines(pilot) == ["Norwegian ministry"]
        await pilot.press("enter", "down", "enter")
        assert view(pilot).selected == spans("“We will not pay for another boat,”")
        await pilot.press("escape")
        await pilot.pause()
        assert len(lines(pilot)) == 3
        await pilot.press("escape")
        assert pilot.app.focused is view(pilot)


async def test_the_panel_shows_what_is_under_the_cursor(reading):
    async with reading() as pilot:
        await pilot.press("3", "right_square_bracket", "B")
        await pilot.pause()
        assert pilot.app.screen._panel._tab.name == "places"
        assert pilot.app.screen._panel.item.span == spans("Scotland")


async def test_showing_in_the_panel_drops_its_filter(reading):
    async with reading() as pilot:
        await pilot.press("tab", "slash", *"boat", "enter", "tab", "right_square_bracket", "B")
        await pilot.pause()
        assert pilot.app.screen._panel.item.span == spans("Ines Okafor")
        assert not pilot.app.screen.query_one("#filter").display


async def test_enter_opens_the_panel_only_for_what_is_listed(reading):
    async with reading() as pilot:
        await pilot.press("p", "B")
        assert not pilot.app.screen._panel_shown
        assert "lists nothing" in next(iter(pilot.app._notifications)).message
        await pilot.press("right_square_bracket", "B")
        await pilot.pause()
        assert pilot.app.screen._panel_shown
        assert pilot.app.focused is pilot.app.screen.query_one(Outline)
        assert pilot.app.screen._panel.item.span == spans("Ines Okafor")


async def test_panel_on_and_off(reading):
    async with reading() as pilot:
        await pilot.press("p")
        assert not pilot.app.screen._panel_shown
        await pilot.press("tab")
        assert pilot.app.screen._panel_shown
        await pilot.press("tab")
        assert pilot.app.focused is view(pilot)


async def test_indirect_speech_on_demand(reading):
    async with reading() as pilot:
        assert not view(pilot).spans["indirect"]
        await pilot.press("i")
        assert [(s.start, s.end) for s in view(pilot).spans["indirect"]] == [
            spans("that the count would go on in Bergen next spring")
        ]
        await pilot.press("i")
        assert not view(pilot).spans["indirect"]


async def test_theme_help_library_palette_and_quit(reading, until):
    async with reading() as pilot:
        assert pilot.app.theme == DARK
        await pilot.press("t", "j", "enter")
        assert pilot.app.theme == LIGHT
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.press("escape")
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.press("j", "k", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "CommandPalette")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await pilot.press("q")
    assert pilot.app.return_code == 0


async def test_the_mouse_selects_jumps_and_scrolls(reading):
    async with reading(size=(120, 12)) as pilot:
        left = view(pilot)._left
        await pilot.click("#article", offset=(left + 5, 2))
        assert view(pilot).selected == spans("Ines Okafor")
        outline = pilot.app.screen.query_one(Outline)
        await pilot.click(outline, offset=(6, 2))
        await pilot.pause()
        assert view(pilot).selected == spans("“They come back, and so do I,”")
        pilot.app.screen._view.scroll_to(y=0, animate=False, immediate=True)
        await pilot.pause()
        assert row(pilot) < 10  # the cursor stays in view


async def test_resizing_keeps_the_place(reading):
    async with reading(size=(120, 12)) as pilot:
        await pilot.press("right_parenthesis", "right_parenthesis")
        cursor = view(pilot).cursor
        for size in ((70, 10), (40, 8), (160, 30), (120, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view(pilot).cursor == cursor
            top = view(pilot).scroll_offset.y
            assert top <= row(pilot) < top + max(1, view(pilot).size.height)


async def test_a_click_between_paragraphs_leaves_the_cursor_in_view(reading):
    async with reading(size=(120, 6)) as pilot:
        height = view(pilot).size.height
        assert view(pilot)._rows.row(height - 1) is None
        await pilot.click("#article", offset=(view(pilot)._left, height - 1))
        assert row(pilot) == height - 2


async def test_the_wheel_takes_the_cursor_along(reading):
    async with reading(size=(120, 9)) as pilot:
        await pilot.press("G")
        for top in range(view(pilot).max_scroll_y, -1, -1):
            view(pilot).scroll_to(y=top, animate=False, immediate=True)
            assert top <= row(pilot) < top + view(pilot).size.height


async def test_a_panel_that_is_hidden_gives_the_keys_back(reading):
    async with reading() as pilot:
        await pilot.press("tab")
        await pilot.resize_terminal(70, 30)
        await pilot.pause()
        assert pilot.app.focused is view(pilot)


async def test_a_narrow_screen_has_the_panel_on_demand(reading):
    async with reading(size=(60, 20)) as pilot:
        assert not pilot.app.screen._panel_shown
        await pilot.press("p")
        await pilot.pause()
        assert pilot.app.screen._panel_shown
        await pilot.press("down", "enter")
        await pilot.pause()
        assert not pilot.app.screen._panel_shown
        assert view(pilot).selected == spans("“They come back, and so do I,”")


async def test_annotations_are_those_that_are_drawn(reading):
    async with reading() as pilot:
        drawn = {(span.start, span.end) for span in view(pilot).spans["entities"]}
        names = {(m.start, m.end) for e in ANNOTATIONS.entities for m in e.mentions}
        assert drawn == names | {(when.start, when.end) for when in ANNOTATIONS.dates}


@pytest.mark.parametrize("keys", [["slash", *"boat"], ["tab", "4", "apostrophe"]])
async def test_keys_pressed_before_the_panel_stands_take_effect_in_order(
    make_app, until, monkeypatch, keys
):
    stands = asyncio.Event()
    furnish = ArticleScreen._furnish

    async def slowly(screen):
        await stands.wait()
        await furnish(screen)

    monkeypatch.setattr(ArticleScreen, "_furnish", slowly)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause(0.1)
        assert not app.screen.furnished
        stands.set()
        await until(pilot, lambda: app.screen.furnished)
        if "slash" in keys:
            await until(pilot, lambda: getattr(app.screen.focused, "value", "") == "boat")
            await until(pilot, lambda: app.screen._view.cursor == TEXT.index("boat"))
        else:
            await until(pilot, lambda: app.screen._panel.query_one("Tabs").active == "marks")
            assert app.screen._panel.has_focus_within


async def test_the_column_is_shaped_by_key_and_the_place_is_kept(reading, newsread_home):
    async with reading(size=(160, 12)) as pilot:
        view(pilot).go_to(TEXT.index("Nobody"))
        shown = row(pilot) - view(pilot).scroll_offset.y
        for keys, width in (("-", 76), ("3-", 64), ("+", 68), ("99+", None), ("=", 80), ("|", 80)):
            await pilot.press(*keys)
            assert view(pilot).width == (width or view(pilot).size.width - 18)
            assert view(pilot).cursor == TEXT.index("Nobody")
            assert row(pilot) - view(pilot).scroll_offset.y == shown
        assert pilot.app.preferences.settings.line_spacing == 2
        await pilot.press("|", "|", "2", "-")
        assert pilot.app.preferences.settings.line_spacing == 1
        await pilot.app.screen.run_action("justify")
        assert view(pilot)._rows.shape == (72, 1, True)
    assert b'"measure":72' in (newsread_home / "state" / "state.json").read_bytes()
