"""Who said what, about whom, when and where."""

from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, spans

from reader.annotations import Mention, Quote
from reader.article import Article, Paragraph
from reader.exports.digest import digest
from reader.exports.digest_words import as_markdown, cautions, context, words

STARTS = [0, *(i + 1 for i, c in enumerate(TEXT) if c == "\n" and i + 1 < len(TEXT))]
ARTICLE = Article(
    TEXT,
    paragraphs=tuple(
        Paragraph(start, end) for start in STARTS if (end := TEXT.index("\n", start)) > start
    ),
)


def test_the_parts_of_a_turn_are_one_statement_and_those_who_say_most_come_first():
    found = digest(ARTICLE, ANNOTATIONS)
    assert [voice.speaker and voice.speaker.name for voice in found.voices] == [
        "Mairi Sinclair",
        "Norwegian ministry",
        None,
    ]
    first, second = found.voices[0].statements
    assert [quote.id for quote in first.quotes] == [0, 1]
    assert [entity.name for entity in second.where] == ["Bergen"]
    assert [TEXT[when.start : when.end] for when in second.when] == ["next spring"]
    assert found.unattributed == 1
    assert [said.probable for said in found.voices[1].statements] == [True]
    assert found.probable == 1


def test_only_the_quotes_that_are_shown_count():
    shown = [quote for quote in ANNOTATIONS.quotes if quote.kind != "indirect"]
    found = digest(ARTICLE, ANNOTATIONS, shown)
    assert len(found.voices[0].statements) == 1


def test_who_is_spoken_of_by_one_source_alone():
    boat = spans("another boat")
    bird = spans("birds.”")
    okafor, sinclair, *others = ANNOTATIONS.entities
    okafor = replace(okafor, mentions=(*okafor.mentions, Mention(*boat, "nominal")))
    quotes = (
        *ANNOTATIONS.quotes[:3],
        Quote(3, *spans("“Nobody asked the birds.”"), "direct", 1, turn=2),
    )
    annotations = replace(ANNOTATIONS, entities=(okafor, sinclair, *others), quotes=quotes)
    (subject,) = digest(ARTICLE, annotations).subjects
    assert subject.entity.name == "Ines Okafor"
    assert subject.single_source
    okafor = replace(okafor, mentions=(*okafor.mentions, Mention(*bird, "pronoun")))
    annotations = replace(annotations, entities=(okafor, sinclair, *others))
    (subject,) = digest(ARTICLE, annotations).subjects
    assert [source.name for source in subject.sources] == ["Mairi Sinclair", "Norwegian ministry"]
    assert not subject.single_source


def test_a_speaker_is_not_spoken_of_by_themselves_and_nobody_is_no_source():
    sinclair = ANNOTATIONS.entities[1]
    sinclair = replace(sinclair, mentions=(Mention(*spans("so do I")), Mention(*spans("birds.”"))))
    entities = (ANNOTATIONS.entities[0], sinclair, *ANNOTATIONS.entities[2:])
    assert digest(ARTICLE, replace(ANNOTATIONS, entities=entities)).subjects == ()


def test_an_article_without_paragraphs_or_quotes():
    assert digest(Article(TEXT), ANNOTATIONS).voices
    assert digest(ARTICLE, replace(ANNOTATIONS, quotes=())) == ((), ())


def test_in_words():
    found = digest(ARTICLE, ANNOTATIONS)
    first, second = found.voices[0].statements
    assert words(ARTICLE, first) == (
        "“They come back, and so do I,” … “There is a “silent” year now and then.”"
    )
    assert context(second) == [("when", "spring 2025"), ("where", "Bergen")]
    assert cautions(found) == [
        "One statement has no speaker that was found.",
        "One statement has a speaker who is only probable.",
    ]


def test_one_source_is_a_caution():
    quotes = [quote for quote in ANNOTATIONS.quotes if quote.speaker == 1]
    (sentence,) = cautions(digest(ARTICLE, ANNOTATIONS, quotes))
    assert sentence == "All that is said comes from one source, Mairi Sinclair."


def test_as_markdown_nothing_is_obeyed():
    hostile = replace(ANNOTATIONS.entities[1], name="[x](y) *Mairi*\x1b[31m", role="`keeper`")
    entities = (ANNOTATIONS.entities[0], hostile, *ANNOTATIONS.entities[2:])
    page = as_markdown(ARTICLE, digest(ARTICLE, replace(ANNOTATIONS, entities=entities)))
    assert "## \\[x\\](y) \\*Mairi\\*␛\\[31m, \\`keeper\\`" in page
    assert "> (probably) “We will not pay for another boat,”" in page
    assert "when: spring 2025; where: Bergen" in page
    assert "\x1b" not in page
