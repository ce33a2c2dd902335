import random
from collections import Counter

import pytest
import rewriting
from hypothesis import given
from hypothesis import strategies as st

from reader.library import anchors

TEXT = (
    "The mayor of Harwick said on Monday that the bridge would stay shut.\n\n"
    "“We don’t know when it can open,” Ada Quill, its engineer, told reporters.\n"
    "She had walked under the arches with two of her crew at dawn.\n"
    "The bridge carries the only road to the island.\n"
)

# Letters, line ends, an emoji outside the first plane, a joiner, a combining accent, quotes.
texts = st.text(st.sampled_from("abc  \n.“é\u0301👩\u200d🚒"), max_size=120)


def span(text, words):
    start = text.index(words)
    return start, start + len(words)


@st.composite
def texts_with_spans(draw):
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(texts_with_spans())
def test_a_span_is_found_in_the_text_it_was_made_from(case):
    text, start, end = case
    anchor = anchors.make(text, start, end)
    assert anchor.exact == text[start:end]
    assert text[: anchor.start].endswith(anchor.prefix)
    assert text[anchor.end :].startswith(anchor.suffix)
    assert max(len(anchor.prefix), len(anchor.suffix)) <= 32
    assert anchors.find(anchor, text) == (start, end)


@given(texts, st.integers(-5, 200))
def test_a_place_without_extent_is_anchored_on_words(text, offset):
    anchor = anchors.make(text, offset, offset)
    assert anchors.find(anchor, text) == (anchor.start, anchor.end)
    assert anchor.exact == text[anchor.start : anchor.end]
    assert anchor.exact == anchor.exact.strip()
    assert "\n" not in anchor.exact
    assert bool(anchor.exact) is bool(text.strip())


@given(texts_with_spans(), texts)
def test_no_text_breaks_the_search(case, other):
    anchor = anchors.make(*case)
    found = anchors.find(anchor, other)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(other)


def test_a_bookmark_takes_the_words_from_its_own_on():
    offset = TEXT.index("arches") + 2
    assert anchors.make(TEXT, offset, offset).exact == "arches with two of her crew at dawn."
    blank = TEXT.index("\n\n") + 1
    assert anchors.make(TEXT, blank, blank).exact.startswith("“We don’t know when it can open,”")


def test_a_passage_is_found_where_the_text_before_it_grew():
    anchor = anchors.make(TEXT, *span(TEXT, "its engineer"))
    longer = "Updated at noon.\n\n" + TEXT
    assert anchors.find(anchor, longer) == span(longer, "its engineer")


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: text.translate(str.maketrans("“”’", '""\'')),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("engineer", "chief engine\u0301er"),
        str.upper,
    ],
    ids=["straight quotes", "line ends", "accent and a word more", "capitals"],
)
def test_a_quotation_is_found_in_other_typography(rewrite):
    words = "“We don’t know when it can open,”"
    anchor = anchors.make(TEXT, *span(TEXT, words))
    rewritten = "\n" + rewrite(TEXT)
    assert anchors.find(anchor, rewritten) == span(rewritten, rewrite(words))


def test_composed_and_decomposed_accents_are_the_same():
    composed = TEXT.replace("Quill", "Queré")
    anchor = anchors.make(composed, *span(composed, "Ada Queré, its engineer"))
    decomposed = "!" + composed.replace("é", "e\u0301")
    assert anchors.find(anchor, decomposed) == span(decomposed, "Ada Quere\u0301, its engineer")


def test_a_replaced_word_is_found_between_its_neighbours():
    anchor = anchors.make(TEXT, *span(TEXT, "Quill"))
    corrected = TEXT.replace("Quill", "Quilliam")
    assert anchors.find(anchor, corrected) == span(corrected, "Quilliam")


def test_a_passage_that_is_gone_is_lost():
    anchor = anchors.make(TEXT, *span(TEXT, "She had walked under the arches with two of her crew"))
    assert anchors.find(anchor, TEXT.replace(anchor.exact, "Nobody was hurt")) is None
    assert anchors.find(anchor, "Nothing of it.") is None
    assert anchors.find(anchor, "") is None


def test_of_repeated_sentences_the_one_with_the_same_neighbours_is_found():
    sentence = "The council declined to comment."
    text = f"Rents rose. {sentence} Trams stopped.\nFares rose. {sentence} Shops closed.\n"
    second = text.rindex(sentence)
    anchor = anchors.make(text, second, second + len(sentence))
    moved = "Shops closed early, it was said at noon today.\n" * 3 + text
    assert anchors.find(anchor, moved) == (moved.rindex(sentence), moved.rindex(sentence) + 32)


def test_a_long_quote_is_found_by_its_two_ends():
    text = "".join(f"Line {number} tells of day {number * 7} at sea.\n" for number in range(90))
    anchor = anchors.make(text, text.index("Line 20"), text.index("\nLine 60"))
    edited = ("A new beginning.\n" + text).replace("day 210", "night 210")
    found = (edited.index("Line 20"), edited.index("\nLine 60"))
    assert anchors.find(anchor, edited) == found


@pytest.mark.parametrize("edits", [*((edit,) for edit in rewriting.EDITS), rewriting.EDITS])
def test_marks_on_sentences_survive_an_editor(edits):
    chooser = random.Random(20)
    counts = Counter()
    for text in rewriting.samples():
        for _ in range(4 if edits == rewriting.EDITS else 1):
            counts += rewriting.trial(chooser, text, edits)
    assert counts["found"] >= 0.98 * counts.total()
    assert counts["wrong"] <= 0.01 * counts.total()


def test_marks_on_what_was_cut_are_lost():
    chooser = random.Random(21)
    counts = Counter()
    for text in rewriting.samples():
        for _ in range(3):
            counts += rewriting.cut(chooser, text)
    assert counts["rightly lost"] > 50
    assert counts["wrong"] <= 0.01 * counts["rightly lost"]
    assert counts["lost"] <= 0.01 * counts["found"]


def test_a_phrase_that_was_common_is_not_looked_for_elsewhere():
    text = f"Rain fell. No one was hurt.\n{'Trams ran. ' * 9}\nSnow fell. No one was hurt.\n"
    anchor = anchors.make(text, *span(text, "No one was hurt."))
    other = "It hailed on Friday. No one was hurt. It was cold.\n"
    assert anchors.find_all([anchor], other, text) == [None]
    once = text.replace("Snow fell. No one was hurt.", "")
    assert anchors.find_all([anchor], other, once) == [span(other, "No one was hurt.")]
    assert anchors.find_all([anchor], other + other, once) == [None]
