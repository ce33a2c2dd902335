"""What the screens are made of, without a screen."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from specimen import ANNOTATIONS, TEXT, spans

from reader.annotations import Annotations, Entity, Mention, Place, Quote, When
from reader.app import drawing
from reader.app.history import History
from reader.app.items import Source
from reader.app.outline import TABS, UNATTRIBUTED, filtered, marks
from reader.app.painting import fitted, painted
from reader.app.spans import Span, SpanIndex, united
from reader.article import Article
from reader.marks import Anchor, Mark

ARTICLE = Article(text=TEXT)
SOURCE = Source(ARTICLE, ANNOTATIONS, ())
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1], "x")),
    max_size=20,
)


def tab(name, source=SOURCE):
    return next(tab for tab in TABS if tab.name == name).items(source)


@given(SPANS, st.integers(0, 70), st.integers(1, 9))
def test_an_index_finds_what_a_look_at_every_span_finds(found, start, length):
    index = SpanIndex(found)
    end = start + length
    assert list(index.between(start, end)) == [s for s in index if s.start < end and s.end > start]
    assert index.at(start) == next((s for s in index if s.start <= start < s.end), None)
    assert index.after(start) == next((s for s in index if s.start > start), None)
    before = [s for s in index if s.start < start]
    assert index.before(start) == (before[-1] if before else None)
    assert index.number(start) == sum(s.start <= start for s in index)
    assert all(a.end <= b.start for a, b in itertools.pairwise(index))


@given(SPANS)
def test_united_spans_cover_the_same_characters_once(found):
    covered = {i for s in found for i in range(s.start, s.end)}
    whole = list(united(found))
    assert sorted(i for s in whole for i in range(s.start, s.end)) == sorted(covered)


def test_speakers_are_the_most_quoted_first_and_nobody_last():
    items = tab("speakers")
    assert [(i.label, i.detail) for i in items] == [
        ("Mairi Sinclair", "2"),
        ("Norwegian ministry", "1"),
        (UNATTRIBUTED, "1"),
    ]
    assert items[1].children[0].detail == "probably"
    assert items[0].children[0].span == spans("“They come back, and so do I,”")


def test_people_say_are_spoken_of_and_are_mentioned():
    told = Quote(9, *spans("Nobody asked the birds"), "direct", 0, None, None, 9, 0.9)
    found = Annotations("m", ANNOTATIONS.entities, (), (*ANNOTATIONS.quotes, told))
    entities = list(found.entities)
    entities[1] = Entity(
        1, "person", "Mairi Sinclair", mentions=(Mention(*spans("the birds")),), named=True
    )
    items = tab("people", Source(ARTICLE, Annotations("m", tuple(entities), (), found.quotes), ()))
    mairi = next(item for item in items if item.label == "Mairi Sinclair")
    assert [(group.label, group.detail) for group in mairi.children] == [
        ("says", "2"),
        ("is spoken of", "2"),
        ("is mentioned", "1"),
    ]


def test_a_mention_is_listed_with_the_words_about_it_on_its_own_line():
    def listed(text):
        start = text.index("Bo")
        entity = Entity(0, "organisation", "Bo", mentions=(Mention(start, start + 2),))
        (item,) = tab("organisations", Source(Article(text), Annotations("m", (entity,)), ()))
        return item.children[0].label

    assert listed("Bo") == "Bo"
    assert listed("first line\nin Bo\nlast line") == "in Bo"
    for before in (23, 24):
        assert listed(f"line\n{'b' * before}Bo") == "b" * before + "Bo"
        assert listed(f"{'b' * before}Bo") == "b" * before + "Bo"
    assert listed(f"line\n{'b' * 25}Bo{'a' * 60}") == "…" + "b" * 24 + "Bo" + "a" * 48


def test_dates_stand_in_the_order_of_time_with_the_words_that_tell_them():
    assert [(i.label, i.detail) for i in tab("dates")] == [
        ("1998", ""),
        ("Thu 7 Nov 2024", "Nov. 7, Thursday"),
        ("spring 2025", "next spring"),
    ]
    (_, both, _) = tab("dates")
    assert [i.span for i in both.children] == [spans("Nov. 7"), spans("Thursday")]


def test_what_has_no_day_stands_under_headings_and_what_nothing_places_last():
    told = [
        ("on Friday night", "TIME", "2024-11-08TNI"),
        ("for three days", "DURATION", "P3D"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("now", "DATE", "PRESENT_REF"),
        ("some Thursday", "DATE", "XXXX-WXX-4"),
        ("31 February", "DATE", "2024-02-31"),
    ]
    text = " ".join(words for words, _, _ in told)
    dates = tuple(
        When(text.index(words), text.index(words) + len(words), kind, value, "")
        for words, kind, value in told
    )
    items = tab("dates", Source(Article(text), Annotations("m", dates=dates), ()))
    assert [(i.label, [(c.label, c.detail) for c in i.children]) for i in items] == [
        ("Fri 8 Nov 2024, night", []),
        ("How long", [("3 days", "for three days")]),
        ("How often", [("every Monday", "")]),
        ("Now, before, later", [("now", "")]),
        ("Not resolved", [("a Thursday", "some Thursday"), ("2024-02-31", "31 February")]),
    ]


def test_places_stand_under_their_countries_and_what_is_in_none_last():
    def entity(identity, kind, name, count, place):
        return Entity(
            identity,
            kind,
            name,
            mentions=tuple(Mention(i, i + 1) for i in range(count)),
            place=place,
        )

    found = Annotations(
        "m",
        (
            entity(0, "place", "Nowhere", 9, None),
            entity(1, "place", "Europe", 8, Place(48, 9, geonames_id=6255148)),
            entity(2, "group", "Norwegian", 3, Place(62, 10, "NO", 3144096)),
            entity(3, "place", "Bergen", 2, Place(60.4, 5.3, "NO", 3161732, confidence=0.4)),
            entity(4, "place", "Norway", 1, Place(62, 10, "NO", 3144096)),
            entity(5, "place", "Lerwick", 4, Place(60.1, -1.1, "GB", 2644605)),
            entity(6, "group", "Quakers", 9, None),
        ),
    )
    items = tab("places", Source(Article("x" * 20), found, ()))
    assert [(i.label, i.detail, [(c.label, c.detail) for c in i.children]) for i in items] == [
        ("Norway", "6", [("Norway", "1"), ("Bergen", "probably 2"), ("Norwegian", "3")]),
        ("United Kingdom", "4", [("Lerwick", "4")]),
        ("Beyond one country", "8", [("Europe", "8")]),
        ("Not resolved", "9", [("Nowhere", "9")]),
    ]


def test_the_turns_of_a_transcript_are_shown_and_other_indirect_speech_on_demand():
    text = "HILL: We will. Hill said they would."
    turn = Quote(0, 6, 14, "indirect", None, None, (4, 5))
    told = Quote(1, 25, 36, "indirect", None, None, (20, 24))
    found = Annotations("m", quotes=(turn, told))
    assert list(Source(Article(text), found, ()).quotes()) == [turn]
    assert list(Source(Article(text), found, ()).quotes(turns=False)) == []
    assert list(Source(Article(text), found, (), indirect=True).quotes()) == [turn, told]


def test_a_lost_mark_is_listed_with_its_words_and_leads_nowhere():
    lost = Mark(1, "note", Anchor(0, 4, "gone", "", ""), body="why?", lost=True)
    (item,) = marks(Source(ARTICLE, None, (lost,)))
    assert (item.label, item.detail, item.span) == ("why?", "lost", None)
    assert item.children[0].label == "gone"


def test_a_filter_keeps_lines_and_children_that_hold_all_words():
    items = tab("speakers")
    assert [item.label for item in filtered(items, "SINCLAIR")] == ["Mairi Sinclair"]
    (ministry,) = filtered(items, "boat pay")
    assert len(ministry.children) == 1
    assert filtered(items, "zebra") == []


def test_history_goes_back_and_forward_and_a_jump_forgets_what_was_ahead():
    history = History()
    history.leave(1)
    history.leave(2)
    assert history.back(3) == 2
    assert history.back(2) == 1
    assert history.back(1) is None
    assert history.forward(1) == 2
    history.leave(2)
    assert history.forward(9) is None


@given(SPANS)
def test_painted_segments_join_to_the_text(found):
    text = "x" * 40
    layers = [(s.start, s.end, Style(bold=True)) for s in found]
    segments = painted(text, 5, 30, Style(), layers)
    assert "".join(segment.text for segment in segments) == text[5:30]
    bold = {i for s in found for i in range(s.start, s.end)} & set(range(5, 30))
    assert sum(len(segment.text) for segment in segments if segment.style.bold) == len(bold)


def test_words_are_fitted_by_cells():
    assert fitted("harbour", 7) == "harbour"
    assert fitted("harbour master", 8) == "harbour…"
    assert fitted("漢字漢字", 5) == "漢字…"
    assert fitted("long", 0) == ""


def test_the_margin_names_a_turn_once_and_tells_namesakes_apart():
    people = (
        Entity(0, "person", "Ann Hill", mentions=(Mention(0, 1),)),
        Entity(1, "person", "Bo Hill", mentions=(Mention(2, 3),)),
        Entity(2, "person", "Cy Ray", mentions=(Mention(4, 5),)),
    )
    quotes = (
        Quote(0, 10, 12, "direct", 0, turn=0, confidence=0.9),
        Quote(1, 14, 16, "direct", 0, turn=0, confidence=0.9),
        Quote(2, 18, 20, "direct", 2, turn=1, confidence=0.3),
        Quote(3, 22, 24, "direct", None, turn=2),
    )
    found = Annotations("m", people, (), quotes)
    assert drawing.margin_names(found, quotes) == {10: "A. Hill", 18: "?Ray", 22: "?"}
