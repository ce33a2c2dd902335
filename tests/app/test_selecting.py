"""Passages are selected by keys and by mouse, stay whole characters, and are copied."""

import random

import pytest
from app.test_units import borders
from specimen import TEXT, spans
from textual import events

from reader.app.screens.library import LibraryScreen
from reader.article import Article, Paragraph

ODD = (
    "漢字 café🇫🇷🇩🇪 naïve “quoted” words, and 👩\u200d👩\u200d👧 again: 한글 x\u0301y\u0301z\u0301.",
    "A list item",
    "👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽👧🏽 " * 3,
    "The end of it, “漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字”.",
)


def view(pilot):
    return pilot.app.screen._view


def chosen(pilot):
    """The words that are selected, or None."""
    selection = view(pilot).selection
    return selection and view(pilot).article.text[slice(*selection)]


def cell(pilot, offset):
    """Where on the view the character at ``offset`` is shown."""
    rows = view(pilot)._rows
    y = rows.row_of(offset) - view(pilot).scroll_offset.y
    return view(pilot)._left + rows.cell_of(offset), y


async def drag(pilot, start, end):
    await pilot.mouse_down("#article", offset=start)
    await pilot.hover("#article", offset=end)
    await pilot.mouse_up("#article", offset=end)


async def click(pilot, offset, times):
    await pilot.click("#article", offset=cell(pilot, offset), times=times)


def odd_article():
    paragraphs, start = [], 0
    for line in ODD:
        paragraphs.append(Paragraph(start, start + len(line.rstrip())))
        start += len(line) + 1
    return Article("\n".join(ODD), paragraphs=tuple(paragraphs))


async def test_every_motion_extends_the_selection(reading):
    async with reading() as pilot:
        await pilot.press("v")
        assert chosen(pilot) == "L"
        for keys, words in (
            ("w", "Lighthouse"),
            ("ww", "Lighthouse keeper wins"),
            ("W", "Lighthouse keeper w"),
            ("hh", "Lighthouse keeper"),
            (".", "Lighthouse keeper wins prize for 🐦 counting"),
            (".", "Lighthouse keeper wins prize for 🐦 counting\nBy Ines Okafor"),
        ):
            await pilot.press(*keys)
            assert chosen(pilot) == words.replace("\n", "\n\n"), keys
        await pilot.press("right_curly_bracket")
        assert chosen(pilot).endswith("on Thursday.")
        await pilot.press("right_parenthesis")
        assert chosen(pilot).endswith("“They come back, and so do I,”")
        await pilot.press("G")
        assert chosen(pilot) == view(pilot).article.text
        await pilot.press("v")
        assert chosen(pilot) is None
        await pilot.press("h")
        assert chosen(pilot) is None


async def test_the_selection_goes_either_way_and_swaps_its_ends(reading, until):
    async with reading() as pilot:
        await pilot.press("right_square_bracket", "v", "h", "h")
        assert chosen(pilot) == "Ines Okaf"
        await pilot.press("s", "o", "W")
        assert chosen(pilot) == "By Ines Okaf"
        await pilot.press("s", "o", "w")
        assert chosen(pilot) == "By Ines Okafor"
        await pilot.press("escape", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("sw", "silent"),
        ("ss", "“There is a “silent” year now and then.”"),
        ("sq", "“There is a “silent” year now and then.”"),
        ("sp", TEXT[TEXT.index("“They") : TEXT.index("\n\n“We")]),
        ("sm", None),
        (["ctrl+up"], "silent"),
        (["ctrl+up"] * 2, "“There is a “silent” year now and then.”"),
        (["ctrl+up", "ctrl+up", "ctrl+down"], "silent"),
    ],
)
async def test_units_are_selected_by_name_and_by_size(reading, keys, words):
    async with reading() as pilot:
        view(pilot).go_to(TEXT.index("silent"))
        await pilot.press(*keys)
        assert chosen(pilot) == words


