"""Corrections by key: kept at once, shown with a sign, undone with the marks, there after a restart."""

from pathlib import Path

import pytest
from specimen import ANNOTATIONS, TEXT, mentions, spans

from reader.annotations import Annotations, Entity, Mention
from reader.app.app import NewsreadApp
from reader.app.hearing import Hearing
from reader.app.opening import Opened, known_names
from reader.app.screens.correction import CorrectionScreen
from reader.corrections import Assign, Attribute, EntityRef, Remove, Rename, Retype, Scare
from reader.engine.messages import Finished, Part
from reader.formats import open_article
from reader.library import Library


def kept(article):
    """What the library holds of ``article``, read anew."""
    with Library.open() as library:
        found = library.corrections.of(library.visit(article).article_id)
    return [(one.anchor.exact, one.change) for one in found]


@pytest.fixture
def correct(until):
    """A function that opens the dialog and presses keys in it."""

    async def press(pilot, *keys, ends=True):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, CorrectionScreen))
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        if ends:
            await until(pilot, lambda: not isinstance(pilot.app.screen, CorrectionScreen))

    return press


def lines(pilot):
    """What the dialog's page offers, as a person reads it."""
    screen = pilot.app.screen
    options = screen._answers.options
    return [str(option.prompt).strip() for option in options]


async def to(pilot, words, nth=0):
    """Put the cursor on ``words``."""
    pilot.app.screen._view.go_to(spans(words, nth=nth)[0])
    await pilot.pause()


def drawn(pilot):
    """The words that are drawn as names or dates, and in which style."""
    return {TEXT[s.start : s.end]: s.style for s in pilot.app.screen._view.spans["entities"]}


def names(pilot):
    return [entity.name for entity in pilot.app.screen._annotations.entities]


def speaker(pilot, number):
    found = pilot.app.screen._annotations
    told = found.quotes[number].speaker
    return None if told is None else found.entities[told].name


