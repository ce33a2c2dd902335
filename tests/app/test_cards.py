"""What cards tell, without a screen."""

import pytest
from msgspec.structs import replace
from specimen import ANNOTATIONS, BERGEN, TEXT, spans

from reader.annotations import Annotations, Entity, Mention, Place, Quote, When
from reader.app.cards import Target, card
from reader.app.items import Source
from reader.app.subjects import subject_at
from reader.article import Article, Paragraph

PARAGRAPHS = tuple(
    Paragraph(start, start + len(line))
    for line in TEXT.splitlines()
    if line
    for start in [TEXT.index(line)]
)
ARTICLE = Article(TEXT, published="2024-11-08", paragraphs=PARAGRAPHS)
SOURCE = Source(ARTICLE, ANNOTATIONS, ())


def entity(name):
    return next(e for e in ANNOTATIONS.entities if e.name == name)


def facts(subject, source=SOURCE):
    return dict(card(source, subject).facts)


def sections(subject, source=SOURCE):
    told, heading = {}, ""
    for line in card(source, subject).lines:
        if line.target is None:
            heading = line.words
            told[heading] = []
        else:
            told[heading].append(line.words)
    return told


def test_the_card_of_a_person_tells_names_quotes_and_mentions():
    mairi = replace(
        entity("Mairi Sinclair"),
        role="lighthouse keeper",
        mentions=(*entity("Mairi Sinclair").mentions, Mention(*spans("I,"), "pronoun")),
    )
    told = card(SOURCE, mairi)
    assert (told.title, told.kind, told.style) == ("Mairi Sinclair", "person", "person")
    assert dict(told.facts) == {
        "Role": "lighthouse keeper",
        "Called": "Sinclair ×2 · Mairi Sinclair · I,",
    }
    assert sections(mairi)["Says  2"] == [
        "“They come back, and so do I,”",
        "“There is a “silent” year now and then.”",
    ]
    assert told.positions == tuple(mention.start for mention in mairi.mentions)


def test_sentences_are_told_once_with_every_mention_lit():
    text = "Ann met Ann. Nobody else met Ann."
    ann = Entity(0, "person", "Ann", mentions=tuple(Mention(i, i + 3) for i in (0, 8, 29)))
    source = Source(Article(text, paragraphs=(Paragraph(0, 33),)), Annotations("m", (ann,)), ())
    heading, first, second = card(source, ann).lines
    assert heading.words == "Is mentioned  3"
    assert [first.words[span.start : span.end] for span in first.lit] == ["Ann", "Ann"]
    assert [line.target for line in (first, second)] == [Target((0, 3)), Target((29, 32))]


def test_who_speaks_of_somebody_is_told_beside_the_quote():
    ministry = replace(entity("Norwegian ministry"), mentions=(Mention(*spans("the birds")),))
    source = Source(
        ARTICLE, replace(ANNOTATIONS, entities=(*ANNOTATIONS.entities[:6], ministry)), ()
    )
    lines = [line for line in card(source, ministry).lines if line.style == "quote"]
    assert [(line.words, line.detail) for line in lines] == [
        ("“We will not pay for another boat,”", "probably"),
        ("“Nobody asked the birds.”", "No speaker found"),
    ]


def test_the_card_of_a_place_tells_where_it_lies_and_how_sure_that_is():
    assert facts(entity("Lerwick")) == {
        "Called": "LERWICK",
        "Country": "United Kingdom",
        "Lies at": "60.15° N  1.15° W",
        "Inhabitants": "6,958",
        "GeoNames": "2644605",
    }
    assert facts(entity("Bergen"))["Lies at"] == "probably 60.39° N  5.32° E"
    norwegian = facts(entity("Norwegian"))
    assert norwegian["Lies at"] == "62.00° N  10.00° E (its middle)"
    assert "Country" not in norwegian
    assert facts(replace(entity("Bergen"), place=None))["Lies at"] == "not resolved"
    assert "Lies at" not in facts(replace(entity("Bergen"), place=Place(geonames_id=1)))
    assert card(SOURCE, entity("Bergen")).place == BERGEN


