"""What leaves the engine: everything in text order, numbered, and pointing at itself."""

import datetime

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reader.annotations import Mention, ScareQuote, When
from reader.engine.findings import FoundEntity, FoundQuote, as_annotations, findings, published

BLANK = spacy.blank("en")
TEXT = "word " * 20


def test_a_document_has_one_set_of_findings_empty_at_first():
    doc = BLANK("It rained.")
    assert findings(doc).entities == []
    findings(doc).scare_quotes.append(ScareQuote(0, 2))
    assert findings(doc).scare_quotes == [ScareQuote(0, 2)]
    assert findings(BLANK("It rained.")).scare_quotes == []


@pytest.mark.parametrize(
    ("told", "date"),
    [("2024-11-08", datetime.date(2024, 11, 8)), (None, None), ("", None), ("Nov. 8", None)],
)
def test_what_is_no_date_counts_as_unknown(told, date):
    doc = BLANK("It rained.")
    doc._.published = told
    assert published(doc) == date


spans = st.tuples(st.integers(0, 90), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))


@given(
    st.lists(st.lists(spans, min_size=1, max_size=4), max_size=5),
    st.lists(st.tuples(spans, st.integers(0, 9)), max_size=6),
)
def test_records_are_in_text_order_and_keep_their_speakers(mentioned, said):
    doc = BLANK(TEXT)
    found = findings(doc)
    found.entities = [
        FoundEntity("person", f"name {number}", mentions=[Mention(*span) for span in places])
        for number, places in enumerate(mentioned)
    ]
    for span, number in said:
        speaker = found.entities[number] if number < len(found.entities) else None
        found.quotes.append(FoundQuote(*span, "direct", speaker=speaker, confidence=1 / 3))
        found.dates.append(When(*span, "DATE", "2024", "written out"))
    result = as_annotations(doc, "one 1")

    assert [entity.id for entity in result.entities] == list(range(len(mentioned)))
    firsts = [entity.mentions[0].start for entity in result.entities]
    assert firsts == sorted(firsts)
    for entity in result.entities:
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: (m.start, m.end))
    assert [quote.id for quote in result.quotes] == list(range(len(said)))
    starts = [quote.start for quote in result.quotes]
    assert starts == sorted(starts) == [when.start for when in result.dates]
    names = [None if q.speaker is None else result.entities[q.speaker].name for q in result.quotes]
    wanted = [
        f"name {number}" if number < len(mentioned) else None
        for _, number in sorted(said, key=lambda each: each[0])
    ]
    assert sorted(map(str, names)) == sorted(map(str, wanted))
    assert all(quote.confidence == 0.333 for quote in result.quotes)
