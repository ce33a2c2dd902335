import random
import re

import pytest
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


VOCABULARY = re.findall(
    r"\w+",
    "river bridge council engineer school harbour winter budget minister island ferry road market "
    "report storm village court teacher union strike price garden museum signal library theatre "
    "flood grain doctor nurse pilot letter window summer player season record border treaty farmer "
    "lantern quarry tunnel parish orchard kettle saddle ribbon anchor chapel meadow copper walnut",
)


def written(chooser, paragraphs):
    """Paragraphs of sentences of made-up words; one sentence in ten is a refrain."""
    refrain = "The council did not answer the letter from the island this week."

    def sentence():
        if chooser.random() < 0.1:
            return refrain
        words = chooser.choices(VOCABULARY, k=chooser.randint(8, 22))
        return " ".join(words).capitalize() + "."

    return [[sentence() for _ in range(chooser.randint(2, 5))] for _ in range(paragraphs)]


def edited(chooser, sentence):
    """``sentence`` with one word in ten replaced, added or taken out."""
    words = []
    for word in re.findall(r"\S+", sentence):
        chance = chooser.random()
        if chance < 0.06:
            words.append(chooser.choice(VOCABULARY))
        elif chance < 0.08:
            words += [word, chooser.choice(VOCABULARY)]
        elif chance >= 0.1:
            words.append(word)
    return " ".join(words)


def joined(paragraphs):
    """The text, and the span of each sentence by paragraph and number."""
    text, spans = "", {}
    for name, sentences in paragraphs:
        for number, sentence in enumerate(sentences):
            spans[name, number] = (len(text), len(text) + len(sentence))
            text += sentence + (" " if number + 1 < len(sentences) else "\n")
    return text, spans


def overlap(one, other):
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def test_marks_survive_an_editor():
    chooser = random.Random(20)
    marks = found = wrong = 0
    for _ in range(8):
        old = list(enumerate(written(chooser, 25)))
        new = [(name, [edited(chooser, one) for one in sentences]) for name, sentences in old]
        for _ in range(2):
            new.insert(chooser.randrange(25), new.pop(chooser.randrange(25)))
        text, spans = joined(old)
        new_text, new_spans = joined(new)
        places = anchors.find_all(
            [anchors.make(text, *place) for place in spans.values()], new_text
        )
        likeness = [
            overlap(place, new_spans[name])
            for name, place in zip(spans, places, strict=True)
            if place is not None
        ]
        marks += len(spans)
        found += sum(one >= 0.5 for one in likeness)
        wrong += sum(one < 0.5 for one in likeness)
    assert found >= 0.98 * marks
    assert wrong <= 0.01 * marks


def test_marks_on_what_was_cut_are_lost():
    chooser = random.Random(21)
    cut_marks = wrong = 0
    for _ in range(8):
        old = list(enumerate(written(chooser, 25)))
        text, spans = joined(old)
        cut = set(chooser.sample(range(25), 5))
        new_text, _ = joined([(name, sentences) for name, sentences in old if name not in cut])
        gone = [
            place
            for (name, _), place in spans.items()
            if name in cut and text[slice(*place)] not in new_text
        ]
        places = anchors.find_all([anchors.make(text, *place) for place in gone], new_text)
        cut_marks += len(gone)
        wrong += sum(place is not None for place in places)
    assert cut_marks > 50
    assert wrong == 0
