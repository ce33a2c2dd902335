"""What holds for all annotations and all corrections."""

import itertools

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Annotations, Entity, Mention, Quote, ScareQuote, When
from reader.correcting import corrected
from reader.corrections import (
    Assign,
    Attribute,
    Correction,
    EntityRef,
    Merge,
    Remove,
    Rename,
    Retype,
    Scare,
)
from reader.library import anchors
from reader.marks import Anchor

NAMES = ["Ann", "Bo", "Ann Lee", "ann"]
kinds = st.sampled_from(["person", "place", "work"])
forms = st.sampled_from(["name", "pronoun", "nominal"])
texts = st.lists(st.sampled_from([*NAMES, "said", "“So,”", "she", "🐦", "\n"]), min_size=4).map(
    " ".join
)


def spans(text):
    """Any span of ``text`` that holds something."""
    starts = st.integers(0, len(text) - 1)
    return starts.flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, min(len(text), start + 12)))
    )


def apart(found):
    """The ``found`` spans without those that overlap one before."""
    kept, end = [], 0
    for span in sorted(found):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept


@st.composite
def annotations(draw, text):
    """What the engine may find in ``text``: names never overlap, other mentions may."""
    names = apart(draw(st.lists(spans(text), max_size=8)))
    others = draw(st.lists(st.tuples(spans(text), forms), max_size=4))
    mentions = [(*span, "name") for span in names]
    mentions += [(*span, form) for span, form in others if form != "name"]
    owners = [draw(st.integers(0, 3)) for _ in mentions]
    groups = [sorted(m for m, o in zip(mentions, owners, strict=True) if o == n) for n in range(4)]
    entities = tuple(
        Entity(
            number,
            draw(kinds),
            draw(st.sampled_from(NAMES)),
            mentions=tuple(Mention(*m) for m in g),
        )
        for number, g in enumerate(sorted(filter(None, groups)))
    )
    speakers = st.none() | st.integers(0, len(entities) - 1) if entities else st.none()
    quotes = tuple(
        Quote(n, *span, "direct", draw(speakers), draw(st.none() | spans(text)), None, n // 2, 0.5)
        for n, span in enumerate(sorted(draw(st.lists(spans(text), max_size=4))))
    )
    dates = tuple(
        When(*span, "DATE", "2024", "written out")
        for span in apart(draw(st.lists(spans(text), max_size=2)))
    )
    scare = tuple(ScareQuote(*span) for span in apart(draw(st.lists(spans(text), max_size=2))))
    return Annotations("one 1", entities, dates, quotes, scare)


def places(text):
    """An anchor in ``text``, or one whose words do not stand where it says."""
    good = spans(text).map(lambda span: anchors.make(text, *span))
    return good | st.builds(Anchor, st.integers(-3, 99), st.integers(-3, 99), *[st.text()] * 3)


def changes(text):
    refs = st.builds(EntityRef, st.sampled_from(NAMES), kinds, st.none() | places(text))
    return st.one_of(
        st.builds(Retype, kinds),
        st.builds(Rename, st.sampled_from(NAMES)),
        st.builds(Merge, refs),
        st.builds(Assign, refs, forms, st.booleans()),
        st.builds(Remove, st.sampled_from(["mention", "entity", "quote", "date"])),
        st.builds(Attribute, st.none() | refs, st.booleans()),
        st.builds(Scare),
    )


@st.composite
def cases(draw):
    """A text, its annotations, and corrections of them."""
    text = draw(texts)
    one = st.builds(Correction, st.integers(1, 9), places(text), changes(text), lost=st.booleans())
    return text, draw(annotations(text)), tuple(draw(st.lists(one, min_size=1, max_size=5)))


def overlap(one, other):
    return one.start < other.end and other.start < one.end


@given(cases())
def test_what_comes_out_is_whole(case):
    text, found, corrections = case
    result = corrected(text, found, corrections).annotations
    assert [entity.id for entity in result.entities] == list(range(len(result.entities)))
    assert [quote.id for quote in result.quotes] == list(range(len(result.quotes)))
    assert {q.speaker for q in result.quotes} <= {None, *range(len(result.entities))}
    mentions = [mention for entity in result.entities for mention in entity.mentions]
    for record in [*mentions, *result.quotes, *result.dates, *result.scare_quotes]:
        assert 0 <= record.start < record.end <= len(text)
    names = [mention for mention in mentions if mention.form == "name"]
    assert not any(overlap(*pair) for pair in itertools.combinations(names, 2))
    for entity in result.entities:
        assert entity.mentions or any(quote.speaker == entity.id for quote in result.quotes)
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: (m.start, m.end))
    starts = [entity.mentions[0].start for entity in result.entities if entity.mentions]
    assert starts == sorted(starts)


@given(cases())
def test_it_is_pure_and_tells_what_is_whose(case):
    text, found, corrections = case
    before = msgspec.msgpack.encode((found, corrections))
    one, two = (corrected(text, found, corrections) for _ in range(2))
    assert one == two
    assert msgspec.msgpack.encode((found, corrections)) == before
    told = {*one.entities} | {*one.quotes}
    assert told <= set(range(max(len(one.annotations.entities), len(one.annotations.quotes))))
    assert {*one.mentions} <= {
        (mention.start, mention.end)
        for entity in one.annotations.entities
        for mention in entity.mentions
    }
    assert set(one.idle) <= {correction for correction in corrections if not correction.lost}


@given(cases())
def test_to_apply_one_again_changes_nothing(case):
    text, found, corrections = case
    for correction in corrections:
        found = corrected(text, found, [correction]).annotations
        again = corrected(text, found, [correction])
        assert again.annotations == found


@given(cases())
def test_without_corrections_that_stand_it_is_what_the_engine_said(case):
    text, found, corrections = case
    assert corrected(text, found, ()).annotations is found
    lost = [msgspec.structs.replace(correction, lost=True) for correction in corrections]
    assert corrected(text, found, lost).annotations == found


@given(cases())
def test_one_after_the_other_is_the_same_as_all_at_once(case):
    text, found, corrections = case
    step_by_step = found
    for correction in corrections:
        step_by_step = corrected(text, step_by_step, [correction]).annotations
    assert corrected(text, found, corrections).annotations == step_by_step


@given(cases())
def test_corrections_are_written_and_read_again(case):
    _, _, corrections = case
    data = msgspec.json.encode(corrections)
    assert msgspec.json.decode(data, type=tuple[Correction, ...]) == corrections
