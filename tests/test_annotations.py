"""Annotations moved along the text, and those of its pieces put together."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import (
    Annotations,
    Entity,
    Mention,
    Quote,
    ScareQuote,
    When,
    merged,
    shifted,
)

PIECE = 100
"""The length of a piece of text; all that is found in one lies within."""

spans = st.tuples(st.integers(0, PIECE - 10), st.integers(1, 9)).map(lambda s: (s[0], sum(s)))
mentions = st.lists(spans, min_size=1, max_size=3).map(
    lambda found: tuple(Mention(*span) for span in sorted(found))
)


@st.composite
def found(draw):
    """What the engine may find in one piece."""
    names = draw(st.lists(st.sampled_from("ABCDE"), unique=True, max_size=4))
    entities = tuple(
        Entity(number, draw(st.sampled_from(["person", "place"])), name, mentions=draw(mentions))
        for number, name in enumerate(names)
    )
    speakers = st.none() | st.integers(0, len(names) - 1) if names else st.none()
    quotes = tuple(
        Quote(number, *span, "direct", draw(speakers), draw(st.none() | spans), None, number // 2)
        for number, span in enumerate(sorted(draw(st.lists(spans, max_size=4))))
    )
    dates = tuple(
        When(*span, "DATE", "2024", "written out") for span in draw(st.lists(spans, max_size=2))
    )
    scare = tuple(ScareQuote(*span) for span in draw(st.lists(spans, max_size=2)))
    return Annotations("one 1", entities, dates, quotes, scare)


def numbers(record):
    """Every offset in ``record``, in one order."""
    return [
        *(n for e in record.entities for m in e.mentions for n in (m.start, m.end)),
        *(n for w in record.dates for n in (w.start, w.end)),
        *(n for q in record.quotes for n in (q.start, q.end)),
        *(n for q in record.quotes for span in (q.speaker_span, q.cue_span) for n in span or ()),
        *(n for s in record.scare_quotes for n in (s.start, s.end)),
    ]


@given(found(), st.integers(0, 500), st.integers(0, 500))
def test_shifting_moves_every_offset_and_nothing_else(record, one, two):
    assert shifted(record, 0) == record
    assert numbers(shifted(record, one)) == [number + one for number in numbers(record)]
    assert shifted(shifted(record, one), two) == shifted(record, one + two)
    assert shifted(shifted(record, one), -one) == record


@given(st.lists(found(), max_size=4), st.randoms())
def test_merged_pieces_keep_every_finding_under_one_entity_a_name(records, random):
    parts = [shifted(record, PIECE * number) for number, record in enumerate(records)]
    shuffled = random.sample(parts, len(parts))
    whole = merged(shuffled)

    assert [entity.id for entity in whole.entities] == list(range(len(whole.entities)))
    keys = [(entity.kind, entity.name) for entity in whole.entities]
    assert sorted(keys) == sorted({(e.kind, e.name) for part in parts for e in part.entities})
    for entity in whole.entities:
        wanted = [
            mention
            for part in parts
            for e in part.entities
            if (e.kind, e.name) == (entity.kind, entity.name)
            for mention in e.mentions
        ]
        assert list(entity.mentions) == wanted
    said = [
        (q.start, q.end, None if q.speaker is None else part.entities[q.speaker].name)
        for part in parts
        for q in part.quotes
    ]
    assert said == [
        (q.start, q.end, None if q.speaker is None else whole.entities[q.speaker].name)
        for q in whole.quotes
    ]
    assert [quote.id for quote in whole.quotes] == list(range(len(said)))
    assert whole.dates == tuple(when for part in parts for when in part.dates)
    assert whole.scare_quotes == tuple(quote for part in parts for quote in part.scare_quotes)


@given(st.lists(found(), max_size=4))
def test_turns_of_different_pieces_are_different(records):
    parts = [shifted(record, PIECE * number) for number, record in enumerate(records)]
    turns = [(number, q.turn) for number, part in enumerate(parts) for q in part.quotes]
    told = [quote.turn for quote in merged(parts).quotes]
    assert len(set(told)) == len(set(turns)) == len(set(zip(turns, told, strict=True)))


def test_nothing_merged_is_nothing():
    assert merged([]) == Annotations("")


@given(found())
def test_one_piece_merged_says_the_same(record):
    assert numbers(merged([record])) == numbers(record)


@given(found())
def test_records_survive_being_kept(record):
    data = msgspec.msgpack.encode(record)
    assert msgspec.msgpack.decode(data, type=Annotations) == record