async def test_a_kind_is_set_right_for_every_mention(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Sinclair", nth=1)
        await correct(pilot, "t", "o")
        assert kept(article) == [("Sinclair", Retype("organisation"))]
        assert drawn(pilot)["Mairi Sinclair"] == "organisation"
        assert "“Sinclair” is an organisation" in pilot.app.screen._status._said


async def test_or_for_one_mention_only(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Sinclair", nth=2)
        await correct(pilot, "t", "x", "l")
        assert kept(article) == [("Sinclair", Assign(EntityRef("Sinclair", "place")))]
        assert drawn(pilot)["Mairi Sinclair"] == "person"
        assert drawn(pilot)["Sinclair"] == "place"  # the last of the two


async def test_a_name_is_chosen_among_the_forms_or_typed(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "LERWICK")
        await correct(pilot, "n", "ctrl+u", "down", "enter")
        assert kept(article)[-1] == ("LERWICK", Rename("LERWICK"))
        await correct(pilot, "n", "end", *"!", "enter")
        assert kept(article)[-1] == ("LERWICK", Rename("LERWICK!"))
        assert "LERWICK!" in names(pilot)


async def test_two_are_made_one(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Ines Okafor")
        await correct(pilot, "m", *"mair", "enter")
        ((words, change),) = kept(article)
        assert (words, change.into.name) == ("Ines Okafor", "Mairi Sinclair")
        assert change.into.anchor.exact == "Mairi Sinclair"
        assert "Ines Okafor" not in names(pilot)


async def test_mentions_are_ticked_and_given_to_somebody_new(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Sinclair", nth=1)
        await correct(pilot, "s", ends=False)
        assert lines(pilot)[0].startswith("1 of 3 mentions mean …")
        await pilot.press("up", "enter")  # from the first line to the last, its third mention
        assert lines(pilot)[0].startswith("2 of 3 mentions mean …")
        await correct_further(pilot, "down", "enter", *"Una", "enter")
        una = Assign(EntityRef("Una", "person"))
        assert kept(article) == [("Sinclair", una), ("Sinclair", una)]
        assert len(pilot.app.screen._annotations.entities) == 9
        await pilot.press("u")
        assert kept(article) == []


async def test_one_mention_or_all_are_no_names(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Sinclair", nth=1)
        await correct(pilot, "d")
        assert kept(article)[-1] == ("Sinclair", Remove("mention"))
        assert drawn(pilot)["Mairi Sinclair"] == "person"
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, "D")
        assert kept(article)[-1] == ("Mairi Sinclair", Remove("entity"))
        assert "Mairi Sinclair" not in drawn(pilot)


async def test_a_selection_is_made_a_name_wherever_it_stands(reading, article, correct):
    async with reading() as pilot:
        pilot.app.screen._view.select(*spans("come"))
        await correct(pilot, "r")
        assert kept(article) == [("come", Assign(EntityRef("come", "product"), "nominal"))]
        pilot.app.screen._view.select(*spans("Norwegian ministry"))
        await correct(pilot, "o")
        assert drawn(pilot)["Norwegian ministry"] == "organisation"
        assert pilot.app.screen._view.selection is None


async def test_words_that_a_name_holds_are_offered_to_be_its_mention(reading, article, correct):
    async with reading() as pilot:
        pilot.app.screen._view.select(*spans("Mairi"))
        await correct(pilot, "enter")
        ((words, change),) = kept(article)
        assert (words, change.entity.name) == ("Mairi", "Mairi Sinclair")


async def test_a_pronoun_under_the_cursor_is_given_to_somebody(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "They")
        await correct(pilot, "n", "m", *"okaf", "enter")
        ((words, change),) = kept(article)
        assert (words, change.form, change.entity.name) == ("They", "pronoun", "Ines Okafor")


async def test_a_quote_gets_another_speaker_one_typed_or_nobody(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "“Nobody asked")
        await correct(pilot, "w", *"ines", "enter")
        assert speaker(pilot, 3) == "Ines Okafor"
        await correct(pilot, "w", *"A gull", "down", "enter")
        assert kept(article)[-1][1] == Attribute(EntityRef("A gull", "organisation"))
        assert speaker(pilot, 3) == "A gull"
        await correct(pilot, "y")
        assert kept(article)[-1][1] == Attribute(None)
        assert speaker(pilot, 3) is None


async def test_a_part_of_an_utterance_gets_a_speaker_of_its_own(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "There is a")
        await correct(pilot, "w", "up", "enter", "home", *"ines", "enter")
        assert [speaker(pilot, 0), speaker(pilot, 1)] == ["Mairi Sinclair", "Ines Okafor"]


async def test_what_is_no_speech_and_what_is(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "“Nobody asked")
        await correct(pilot, "i")
        assert kept(article)[-1] == ("“Nobody asked the birds.”", Scare())
        assert len(pilot.app.screen._annotations.quotes) == 4
        await correct(pilot, "q", *"ines", "enter")
        assert speaker(pilot, 3) == "Ines Okafor"
        await to(pilot, "“We will")
        await correct(pilot, "r")
        assert kept(article)[-1][1] == Remove("quote")


async def test_a_date_is_none_or_a_name(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "1998")
        await correct(pilot, "c")
        assert kept(article) == [("1998", Remove("date"))]
        assert "1998" not in drawn(pilot)
        await to(pilot, "Thursday")
        await correct(pilot, "n", "o")
        assert drawn(pilot)["Thursday"] == "organisation"


async def test_the_dialog_says_what_is_there_and_who_says_so(reading, correct):
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, ends=False)
        about = pilot.app.screen.query_one("#about")
        assert str(about.render()) == "Mairi Sinclair, person, 3 mentions: by the engine"
        await correct_further(pilot, "t", "w")
        await correct(pilot, ends=False)
        assert str(pilot.app.screen.query_one("#about").render()) == (
            "Mairi Sinclair, work, 3 mentions: ✓ by you\nThe engine says Mairi Sinclair, person"
        )
        assert "1  ✓ “Mairi Sinclair” is a work" in lines(pilot)
        await correct_further(pilot, "1")
        assert drawn(pilot)["Mairi Sinclair"] == "person"


async def test_escape_goes_back_page_by_page_and_changes_nothing(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, "m", "escape", "t", "escape", "j", "k", "escape")
        assert kept(article) == []


async def test_everything_is_done_with_the_mouse_too(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, ends=False)
        await pilot.click("#answers", offset=(5, 0))
        await pilot.pause()
        assert str(pilot.app.screen.query_one("#question").render()) == "Mairi Sinclair is"
        await pilot.click("#answers", offset=(5, 2))
        await pilot.pause()
        assert kept(article) == [("Mairi Sinclair", Retype("place"))]


async def test_corrections_are_undone_with_the_marks_one_by_one(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, "t", "o")
        await pilot.press("m")
        await correct(pilot, "t", "l")
        await pilot.press("u")
        assert [change for _, change in kept(article)] == [Retype("organisation")]
        await pilot.press("u")
        assert pilot.app.screen.marks == ()
        await pilot.press("u")
        assert kept(article) == []
        assert drawn(pilot)["Mairi Sinclair"] == "person"
        await pilot.press("ctrl+r", "ctrl+r", "ctrl+r")
        assert len(kept(article)) == 2
        assert drawn(pilot)["Mairi Sinclair"] == "place"


async def test_a_sign_in_the_margin_and_in_the_panel_says_what_is_yours(reading, correct):
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, "n", "end", *" II", "enter")
        screen = pilot.app.screen
        signs = dict(screen._view._signs)
        assert [signs.get(spans("Sinclair", nth=n)[0]) for n in (1, 2)] == ["✓", "✓"]
        await pilot.press("tab", "2")
        await pilot.pause()
        assert [(item.label, item.sign) for item in screen._panel._items] == [
            ("Mairi Sinclair II", "✓"),
            ("Ines Okafor", ""),
        ]
        await pilot.press("6")
        await pilot.pause()
        (item,) = screen._panel._items
        assert item.label == "“Mairi Sinclair” is called Mairi Sinclair II"


async def test_in_the_panel_a_line_is_corrected_and_a_correction_taken_back(
    reading, article, correct
):
    async with reading() as pilot:
        await pilot.press("tab", "2", "down")
        await pilot.pause()
        await correct(pilot, "t", "g")
        assert kept(article) == [("Ines Okafor", Retype("group"))]
        await pilot.press("6")
        await pilot.pause()
        await pilot.press("d")
        assert kept(article) == []
        await pilot.press("u")
        assert kept(article) == [("Ines Okafor", Retype("group"))]


async def test_all_is_there_after_a_restart_and_for_another_model(reading, correct):
    async with reading() as pilot:
        await to(pilot, "Sinclair", nth=2)
        await correct(pilot, "t", "o")
    async with reading() as pilot:
        assert drawn(pilot)["Mairi Sinclair"] == "organisation"
    alone = Annotations(
        "another 1",
        (Entity(0, "work", "Ms. Sinclair", mentions=mentions(spans("Sinclair", nth=2))),),
    )
    async with reading(annotations=alone) as pilot:
        assert drawn(pilot) == {"Sinclair": "organisation"}
    async with reading(annotations=Annotations("blind 1")) as pilot:
        assert drawn(pilot) == {"Sinclair": "organisation"}


async def test_corrections_follow_an_edited_file_and_one_without_a_home_is_lost(
    reading, article, correct
):
    async with reading() as pilot:
        await to(pilot, "Sinclair", nth=2)
        await correct(pilot, "t", "o")
        await to(pilot, "Bergen")
        await correct(pilot, "d")
    words = TEXT.replace("in Bergen next spring", "all of next year, and perhaps for longer still")
    Path(article.source).write_text("Corrected version.\n\n" + words, encoding="utf-8")
    edited = open_article(article.source)
    mention = Mention(*(edited.text.rindex("Sinclair") + n for n in (0, 8)))
    found = Annotations("m 1", (Entity(0, "person", "Sinclair", mentions=(mention,)),))
    async with reading(edited, annotations=found) as pilot:
        assert [e.kind for e in pilot.app.screen._annotations.entities] == ["organisation"]
        await pilot.press("apostrophe")
        await pilot.pause()
        assert [(item.label, item.detail) for item in pilot.app.screen._panel._items] == [
            ("“Sinclair” is an organisation", ""),
            ("“Bergen” is no name here", "lost"),
        ]
        assert (
            "1 marks or corrections found no home" in next(iter(pilot.app._notifications)).message
        )


async def test_two_readers_see_each_others_corrections(reading, article, correct, until):
    async with reading() as one, reading() as two:
        await to(one, "Mairi Sinclair")
        await correct(one, "t", "o")
        await until(two, lambda: drawn(two)["Mairi Sinclair"] == "organisation", seconds=3)
        await one.press("u")
        await until(two, lambda: drawn(two)["Mairi Sinclair"] == "person", seconds=3)


async def test_parts_are_corrected_while_the_engine_is_at_work(reading, article, correct):
    async with reading() as pilot:
        await to(pilot, "Bergen")
        await correct(pilot, "t", "p")
    async with reading(annotations=None, problem="at work") as pilot:
        screen = pilot.app.screen
        part = Annotations("m 1", ANNOTATIONS.entities[:1])
        hearing = Hearing(screen._pictured, screen._heard)
        hearing(Part(0, 60, part))
        await pilot.pause()
        assert drawn(pilot) == {"Ines Okafor": "person", "Bergen": "person"}
        picture = screen._pictured(ANNOTATIONS)
        await pilot.press("m")
        await to(pilot, "Ines Okafor")
        await correct(pilot, "t", "o")
        screen._heard(Finished(ANNOTATIONS), picture)  # made before that correction
        await pilot.pause()
        assert drawn(pilot)["Ines Okafor"] == "organisation"
        assert drawn(pilot)["Mairi Sinclair"] == "person"


async def test_what_cannot_be_kept_is_told_and_the_dialog_stays(
    reading, article, correct, newsread_home
):
    library = newsread_home / "data" / "library.db"
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        library.rename(library.with_suffix(".away"))
        await correct(pilot, "t", "y", "o", ends=False)
        assert isinstance(pilot.app.screen, CorrectionScreen)
        assert any("replaced" in notice.message for notice in pilot.app._notifications)
        library.with_suffix(".away").rename(library)
        assert kept(article) == []
        await correct_further(pilot, "o")
        assert kept(article) == [("Mairi Sinclair", Retype("organisation"))]


async def test_without_a_library_nothing_is_kept_and_that_is_said(article, until, correct):
    app = NewsreadApp(Opened(article, annotations=ANNOTATIONS), None, model="auto")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.furnished)
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, "t", "o", ends=False)
        assert any("Nothing can be kept" in notice.message for notice in app._notifications)


