"""What is lit and what is dim, which kinds are shown, and where in the article things lie."""

from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, spans
from textual.widgets import SelectionList

from reader.app.focus import passages
from reader.app.screens.kinds import KindsScreen
from reader.app.widgets.position_strip import PositionStrip
from reader.app.widgets.text_view import TextView
from reader.library import Library, anchors

SINCLAIR = ANNOTATIONS.entities[1]


def view(pilot):
    return pilot.app.screen.query_one(TextView)


def style_at(pilot, words):
    """The style in which the first letter of ``words`` is drawn."""
    text_view = view(pilot)
    row = text_view._rows.row_of(TEXT.index(words))
    x = text_view._left + text_view._rows.cell_of(TEXT.index(words))
    strip = text_view.render_line(row - text_view.scroll_offset.y)
    for segment in strip.crop(x, x + 1):
        return segment.style
    raise AssertionError(words)


def test_the_passages_are_whole_sentences_said_by_one_or_speaking_of_them(article):
    lit = [TEXT[span.start : span.end] for span in passages(article, ANNOTATIONS, SINCLAIR)]
    first, *spoken, last = lit
    assert first.startswith("LERWICK")
    assert spoken == [
        "“They come back, and so do I,” Ms. Sinclair said.",
        "“There is a “silent” year now and then.”",
    ]
    assert last.startswith("Ms. Sinclair said that the count")


def test_a_quote_that_speaks_of_one_is_lit_whole(article):
    start, end = spans("another boat")
    okafor = replace(
        ANNOTATIONS.entities[0], mentions=(replace(SINCLAIR.mentions[0], start=start, end=end),)
    )
    (lit,) = passages(article, ANNOTATIONS, okafor)
    assert (
        TEXT[lit.start : lit.end]
        == "“We will not pay for another boat,” the Norwegian ministry wrote."
    )


async def test_z_dims_all_but_one_and_again_lights_all(reading):
    async with reading() as pilot:
        plain = style_at(pilot, "We will not pay")
        view(pilot).go_to(TEXT.index("Mairi"))
        await pilot.press("z")
        assert style_at(pilot, "We will not pay").color != plain.color
        assert style_at(pilot, "Norwegian").underline is not True
        assert style_at(pilot, "They come back").color == plain.color
        assert style_at(pilot, "Mairi").bold
        await pilot.press("z")
        assert style_at(pilot, "We will not pay") == plain


async def test_z_in_a_quote_that_names_nobody_lights_its_speaker(reading):
    async with reading() as pilot:
        view(pilot).go_to(TEXT.index("We will not pay"))
        await pilot.press("z")
        assert "Norwegian ministry" in str(pilot.app.screen._status.render())
        view(pilot).go_to(TEXT.index("prize for"))
        await pilot.press("z")
        assert "All is lit" in str(pilot.app.screen._status.render())
        await pilot.press("z")
        assert "no name" in str(pilot.app.screen._status.render())


async def test_the_legend_hides_kinds_at_once(reading, until):
    async with reading() as pilot:
        assert "place" in {span.style for span in view(pilot).spans["entities"]}
        await pilot.press("f")
        await until(pilot, lambda: isinstance(pilot.app.screen, KindsScreen))
        kinds = pilot.app.screen.query_one(SelectionList)
        assert "indirect" not in kinds.selected
        kinds.deselect("place")
        kinds.deselect("quote")
        kinds.select("indirect")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert {span.style for span in view(pilot).spans["entities"]} == {
            *("person", "organisation", "group", "date", "other")
        }
        assert not view(pilot).spans["quotes"]
        assert view(pilot).spans["indirect"]


async def test_the_strip_shows_where_things_lie_and_leads_there(reading, article):
    start, end = spans("Bergen")
    with Library.open() as library:
        library.add(library.visit(article).article_id, "bookmark", anchors.make(TEXT, start, end))
    async with reading() as pilot:
        view(pilot).go_to(TEXT.index("Okafor"))
        await pilot.press(">")
        strip = pilot.app.screen.query_one(PositionStrip)
        rows = [
            "".join(segment.text for segment in strip.render_line(y))
            for y in range(strip.size.height)
        ]
        assert rows.count("◆") >= 1
        assert rows.count("•") >= 1
        assert rows.index("•") < rows.index("◆")
        await pilot.click(PositionStrip, offset=(0, rows.index("◆")))
        await pilot.pause()
        assert view(pilot).selected == (start, end)
