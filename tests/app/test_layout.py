"""Laws of wrapping and of the layout: rows fit, nothing is lost, offsets and cells agree."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes
from rich.style import Style

from reader.app.layout import Layout, Shape
from reader.app.motions import moved
from reader.app.painting import painted, stretched
from reader.app.wrapping import _wrap_graphemes, graphemes, is_narrow, wrap
from reader.article import Article, Paragraph
from reader.harmless import harmless

WORDS = st.text(alphabet="ab é“”—漢字e\u0301👩\u200d👧🏽\u0644\u0627 ", max_size=80)


def rows(text, width):
    starts = wrap(text, width)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(WORDS, st.integers(2, 30))
def test_rows_cover_the_text_and_fit(text, width):
    assert "".join(rows(text, width)) == text
    assert all(cell_len(row.rstrip(" ")) <= width for row in rows(text, width))


def test_words_move_whole_to_the_next_row():
    assert rows("the quick brown fox", 10) == ["the quick ", "brown fox"]
    assert rows("漢字 漢字 漢字", 10) == ["漢字 漢字 ", "漢字"]


@given(st.text())
def test_what_is_narrow_takes_a_cell_a_code_point(text):
    shown = harmless(text)
    assert not is_narrow(shown) or all(cells == 1 for _, _, cells in split_graphemes(shown)[0])


@given(st.lists(st.text(alphabet="abcé“—", min_size=1, max_size=12)), st.integers(2, 9))
def test_narrow_text_is_wrapped_as_any_other(words, width):
    text = " ".join(words)
    assert is_narrow(text)
    assert wrap(text, width) == _wrap_graphemes(text, width)


def test_a_word_wider_than_a_row_is_broken():
    assert rows("abcdefgh", 3) == ["abc", "def", "gh"]


@st.composite
def articles(draw):
    lines = draw(st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=5))
    kinds = draw(st.lists(st.sampled_from(["text", "list"]), min_size=5, max_size=5))
    paragraphs, start = [], 0
    for line, kind in zip(lines, kinds, strict=False):
        paragraphs.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    return Article(text="\n".join(lines), paragraphs=tuple(paragraphs))


def characters(article):
    """The offset of each character that a person sees."""
    for paragraph in article.paragraphs:
        for start, _, cells in graphemes(article.text[paragraph.start : paragraph.end]):
            if cells:
                yield paragraph.start + start


SHAPES = st.builds(Shape, spacing=st.integers(1, 3), justified=st.booleans())


@given(articles(), st.integers(3, 20), SHAPES)
def test_the_cell_of_an_offset_leads_back_to_it(article, width, shape):
    layout = Layout(article, width, shape)
    for offset in characters(article):
        y = layout.row_of(offset)
        row = layout.row(y)
        assert row is not None
        assert 0 <= y < layout.height
        if offset < row.end:  # the space at a row's end is not shown
            assert row.start <= offset
            assert layout.offset_at(y, layout.cell_of(offset)) == offset


@given(articles(), st.integers(3, 20))
def test_rows_are_in_order_and_only_lists_stand_without_air(article, width):
    layout = Layout(article, width)
    shown = [layout.row(y) for y in range(layout.height)]
    starts = [row.start for row in shown if row]
    assert starts == sorted(starts)
    for before, after in itertools.pairwise(shown):
        if before and after and before.paragraph != after.paragraph:
            kinds = {article.paragraphs[row.paragraph].kind for row in (before, after)}
            assert kinds == {"list"}
    assert layout.row(-1) is None
    assert layout.row(layout.height) is None


@given(articles(), st.integers(3, 20), st.integers(2, 3))
def test_spacing_puts_the_same_rows_farther_apart(article, width, spacing):
    near, far = Layout(article, width), Layout(article, width, Shape(spacing=spacing))
    rows = [y for y in range(near.height) if near.row(y)]
    apart = [y for y in range(far.height) if far.row(y)]
    assert [near.row(y) for y in rows] == [far.row(y) for y in apart]
    for (y, after), (far_y, far_after) in zip(
        itertools.pairwise(rows), itertools.pairwise(apart), strict=True
    ):
        assert far_after - far_y == after - y + spacing - 1
    assert all(far.row(far.nearest_row(y)) for y in range(-1, far.height + 1))


@given(articles(), st.integers(8, 40))
def test_justified_rows_are_full_and_say_the_same(article, width):
    layout = Layout(article, width, Shape(justified=True))
    for row in filter(None, map(layout.row, range(layout.height))):
        text, wider = article.text[row.start : row.end], layout.stretched(row)
        segments = painted(article.text, row.start, row.end, Style(), [])
        shown = "".join(s.text for s in stretched(segments, row.start, wider))
        assert shown.split() == text.split()
        if wider:
            assert cell_len(shown) == width
            assert max(wider.values()) - min(wider.values()) <= 1
            assert article.paragraphs[row.paragraph].kind == "text"
            assert row.end < article.paragraphs[row.paragraph].end


def test_a_paragraphs_last_row_a_list_and_a_row_half_empty_are_not_stretched():
    words = "the quick brown fox jumps over it"
    for kind, rows in (("text", [{3: 1, 9: 1}, {}]), ("list", [{}, {}])):
        article = Article(words, paragraphs=(Paragraph(0, len(words), kind),))
        layout = Layout(article, 21, Shape(justified=True))
        assert [layout.stretched(layout.row(y)) for y in range(2)] == rows
    long = "a b extraordinarily c"
    layout = Layout(Article(long, paragraphs=(Paragraph(0, 21),)), 15, Shape(justified=True))
    assert layout.stretched(layout.row(0)) == {}


@given(articles())
def test_right_and_left_go_from_grapheme_to_grapheme_and_stay_at_the_ends(article):
    stops = [
        paragraph.start + start
        for paragraph in article.paragraphs
        for start, _, _ in graphemes(article.text[paragraph.start : paragraph.end])
    ]
    for here, after in zip(stops, [*stops[1:], stops[-1]], strict=True):
        assert moved("right", article, here) == after
    for here, before in zip(stops, [stops[0], *stops], strict=False):
        assert moved("left", article, here) == before