async def test_before_anything_is_found_that_is_said(reading):
    async with reading(annotations=None, problem="none") as pilot:
        await pilot.press("x")
        assert "until the engine has found something" in pilot.app.screen._status._said


async def test_a_name_is_kept_for_all_articles_told_to_the_engine_and_taken_back(
    reading, article, correct, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        "reader.app.screens.article.begun", lambda *told: asked.append(told) or Opened(article)
    )
    async with reading() as pilot:
        await to(pilot, "Mairi Sinclair")
        await correct(pilot, "t", "y", "o")
        await pilot.press("R")
        assert dict(asked[0][2]) == {"Mairi Sinclair": "organisation"}
        with Library.open() as library:
            assert known_names(library) == {"Mairi Sinclair": "organisation"}
        await to(pilot, "Bergen")
        await correct(pilot, "f", ends=False)
        assert lines(pilot) == ["Mairi Sinclair  an organisation; choose to take it back"]
        await correct_further(pilot, "enter")
        assert pilot.app.screen._known_names == {}
        await pilot.press("u")
        assert pilot.app.screen._known_names == {"Mairi Sinclair": "organisation"}
        await pilot.press("u")  # the correction, and with it the name
        assert kept(article) == []
        assert pilot.app.screen._known_names == {}


async def test_names_from_outside_are_harmless(reading, correct):
    hostile = Entity(0, "person", "\x1b[31m[b]Eve[/b]\n", mentions=mentions(spans("Ines Okafor")))
    async with reading(annotations=Annotations("m", (hostile,))) as pilot:
        await to(pilot, "Ines Okafor")
        await correct(pilot, ends=False)
        assert "[b]Eve[/b]" in str(pilot.app.screen.query_one("#about").render())
        for strip in pilot.app.screen._compositor.render_strips():
            assert "\x1b" not in strip.text


async def correct_further(pilot, *keys):
    """Press keys in the dialog until it ends."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    assert not isinstance(pilot.app.screen, CorrectionScreen)
