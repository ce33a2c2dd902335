import textwrap

import pytest

from reader.formats.unwrapping import unwrapped

FIRST = (
    "The mayor of the old harbour town said on Thursday that the bridge would be closed for the "
    "whole of the winter, and that no ferry would take its place."
)
SECOND = (
    "“We looked at every other way,” Jane Doe told the council. “There is none that the town "
    "could pay for, and so we must all walk around by the mill until the spring.”"
)
SHORT = "Nobody on the council had a better idea, and nobody pretended to have one either."
PARAGRAPHS = [FIRST, SECOND, SHORT, FIRST]


def wrapped(paragraph, width=72, **options):
    return textwrap.fill(paragraph, width, **options)


@pytest.mark.parametrize("width", [60, 66, 72, 80, 98])
def test_wrapped_paragraphs_become_lines(width):
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in PARAGRAPHS)
    assert unwrapped(text) == "\n\n".join(PARAGRAPHS)


def test_paragraphs_that_only_an_indent_sets_apart():
    text = "\n".join(wrapped(paragraph, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert unwrapped(text) == "\n\n".join(PARAGRAPHS)


def test_paragraphs_that_nothing_but_a_short_last_line_sets_apart():
    text = "\n".join(wrapped(paragraph) for paragraph in (FIRST, SECOND, FIRST))
    assert unwrapped(text) == f"{FIRST}\n\n{SECOND}\n\n{FIRST}"


def test_a_hanging_indent():
    assert unwrapped(wrapped(FIRST, 90, subsequent_indent=" " * 12)) == FIRST


def test_a_headline_and_a_byline_stay_apart():
    text = f"Bridge to close\nBy Jane Doe\n{wrapped(FIRST)}"
    assert unwrapped(text) == f"Bridge to close\n\nBy Jane Doe\n\n{FIRST}"


def test_a_hyphen_at_the_end_of_a_line():
    text = (
        "The council said that nothing would come of it as long as the gov-\n"
        "ernment in the capital had no plan of its own, for the long-\n"
        "awaited one was a two- or\n"
        "three-page letter, which the mayor had read from beginning to end —\n"
        "twice. The government said nothing of its long-awaited plan."
    )
    assert unwrapped(text) == (
        "The council said that nothing would come of it as long as the government in the capital "
        "had no plan of its own, for the long-awaited one was a two- or three-page letter, which "
        "the mayor had read from beginning to end — twice. The government said nothing of its "
        "long-awaited plan."
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        "The sun went down upon the town\nAnd all the lamps were lit\nThe people went about",
        (
            "It was the winter when the bridge was closed and all the lamps were out,\n"
            "And no one in the harbour knew what all the noise had been about,\n"
            "And up and down the river went the people of the town in doubt"
        ),
        "- a coat\n- a pair of boots\n- bread",
        "Team           Played   Points\nHarbour        12       30\nMill           12       28",
        "MAYOR: Good evening to all of you who came.\nDOE: Good evening.\nMAYOR: Let us begin.",
        "> You wrote that the bridge would be closed for the whole of the\n> long winter.",
    ],
)
def test_what_is_not_wrapped_is_left_alone(text):
    assert unwrapped(text) == text
    assert unwrapped(f"{wrapped(FIRST)}\n\n{text}") == f"{FIRST}\n\n{text}"


def test_wrapped_turns_and_items_keep_their_beginnings():
    turns = [f"MAYOR: {FIRST}", f"DOE: {SECOND}", "MAYOR: No."]
    assert unwrapped("\n".join(map(wrapped, turns))) == "\n".join(turns)
    items = [f"- {FIRST}", f"- {SECOND}", "- bread"]
    text = "\n".join(wrapped(item, subsequent_indent="  ") for item in items)
    assert unwrapped(text) == "\n".join(items)
