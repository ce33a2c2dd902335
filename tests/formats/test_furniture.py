from datetime import date

import pytest

from reader.formats import furniture
from reader.formats.bylines import authors
from reader.formats.datelines import dateline, days_in, is_date_line
from reader.formats.leftovers import is_leftover

STORY = "The mayor of the old harbour town said on Thursday that the bridge would be closed."
LONG = f"{STORY} {STORY}"


def kinds(*lines):
    text = "\n\n".join(lines)
    found = furniture.find(text)
    return [paragraph.kind for paragraph in found.paragraphs]


def test_a_whole_article():
    text = "\n\n".join(
        [
            "Bridge to close for winter",
            "Ferry is no way out, says mayor",
            "By Jane Doe and JOHN ROE | Staff Writer",
            "Published: 8 Nov 2024 10:30 GMT",
            f"HARBOUR TOWN, Nov 7 (Reuters) - {LONG}",
            "What comes next",
            LONG,
            "- a ferry",
            "Share this story",
            "Related stories",
            "Mill to open again",
            "All rights reserved.",
        ]
    )
    found = furniture.find(text)
    assert found.title == "Bridge to close for winter"
    assert found.byline == "Jane Doe and JOHN ROE"
    assert found.published == date(2024, 11, 8)
    assert [paragraph.kind for paragraph in found.paragraphs] == (
        ["title", "heading", "byline", "dateline", "text", "heading", "text", "list"] + ["junk"] * 4
    )


def test_a_headline_may_stand_right_on_the_story():
    found = furniture.find(f"BRIDGE CLOSED!\n{STORY}\n{STORY}")
    assert found.title == "BRIDGE CLOSED!"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n\n{STORY}",
        "LONDON (AP) — The mayor left\n\nHe came back.",
        "Nothing but this",
        "The mayor, who had said that the bridge would stay\nopen, closed it.",
        "- a list\n\nof things.",
    ],
)
def test_no_headline(text):
    assert furniture.find(text).title is None


def test_a_name_between_headline_and_date_is_the_byline():
    found = furniture.find(f"Bridge to close\n\nJane Doe\n\nNov. 8, 2024\n\n{STORY}")
    assert found.byline == "Jane Doe"
    assert found.published == date(2024, 11, 8)


def test_an_update_tells_the_date_only_where_nothing_else_does():
    dates = "Updated 9 November 2024\n\nPublished 8 November 2024"
    assert furniture.find(f"Bridge to close\n\n{dates}\n\n{STORY}").published == date(2024, 11, 8)
    update = f"Bridge to close\n\nUpdated Nov 9, 2024, 5 p.m. ET\n\n{STORY}"
    assert furniture.find(update).published == date(2024, 11, 9)


def test_a_dateline_takes_its_year_from_another_date():
    text = f"Bridge to close\n\nUpdated Jan 2, 2025\n\nLONDON, Dec. 31 (AP) — {STORY}"
    assert furniture.find(text).published == date(2024, 12, 31)
    assert furniture.find(f"LONDON, Feb 29 (AP) — {STORY}", hint=date(2023, 3, 1)).published == (
        date(2024, 2, 29)
    )


def test_dates_in_the_story_are_not_its_publication():
    assert furniture.find(f"Bridge to close\n\n{STORY} It opened on May 8, 1950.").published is None


def test_verse_lists_and_tables_are_lines_of_their_own():
    verse = "The sun went down upon the town\nAnd all the lamps were lit\nThe people went about"
    assert kinds(STORY, verse, "* * *", "1. A coat", "Mill      12      28", STORY) == (
        ["text"] + ["list"] * 6 + ["text"]
    )


def test_junk_is_only_what_ends_the_page():
    assert kinds(STORY, "Advertisement", STORY, "Advertisement")[-1] == "junk"
    assert "junk" not in kinds(STORY, "Advertisement", STORY)
    assert kinds("Share this") == ["text"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE"),
        (
            "By Jane van der Doe in London and John Roe | Staff",
            "Jane van der Doe in London and John Roe",
        ),
        ("Written by Jane Doe, Reuters", "Jane Doe, Reuters"),
        ("Jane Doe, Reuters", "Jane Doe"),
        ("Jane Doe - Associated Press", "Jane Doe"),
        ("Jane Doe, mayor", None),
        ("By Monday the bridge was closed", None),
        ("by the river", None),
    ],
)
def test_authors(line, names):
    assert authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Friday, July 21, 2017",
        "Published: 8 Nov 2024 10:30 GMT",
        "Nov 7, 2024, 10:30 AM ET",
        "Last updated on Nov. 7, 2024 at 5 p.m. EST",
        "2024-11-08T10:30:00Z",
        "11/08/2024",
        "21st July 2017",
        "Updated 3 hours ago",
        "Thursday, Nov 7",
    ],
)
def test_date_lines(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["March of the miners", "The bridge of May 8", "12 dead", "May 8, 1950: the bridge"]
)
def test_no_date_lines(line):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "opening"),
    [
        ("SOCHI, Russia, Nov 7 (Reuters) - A", "SOCHI, Russia, Nov 7 (Reuters) - "),
        ("LONDON (AP) — A", "LONDON (AP) —"),
        ("WASHINGTON, Nov. 8 — A", "WASHINGTON, Nov. 8 —"),
        ("HONG KONG/NEW YORK, 8 May (AFP) – A", "HONG KONG/NEW YORK, 8 May (AFP) –"),
        ("Nov 7 (Reuters) - A", "Nov 7 (Reuters) - "),
        ("DAR ES SALAAM, Tanzania (AP) _", "DAR ES SALAAM, Tanzania (AP) _"),
        ("Harbour Town (CNN)", "Harbour Town (CNN)"),
    ],
)
def test_datelines(line, opening):
    assert dateline(line) == opening


@pytest.mark.parametrize(
    "line", ["The mayor left — at last.", "The mayor (AP) left", STORY, "A well-known town - A"]
)
def test_no_datelines(line):
    assert dateline(line) is None


def test_days_in_figures_only_where_they_can_be_read_in_one_way():
    assert days_in("25/12/2024") == days_in("12/25/2024") == [(2024, 12, 25)]
    assert days_in("11/08/2024") == []
    assert days_in("8 November and Sept. 9th, 2023") == [(None, 11, 8), (2023, 9, 9)]


@pytest.mark.parametrize(
    "line",
    ["SHARE THIS", "Facebook | Twitter | Email", "App key not set (1)", "© 2024 The Harbour Post"],
)
def test_leftovers(line):
    assert is_leftover(line)


@pytest.mark.parametrize("line", [STORY, "Shareholders met", "", "Sharing is good"])
def test_no_leftovers(line):
    assert not is_leftover(line)


def test_a_short_line_that_ends_with_a_stop_is_a_headline_before_a_dateline():
    found = furniture.find("Band plays the whole of ‘The 9th.’\n\nOSLO, May 2 (NTB) — It rained.")
    assert found.title == "Band plays the whole of ‘The 9th.’"


def test_a_short_sentence_before_more_text_is_no_headline():
    assert furniture.find("It rained.\n\nThen it rained again all night.").title is None