async def test_what_is_lit_begins_the_selection(reading):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "v")
        assert chosen(pilot) == "“They come back, and so do I,”"
        await pilot.press("w", "w")
        assert chosen(pilot) == "“They come back, and so do I,” Ms. Sinclair"


async def test_shift_and_arrows_select_and_an_arrow_alone_ends(reading):
    async with reading() as pilot:
        await pilot.press("w", "shift+right", "shift+right")
        assert chosen(pilot) == "kee"
        await pilot.press("shift+left")
        assert chosen(pilot) == "ke"
        await pilot.press("shift+down")
        assert chosen(pilot).endswith("\n\nBy Ines Okafo")
        await pilot.press("left")
        assert chosen(pilot) is None


async def test_a_selection_outlives_scrolling_and_wrapping(reading):
    async with reading(size=(120, 9)) as pilot:
        await pilot.press("v", "w", "w")
        await pilot.resize_terminal(44, 9)
        await pilot.pause()
        view(pilot).scroll_to(y=20, animate=False, immediate=True)
        await pilot.pause()
        assert chosen(pilot) == "Lighthouse keeper"
        assert "2 words selected" in str(pilot.app.screen._status.render())


async def test_the_mouse_drags_a_selection_either_way(reading):
    async with reading() as pilot:
        start, end = spans("so do I,” Ms. Sinclair")
        for one, other in ((start, end - 1), (end - 1, start)):
            await drag(pilot, cell(pilot, one), cell(pilot, other))
            assert chosen(pilot) == TEXT[start:end]
            assert view(pilot).cursor == other
        await click(pilot, start, 1)
        assert chosen(pilot) is None


async def test_a_drag_beyond_the_text_takes_what_is_nearest(reading):
    async with reading() as pilot:
        start, _ = spans("By Ines")
        x, y = cell(pilot, start)
        await drag(pilot, (x, y), (x + 60, y))  # past the end of the row
        assert chosen(pilot) == "By Ines Okafor"
        await drag(pilot, (x, y), (x + 3, y + 1))  # into the empty row below
        assert chosen(pilot) == "By Ines Okafor"
        await drag(pilot, cell(pilot, spans("LERWICK")[0] + 3), (x + 3, y + 1))  # from below
        assert chosen(pilot) == "LERW"
        await drag(pilot, (x, y), (0, y + 2))  # into the margin
        assert chosen(pilot) == "By Ines Okafor\n\nL"
        await drag(pilot, (x, y), (x, 33))  # below the text
        assert chosen(pilot) == view(pilot).article.text[start:]


async def test_a_double_click_selects_a_word_and_a_triple_a_paragraph(reading):
    async with reading() as pilot:
        await click(pilot, TEXT.index("do I"), 2)
        assert chosen(pilot) == "do"
        await click(pilot, TEXT.index("do I"), 3)
        assert chosen(pilot).startswith("“They come back")
        assert chosen(pilot).endswith("now and then.”")