def test_the_card_of_a_date_tells_its_day_and_why():
    _, _, thursday, _ = ANNOTATIONS.dates
    told = card(SOURCE, thursday)
    assert told.title == "Thu 7 Nov 2024"
    assert dict(told.facts) == {
        "In the text": "“Thursday”",
        "Why": "weekday of 7 Nov 2024",
        "Published": "Fri 8 Nov 2024",
        "TIMEX3": "DATE 2024-11-07",
    }
    here, also = sections(thursday)
    assert (here, also) == ("Told here", "Told also")
    assert sections(thursday)["Told also"][0].startswith("LERWICK, Scotland, Nov. 7")


@pytest.mark.parametrize(
    ("kind", "value", "title", "day"),
    [
        ("DATE", "XXXX-WXX-4", "a Thursday", "not resolved"),
        ("DATE", "2024-02-31", "2024-02-31", "not resolved"),
        ("DURATION", "P3D", "3 days", None),
        ("SET", "XXXX-WXX-4", "every Thursday", None),
        ("DATE", "PAST_REF", "in the past", None),
    ],
)
def test_what_has_no_day_says_so_where_it_should_have_one(kind, value, title, day):
    when = When(*spans("Thursday"), kind, value, "nothing tells the article's date")
    source = Source(ARTICLE, replace(ANNOTATIONS, dates=(when,)), ())
    assert card(source, when).title == title
    assert facts(when, source).get("Day") == day


def test_the_card_of_a_quote_tells_the_speaker_the_cue_and_the_rest_of_the_turn():
    first, *_ = ANNOTATIONS.quotes
    first = replace(first, speaker_span=spans("Ms. Sinclair"), cue_span=spans("said"))
    source = Source(ARTICLE, replace(ANNOTATIONS, quotes=(first, *ANNOTATIONS.quotes[1:])), ())
    told = card(source, first)
    assert told.title == "Mairi Sinclair"
    assert facts(first, source) == {
        "How told": "Direct: whole words, in quotation marks",
        "Told by": "“said”",
        "Speaker as": "“Ms. Sinclair”",
        "Confidence": "high (0.95)",
    }
    assert sections(first, source) == {
        "The words": ["“They come back, and so do I,”"],
        "Speaker": ["Mairi Sinclair"],
        "The same turn goes on": ["“There is a “silent” year now and then.”"],
    }


def test_a_probable_speaker_and_none_are_told_as_such():
    _, _, probable, nobody, indirect = ANNOTATIONS.quotes
    assert card(SOURCE, probable).title == "Probably Norwegian ministry"
    assert facts(probable)["Confidence"] == "low (0.50)"
    assert card(SOURCE, nobody).title == "No speaker found"
    assert "Confidence" not in facts(nobody)
    assert "Speaker" not in sections(nobody)
    assert sections(indirect)["Speaks of"] == ["Bergen"]


def test_a_very_long_sentence_is_cut_around_the_mention():
    text = "x" * 5000 + " Bo " + "y" * 5000
    bo = Entity(0, "person", "Bo", mentions=(Mention(5001, 5003),))
    source = Source(
        Article(text, paragraphs=(Paragraph(0, len(text)),)), Annotations("m", (bo,)), ()
    )
    (_, line) = card(source, bo).lines
    assert len(line.words) <= 600
    (lit,) = line.lit
    assert line.words[lit.start : lit.end] == "Bo"


def test_the_shortest_annotation_is_under_the_cursor_or_else_the_selected_one():
    start, end = spans("“They come back, and so do I,”")
    inside = Entity(8, "person", "they", mentions=(Mention(start + 1, start + 5, "pronoun"),))
    found = replace(ANNOTATIONS, entities=(*ANNOTATIONS.entities, inside))
    source = Source(ARTICLE, found, ())
    assert subject_at(source, start + 1).subject == inside
    assert subject_at(source, start + 1, (start, end)).subject == ANNOTATIONS.quotes[0]
    assert subject_at(source, start).subject == ANNOTATIONS.quotes[0]
    assert subject_at(source, TEXT.index("count would go")) is None  # indirect, and not shown
    assert isinstance(
        subject_at(source._replace(indirect=True), TEXT.index("count would go")).subject, Quote
    )
    assert subject_at(source._replace(annotations=None), start) is None
