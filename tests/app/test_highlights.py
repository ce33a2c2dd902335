"""Highlights: made in a colour, drawn under the words' own colours, changed, tagged, placed again."""

from pathlib import Path

import pytest
from app.test_marks import kept, write
from hypothesis import given
from hypothesis import strategies as st
from specimen import TEXT, spans
from textual.widgets import Input, TextArea

from reader.app import drawing
from reader.app.screens.colour import ColourScreen
from reader.app.screens.note import NoteScreen, tags_in
from reader.app.spans import Span, layered
from reader.formats import open_article
from reader.marks import Anchor, Mark


def view(pilot):
    return pilot.app.screen._view


def status(pilot):
    return str(pilot.app.screen._status.render())


def drawn(pilot):
    """The words on which highlights and other marks are drawn, with their styles."""
    return [(TEXT[s.start : s.end], s.style) for s in view(pilot).spans["marks"]]


async def colour(pilot, until, key):
    await pilot.press("C")
    await until(pilot, lambda: isinstance(pilot.app.screen, ColourScreen))
    await pilot.press(key)
    await until(pilot, lambda: not isinstance(pilot.app.screen, ColourScreen))
    await pilot.pause()


async def test_a_selection_is_highlighted_in_the_colour_used_last(reading, article, until):
    async with reading() as pilot:
        await pilot.press("v", "w", "c")
        assert drawn(pilot) == [("Lighthouse", "highlight-yellow")]
        assert view(pilot).selection is None
        assert "Highlighted in yellow." in status(pilot)
        await pilot.press("w", "s", "w")
        await colour(pilot, until, "b")
        await pilot.press("w", "s", "w", "c")
        assert drawn(pilot)[1:] == [
            ("keeper", "highlight-blue"),
            ("wins", "highlight-blue"),
        ]
    async with reading() as pilot:
        await pilot.press("G", "s", "w", "c")  # the next start begins with the colour used last
        assert [mark.colour for mark in kept(article)] == ["yellow", "blue", "blue", "blue"]


async def test_without_a_selection_the_sentence_is_highlighted(reading):
    async with reading() as pilot:
        view(pilot).go_to(TEXT.index("silent"))
        await pilot.press("c")
        assert drawn(pilot) == [("“There is a “silent” year now and then.”", "highlight-yellow")]
        await pilot.press("c")
        assert "yellow already" in status(pilot)


@pytest.mark.parametrize(("key", "name"), [("g", "green"), ("5", "orange"), ("enter", "yellow")])
async def test_the_colour_of_a_mark_is_changed_and_undone(reading, article, until, key, name):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "c")
        await colour(pilot, until, key)
        assert [mark.colour for mark in kept(article)] == [name]
        await pilot.press("u")
        assert [mark.colour for mark in kept(article)] == ["yellow"]
        await pilot.press("ctrl+r")
        assert [mark.colour for mark in kept(article)] == [name]
        await colour(pilot, until, "escape")
        assert [mark.colour for mark in kept(article)] == [name]