async def test_a_drag_at_the_edge_scrolls(reading, until):
    async with reading(size=(60, 10)) as pilot:
        height = view(pilot).size.height
        await pilot.mouse_down("#article", offset=(10, 2))
        await pilot.hover("#status")
        await until(pilot, lambda: view(pilot).scroll_offset.y == view(pilot).max_scroll_y)
        await until(pilot, lambda: view(pilot)._rows.row_of(view(pilot).cursor) > 3 * height // 2)
        await pilot.mouse_up("#status")
        top = view(pilot).scroll_offset.y
        await pilot.pause(0.2)
        assert view(pilot).scroll_offset.y == top
        selected = chosen(pilot)
        await pilot.mouse_down("#article", offset=(10, height - 1))
        await pilot.hover("#article", offset=(10, 0))
        await until(pilot, lambda: view(pilot).scroll_offset.y == 0)
        await pilot.mouse_up("#article", offset=(10, 0))
        assert chosen(pilot) != selected


def lit(pilot):
    """The characters of the view that are drawn as selected."""
    tint = view(pilot)._style("selection").bgcolor
    strips = map(view(pilot).render_line, range(view(pilot).size.height))
    return "".join(s.text for strip in strips for s in strip if s.style.bgcolor == tint)


@pytest.mark.parametrize("width", [30, 100])
async def test_what_is_selected_is_what_is_shown_so_and_always_whole(reading, width):
    chance = random.Random(width)
    article = odd_article()
    starts, ends = borders(article)
    async with reading(article, annotations=None, problem="none", size=(width, 30)) as pilot:
        places = [(x, y) for x in range(2, width - 2) for y in range(12)]
        for _ in range(40):
            one, other = chance.sample(places, 2)
            await drag(pilot, one, other)
            if chosen(pilot) is None:  # pressed and let go on one character
                continue
            start, end = view(pilot).selection
            assert (start in starts, end in ends) == (True, True)
            view(pilot).blur()
            assert "".join(lit(pilot).split()) == "".join(chosen(pilot).split())


async def test_a_key_draws_only_the_rows_that_change(reading):
    async with reading() as pilot:
        await pilot.press("v")
        drawn = []
        draw = view(pilot)._strip
        view(pilot)._strip = lambda y, row: drawn.append(y) or draw(y, row)
        await pilot.press("w")
        assert set(drawn) == {0}
        await pilot.press("j", "right_square_bracket")
        assert set(drawn) <= {0, 1, 2, 3, 4}


async def copied(pilot, *keys):
    await pilot.press(*keys)
    await pilot.pause()
    return pilot.app.clipboard


async def test_copying_takes_the_selection_else_what_is_here(reading, monkeypatch):
    monkeypatch.setenv("PATH", "")
    async with reading() as pilot:
        assert await copied(pilot, "v", "w", "y") == "Lighthouse"
        assert chosen(pilot) == "Lighthouse"
        assert "Copied 1 word." in str(pilot.app.screen._status.render())
        assert await copied(pilot, "l", "y") == "Lighthouse keeper wins prize for 🐦 counting"
        assert await copied(pilot, "right_square_bracket", "y") == "Ines Okafor"
        assert await copied(pilot, "right_parenthesis", "y") == (
            "“They come back, and so do I,”\n"
            "— Mairi Sinclair, “Lighthouse keeper wins prize for 🐦 counting”, 2024-11-07"
        )
        assert (await copied(pilot, "2", "right_parenthesis", "l", "y")).startswith(
            "“We will not pay for another boat,”\n— probably Norwegian ministry, "
        )
        assert await copied(pilot, "tab", "2", "down", "y") == "Ines Okafor"


async def test_the_mentions_of_one_are_followed(reading):
    async with reading() as pilot:
        await pilot.press("greater_than_sign")
        assert "no name here" in str(pilot.app.screen._status.render())
        view(pilot).go_to(TEXT.index("Mairi"))
        await pilot.press("greater_than_sign")
        assert view(pilot).selected == spans("Sinclair", nth=1)
        await pilot.press("right_parenthesis", "greater_than_sign")
        assert view(pilot).selected == spans("Sinclair", nth=2)
        await pilot.press("greater_than_sign")
        assert "last mention of Mairi" in str(pilot.app.screen._status.render())
        await pilot.press("less_than_sign", "less_than_sign")
        assert view(pilot).selected == spans("Mairi Sinclair")


async def test_so_many_percent(reading):
    async with reading() as pilot:
        await pilot.press("percent_sign")
        assert view(pilot).cursor == 0
        await pilot.press("5", "0", "percent_sign")
        assert 0.3 < view(pilot).progress() < 0.7
        await pilot.press(*"100", "percent_sign")
        assert view(pilot).progress() == 1
        await pilot.press("H", "H")
        assert view(pilot).cursor == 0


async def test_middle_and_right_buttons_select_nothing(reading):
    async with reading() as pilot:
        await pilot._post_mouse_events([events.MouseDown], "#article", offset=(30, 4), button=3)
        await pilot.hover("#article", offset=(50, 6))
        assert chosen(pilot) is None
