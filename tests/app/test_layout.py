"""Laws of wrapping and of the layout: rows fit, nothing is lost, offsets and cells agree."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from reader.app.layout import Layout
from reader.app.motions import moved
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


@given(articles(), st.integers(3, 20))
def test_the_cell_of_an_offset_leads_back_to_it(article, width):
    layout = Layout(article, width)
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
