"""Who said what."""

import pytest

from reader.engine.findings import findings


@pytest.fixture(scope="module")
def said(nlp):
    """Quotation marks' content and speaker's name, for each quotation in marks."""

    def parse(text):
        quotes = [quote for quote in findings(nlp(text)).quotes if quote.kind != "indirect"]
        return [(text[q.start : q.end], q.speaker.name if q.speaker else None) for q in quotes]

    return parse


@pytest.mark.parametrize(
    "sentence",
    [
        "“The bridge is safe and sound,” Ann Hill said.",
        "“The bridge is safe and sound,” said Ann Hill, an engineer.",
        "Ann Hill told reporters: “The bridge is safe and sound.”",
        "Ann Hill, an engineer with the city, said, “The bridge is safe and sound.”",
        "“The bridge,” Ann Hill said on Friday, “is safe and sound.”",
        "“The bridge is safe and sound.” — Ann Hill",
        "The bridge is “safe and sound,” according to Ann Hill.",
    ],
)
def test_named_speaker(said, sentence):
    assert {speaker for _, speaker in said(sentence)} == {"Ann Hill"}


def test_pronoun_is_resolved(nlp):
    text = "Ann Hill inspected the bridge. “It is safe and sound,” she said."
    (quote,) = [q for q in findings(nlp(text)).quotes if q.kind == "direct"]
    assert quote.speaker.name == "Ann Hill"
    assert text[slice(*quote.speaker_span)] == "she"
    assert text[slice(*quote.cue_span)] == "said"


def test_unnamed_speaker_becomes_an_entity(nlp):
    text = "“It is safe and sound,” said a spokesman for the city."
    found = findings(nlp(text))
    (quote,) = [q for q in found.quotes if q.kind == "direct"]
    assert not quote.speaker.named
    assert quote.speaker.kind == "person"
    assert text[slice(*quote.speaker_span)] == "a spokesman for the city"
    assert quote.speaker in found.entities


def test_an_utterance_over_paragraphs_is_one_turn(nlp):
    text = "“It is safe.\n\n“We looked twice,” said Ann Hill.\n\n“I doubt it,” said Tom Reed."
    first, second, other = (q for q in findings(nlp(text)).quotes if q.kind == "direct")
    assert first.turn == second.turn != other.turn
    assert first.speaker is second.speaker
    assert other.speaker.name == "Tom Reed"


def test_parts_of_one_utterance_share_a_turn(nlp):
    text = (
        "“The bridge,” Ann Hill said on Friday, “is safe and sound. We looked twice.”\n\n"
        "“I doubt it,” said Tom Reed. “Nobody looked.”"
    )
    turns = [q.turn for q in findings(nlp(text)).quotes if q.kind != "indirect"]
    assert turns[0] == turns[1] != turns[2] == turns[3]


def test_labels_of_a_transcript(nlp):
    text = (
        "Ann Hill spoke to the radio.\n\nHOST: Is it safe?\n\nHILL: It is safe.\n\n"
        "HOST: Are you sure?\n\nHILL: I am sure.\n"
    )
    quotes = findings(nlp(text)).quotes
    assert [text[slice(*q.speaker_span)] for q in quotes] == ["HOST", "HILL", "HOST", "HILL"]
    assert quotes[1].speaker is quotes[3].speaker
    assert quotes[1].speaker.name == "Ann Hill"


def test_confidence_is_a_probability(nlp):
    text = "“It is safe,” said Ann Hill. The mayor said that it was not. “Who knows?”"
    assert all(0 <= quote.confidence <= 1 for quote in findings(nlp(text)).quotes)