async def test_a_bookmark_may_have_a_colour_and_lose_it(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_square_bracket", "m")
        await colour(pilot, until, "p")
        assert drawn(pilot) == [("Ines Okafor", "highlight-pink")]
        await colour(pilot, until, "0")
        assert drawn(pilot) == [("Ines Okafor", "mark")]


async def test_marks_that_overlap_are_all_drawn_and_the_names_keep_their_colours(reading):
    async with reading() as pilot:
        start, end = spans("awarded the Hartwell Prize on Thursday")
        for span in ((start, end), spans("Prize on Thursday."), spans("on")):
            view(pilot).select(*span)
            await pilot.press("c")
        await pilot.press("right_square_bracket")
        assert "".join(words for words, _ in drawn(pilot)) == TEXT[start : end + 1]
        row = view(pilot)._rows.row_of(TEXT.index("Prize on"))
        cells = view(pilot).render_line(row)
        prize = next(segment for segment in cells if "Prize" in segment.text)
        assert prize.style.bgcolor == view(pilot)._style("highlight-yellow").bgcolor
        assert prize.style.color == view(pilot)._style("other").color
        assert view(pilot)._margin[view(pilot)._rows.row_of(start)][1] == "y"


async def test_a_note_goes_onto_the_highlight_here_and_shows_it(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "c")
        await write(pilot, until, "why")
        (mark,) = kept(article)
        assert (mark.kind, mark.body) == ("highlight", "why")
        assert view(pilot)._margin[view(pilot)._rows.row_of(mark.anchor.start)][1] == "y✎"
        await pilot.press("u")
        assert kept(article)[0].body == ""


async def test_a_selection_within_a_mark_gets_a_note_of_its_own(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "c", "l", "s", "w", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert str(pilot.app.screen.query_one("#quoted").render()) == "They"
        await pilot.press("x", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        assert [(m.kind, m.body) for m in kept(article)] == [("highlight", ""), ("note", "x")]


async def test_tags_are_written_in_the_editor_and_listed(reading, article, until):
    async with reading() as pilot:
        await pilot.press("#")
        assert "no mark here to tag" in status(pilot)
        await pilot.press("right_parenthesis", "c", "#")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert isinstance(pilot.app.focused, Input)
        await pilot.press(*"#ask, fact check,ask", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        assert kept(article)[0].tags == ("ask", "fact check")
        await pilot.press("apostrophe")
        await pilot.pause()
        (line,) = pilot.app.screen._panel._items
        assert (line.sign, line.detail) == ("y", "#ask #fact check")
        await pilot.press("u")
        assert kept(article)[0].tags == ()


async def test_tab_goes_from_words_to_tags(reading, until):
    async with reading() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        assert isinstance(pilot.app.focused, TextArea)
        await pilot.press("tab")
        assert isinstance(pilot.app.focused, Input)


async def test_a_note_is_put_on_the_mark_chosen_in_the_panel(reading, article, until):
    async with reading() as pilot:
        await pilot.press("right_square_bracket", "m", "G", "apostrophe")
        await write(pilot, until, "who?")
        assert [(m.kind, m.anchor.exact, m.body) for m in kept(article)] == [
            ("bookmark", "Ines Okafor", "who?")
        ]


@pytest.fixture
async def with_lost_mark(reading, article, until):
    """Runs the app on an edited article whose only mark is lost."""
    async with reading() as pilot:
        await pilot.press("right_parenthesis", "right_parenthesis", "m")
    cut = TEXT.replace("“There is a “silent” year now and then.”", "")
    Path(article.source).write_text(cut.replace("come back", "leave"), encoding="utf-8")
    return lambda: reading(open_article(article.source), annotations=None, problem="none")


async def test_a_lost_mark_is_placed_where_the_person_says(with_lost_mark, until):
    async with with_lost_mark() as pilot:
        (mark,) = pilot.app.screen.marks
        assert mark.lost
        await pilot.press("apostrophe", "enter")
        await until(pilot, lambda: any("P gives" in n.message for n in pilot.app._notifications))
        await pilot.press("P")
        assert pilot.app.focused is view(pilot)
        assert "Select where it belongs" in status(pilot)
        await pilot.press("g", "g", "s", "w", "P")
        (mark,) = pilot.app.screen.marks
        assert (mark.lost, mark.anchor.exact) == (False, "Lighthouse")
        await pilot.press("u")
        assert pilot.app.screen.marks[0].lost
        await pilot.press("ctrl+r")
        assert not pilot.app.screen.marks[0].lost


async def test_a_lost_mark_is_placed_on_what_is_selected_already(with_lost_mark):
    async with with_lost_mark() as pilot:
        await pilot.press("P")
        assert "Choose the mark" in status(pilot)
        await pilot.press("g", "g", "s", "w", "apostrophe", "P")
        assert pilot.app.screen.marks[0].anchor.exact == "Lighthouse"


async def test_words_that_cannot_be_kept_go_to_the_clipboard_when_they_are_given_up(
    reading, article, until, newsread_home, monkeypatch
):
    monkeypatch.setenv("PATH", "")
    library = newsread_home / "data" / "library.db"
    async with reading() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        library.rename(library.with_suffix(".away"))
        await pilot.press(*"why", "escape", "ctrl+g")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        assert pilot.app.clipboard == "why"
        library.with_suffix(".away").rename(library)


async def test_a_note_that_could_not_be_kept_is_kept_as_soon_as_it_can(
    reading, article, until, newsread_home, monkeypatch
):
    monkeypatch.setattr("reader.app.screens.note._AGAIN", 0.1)
    library = newsread_home / "data" / "library.db"
    async with reading() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        library.rename(library.with_suffix(".away"))
        await pilot.press(*"why", "escape")
        hint = pilot.app.screen.query_one("#hint")
        assert "Not kept yet" in str(hint.render())
        library.with_suffix(".away").rename(library)
        await until(pilot, lambda: "Not kept yet" not in str(hint.render()))
        assert kept(article)[0].body == "why"


def mark(start, end, **more):
    return Mark(1, more.pop("kind", "highlight"), Anchor(start, end, "", "", ""), **more)


@pytest.mark.parametrize(
    ("marked", "sign"),
    [
        (mark(0, 1, colour="green"), "g"),
        (mark(0, 1, colour="green", body="why"), "g✎"),
        (mark(0, 1, kind="bookmark"), "▌"),
        (mark(0, 1, kind="bookmark", body="why"), "▌✎"),
        (mark(0, 1, kind="note"), "✎"),
    ],
)
def test_every_mark_has_a_sign_that_needs_no_colour(marked, sign):
    assert drawing.mark_sign(marked) == sign


def test_the_signs_of_a_row_are_joined():
    assert drawing.joined_signs("", "y") == "y"
    assert drawing.joined_signs("▌", "y") == "y▌"
    assert drawing.joined_signs("g✎", "y") == "y✎"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=8))
def test_of_spans_on_each_other_the_last_is_on_top(places):
    spans = [Span(start, start + length, str(n)) for n, (start, length) in enumerate(places)]
    cut = list(layered(spans))
    for offset in range(31):
        top = [span.style for span in spans if span.start <= offset < span.end][-1:]
        assert [piece.style for piece in cut if piece.start <= offset < piece.end] == top


def test_tags_stand_apart_by_commas():
    assert tags_in("#ask, fact  check,,ask , #") == ("ask", "fact check")
    assert tags_in("") == ()
