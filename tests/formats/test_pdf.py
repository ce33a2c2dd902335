"""What a person would read on a page is what comes out of a PDF, in that order."""

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import columns
from reader.formats.columns import Piece
from reader.formats.hyphens import Words

SAID = (
    "the council said on Thursday that the old pier would open again in April and that nobody had "
    "counted what the long repairs had cost the town and its people over two dark winters"
)
WORDS = SAID.split()


def filled(words, width=42):
    """``words`` in lines as a typesetter fills them."""
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def set_in(lines, *, left=60, top=700, size=10, leading=12):
    return [(left, top - leading * row, size, line) for row, line in enumerate(lines)]


def paragraph(number):
    """A paragraph that is unlike any other."""
    return [f"Number{number}", *WORDS[number % 7 :], f"{chr(97 + number) * 3}."]


def texts(article):
    return [article.text[p.start : p.end] for p in article.paragraphs]


def test_two_columns_under_a_headline(opened):
    left = [filled(paragraph(n)) for n in range(3)]
    right = [filled(paragraph(n)) for n in range(3, 6)]
    drawn = [(60, 760, 24, "Ferry pier to open again in the spring")]
    for column, x in ((left, 60), (right, 320)):
        top = 700
        for lines in column:
            # In rows across both columns, as some programs write them.
            drawn += set_in(lines, left=x, top=top)
            top -= 12 * len(lines) + 8
    drawn.sort(key=lambda line: -line[1])
    article = opened(documents.pdf([drawn]))
    assert article.title == "Ferry pier to open again in the spring"
    assert texts(article)[1:] == [" ".join(paragraph(n)) for n in range(6)]


def test_a_paragraph_runs_on_in_the_next_column_and_on_the_next_page(opened):
    lines = filled(paragraph(1) * 3)
    third = len(lines) // 3
    pages = [
        [*set_in(lines[:third]), *set_in(lines[third : 2 * third], left=320)],
        set_in(lines[2 * third :]),
    ]
    assert texts(opened(documents.pdf(pages))) == [" ".join(paragraph(1) * 3)]


def test_running_heads_and_page_numbers_are_left_out(opened):
    pages = [
        [
            (60, 800, 9, f"The Harbour Post   {number}   Vol. 12"),
            *set_in(filled(paragraph(number))),
            (290, 40, 9, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    ]
    assert texts(opened(documents.pdf(pages))) == [" ".join(paragraph(n)) for n in (1, 2, 3)]


def test_what_stands_once_at_the_edge_of_a_page_stays(opened):
    pages = [[(60, 800, 10, "To whom it may concern:"), *set_in(filled(paragraph(1)))]]
    assert "To whom it may concern:" in opened(documents.pdf(pages)).text


def test_words_broken_at_line_ends_are_made_whole(opened):
    lines = [
        "The govern-",
        "ment is well-known for it, said a well-",
        "known member of the town coun-",
        "cil, and no re-election is near.",
    ]
    article = opened(documents.pdf([set_in(lines)]))
    assert article.text == (
        "The government is well-known for it, said a well-known member of the town council, "
        "and no re-election is near."
    )


def test_indented_paragraphs_and_headings(opened):
    first, second = filled(paragraph(1) + paragraph(4)), filled(paragraph(2))
    drawn = [
        *set_in(first),
        *set_in(second[:1], left=75, top=700 - 12 * len(first)),
        *set_in(second[1:], top=700 - 12 * (len(first) + 1)),
        (60, 500, 14, "What went wrong"),
        *set_in(filled(paragraph(3)), top=480),
    ]
    article = opened(documents.pdf([drawn]))
    assert texts(article) == [
        " ".join(paragraph(1) + paragraph(4)),
        " ".join(paragraph(2)),
        "What went wrong",
        " ".join(paragraph(3)),
    ]
    assert article.paragraphs[2].kind == "heading"


def test_lists_and_tables_keep_their_lines(opened):
    drawn = [
        *set_in(["• A coat that is long enough to be con-", "tinued", "• A boat"]),
        (60, 600, 10, "Year"),
        (160, 600, 10, "Passengers"),
        (60, 588, 10, "2019"),
        (160, 588, 10, "41,000"),
    ]
    assert texts(opened(documents.pdf([drawn]))) == [
        "• A coat that is long enough to be continued",
        "• A boat",
        "Year | Passengers",
        "2019 | 41,000",
    ]


def test_a_title_in_the_files_data_counts_only_if_the_page_says_it(opened):
    page = [(60, 760, 10, "Ferry pier to reopen"), *set_in(filled(paragraph(1)))]
    assert (
        opened(documents.pdf([page], title="Ferry pier to reopen")).title == "Ferry pier to reopen"
    )
    other = opened(documents.pdf([set_in(filled(paragraph(1)))], title="Microsoft Word - a.doc"))
    assert "Microsoft" not in other.text


@pytest.mark.parametrize(
    ("known", "before", "after", "whole"),
    [
        ("", "The govern-", "ment said", "The government said"),
        ("It is well-known.", "a well-", "known man", "a well-known man"),
        ("well and known", "a well-", "known man", "a well-known man"),
        ("well and known, wellknown", "a well-", "known man", "a wellknown man"),
        ("", "Jean-", "Paul", "Jean-Paul"),
        ("", "in 2019-", "2020", "in 2019-2020"),
    ],
)
def test_hyphens(known, before, after, whole):
    assert Words(known).mended(before, after) == whole


places = st.floats(0, 600, allow_nan=False, width=32)


@given(
    st.lists(
        st.lists(
            st.builds(
                lambda text, left, bottom, width, size: Piece(
                    text, left, left + width, bottom, bottom + size, size
                ),
                st.text("ab. -", min_size=1, max_size=30),
                places,
                places,
                st.floats(0, 400, width=32),
                st.floats(0.5, 60, width=32),
            ),
            max_size=25,
        ),
        max_size=3,
    )
)
def test_no_words_of_the_body_are_lost_or_doubled(pages):
    """Wherever the pieces stand, each comes out once, but for those at the edges of pages."""
    found = sorted("".join(line.text for column in columns.ordered(pages) for line in column))
    kept = [
        p for page in columns._without_heads([columns._rows(page) for page in pages]) for p in page
    ]
    wanted = sorted("".join(piece.text for row in kept for piece in row))
    assert [c for c in found if c not in " |"] == [c for c in wanted if c not in " |"]
