"""``newsread_names``: names whole, of the right kind, and grouped."""

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from reader.engine.components.names import names
from reader.engine.findings import findings

BLANK = spacy.blank("en")


@pytest.fixture(scope="module")
def read(nlp):
    """A function from a text to its entities, each as (kind, name, [words of each mention])."""
    parts = [part for part in nlp.pipe_names if not part.startswith("newsread")]

    def entities(text):
        doc = nlp.make_doc(text)
        for part in ("newsread_paragraphs", *parts, "newsread_names"):
            doc = nlp.get_pipe(part)(doc)
        return findings(doc).entities

    return entities


def mentions(text, entities):
    return {
        (entity.kind, entity.name): [text[m.start : m.end] for m in entity.mentions]
        for entity in entities
    }


def tagged(words, entities):
    """A document of ``words``, with ``entities`` as (start, end, label), without a model."""
    doc = Doc(
        BLANK.vocab,
        words=words,
        tags=["NNP" if word[:1].isupper() else "NN" for word in words],
        lemmas=[word.lower() for word in words],
        deps=["dep"] * len(words),
        heads=list(range(len(words))),
    )
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities])
    return doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                'Harlan Whitcombe and Odette Whitcombe spoke. "Ours," Mrs. Whitcombe said. '
                "Mr. Whitcombe agreed."
            ),
            {
                ("person", "Harlan Whitcombe"): ["Harlan Whitcombe", "Whitcombe"],
                ("person", "Odette Whitcombe"): ["Odette Whitcombe", "Whitcombe"],
            },
        ),
        (
            "U.S.-Russia talks began in Geneva. A U.S.-led plan was dead.",
            {
                ("place", "United States"): ["U.S.", "U.S."],
                ("place", "Russia"): ["Russia"],
                ("place", "Geneva"): ["Geneva"],
            },
        ),
        (
            "The World Health Organization (WHO) sent a team to Kherson. A doctor thanked the WHO.",
            {
                ("organisation", "World Health Organization"): [
                    "World Health Organization",
                    "WHO",
                    "WHO",
                ],
                ("place", "Kherson"): ["Kherson"],
            },
        ),
        (
            "Georgia Pembrook flew to Georgia. Pembrook praised the Turkish Embassy.",
            {
                ("person", "Georgia Pembrook"): ["Georgia Pembrook", "Pembrook"],
                ("place", "Georgia"): ["Georgia"],
                ("group", "Turkish"): ["Turkish"],
                ("organisation", "Turkish Embassy"): ["Embassy"],
            },
        ),
        (
            "TRASK WINS SECOND TERM\n\nMayor Denise Trask won again on Tuesday.",
            {("person", "Denise Trask"): ["TRASK", "Denise Trask"]},
        ),
        (
            "Pieter van der Meulen met Owen O’Mara. Van der Meulen left; O'Mara did not.",
            {
                ("person", "Pieter van der Meulen"): ["Pieter van der Meulen", "Van der Meulen"],
                ("person", "Owen O'Mara"): ["Owen O’Mara", "O'Mara"],
            },
        ),
        (
            (
                "Wales beat Malta 2-1 in the match in Cardiff. The striker scored a goal after a "
                "penalty; the referee gave another goal."
            ),
            {
                ("organisation", "Wales"): ["Wales"],
                ("organisation", "Malta"): ["Malta"],
                ("place", "Cardiff"): ["Cardiff"],
            },
        ),
        (
            'Wilhelmina "Billie" Oyelaran-Pratt scored. Oyelaran-Pratt is 31.',
            {
                ("person", "Wilhelmina Oyelaran-Pratt"): [
                    'Wilhelmina "Billie" Oyelaran-Pratt',
                    "Oyelaran-Pratt",
                ],
            },
        ),
        (
            "Police in Saint-Malo asked the University of Texas. Ghana-Togo talks began.",
            {
                ("place", "Saint-Malo"): ["Saint-Malo"],
                ("organisation", "University of Texas"): ["University of Texas"],
                ("place", "Texas"): ["Texas"],
                ("place", "Ghana"): ["Ghana"],
                ("place", "Togo"): ["Togo"],
            },
        ),
        (
            (
                "He worked for Tudor Creek Weighing, a private contractor, and for Noctilia, an "
                "operator of trains. Ann Hill, a contractor, did not."
            ),
            {
                ("organisation", "Tudor Creek Weighing"): ["Tudor Creek Weighing"],
                ("organisation", "Noctilia"): ["Noctilia"],
                ("person", "Ann Hill"): ["Ann Hill"],
            },
        ),
        (
            (
                "The path from Brussels to Bari is long. Bari waits. The premier of Tonga, "
                "Ada Vale, left."
            ),
            {
                ("place", "Brussels"): ["Brussels"],
                ("place", "Bari"): ["Bari", "Bari"],
                ("place", "Tonga"): ["Tonga"],
                ("person", "Ada Vale"): ["Ada Vale"],
            },
        ),
        (
            "Malta signed a treaty with Wales in Cardiff on Friday.",
            {
                ("place", "Malta"): ["Malta"],
                ("place", "Wales"): ["Wales"],
                ("place", "Cardiff"): ["Cardiff"],
            },
        ),
    ],
)
def test_names_are_whole_typed_and_grouped(read, text, expected):
    assert mentions(text, read(text)) == expected


def test_roles_and_genders_are_read_off_the_text(read):
    text = (
        "The Kremlin spokesman Arkady Belov met Quill Tarrow, a doctor at the regional hospital, "
        "and actress Zvia Moravec. Defense Secretary Colin Marsh and Ms. Aldermoor watched."
    )
    found = {entity.name: entity for entity in read(text)}
    assert found["Arkady Belov"].role == "Kremlin spokesman"
    assert found["Quill Tarrow"].role == "doctor at the regional hospital"
    assert found["Colin Marsh"].role == "Defense Secretary"
    assert found["Zvia Moravec"].gender == "female"
    assert found["Aldermoor"].gender == "female"


def test_a_surname_that_is_a_place_goes_by_its_surroundings(read):
    text = "Denzil Washington, 54, laughed. Washington spoke before he flew to Washington."
    found = mentions(text, read(text))
    assert found["person", "Denzil Washington"] == ["Denzil Washington", "Washington"]
    assert found["place", "Washington"] == ["Washington"]


def test_addresses_days_and_offices_are_nobody(read):
    text = "Write to ruth@example.org or @ruthcalloway by Monday, said the Home Secretary in May."
    assert read(text) == []


def test_a_name_missed_by_the_model_is_found_again():
    words = ["Orla", "Fennimore", "spoke", ".", "Then", "they", "asked", "Fennimore", "why", "."]
    doc = names(tagged(words, [(0, 2, "PERSON")]))
    (entity,) = findings(doc).entities
    assert [doc.text[m.start : m.end] for m in entity.mentions] == ["Orla Fennimore", "Fennimore"]


def test_the_surname_decides_what_the_model_is_unsure_of():
    words = ["Orla", "Fennimore", "spoke", ".", "Fennimore", "left", ".", "Fennimore", "slept", "."]
    labels = [(0, 2, "PERSON"), (4, 5, "ORG"), (7, 8, "GPE")]
    (entity,) = findings(names(tagged(words, labels))).entities
    assert (entity.kind, len(entity.mentions)) == ("person", 3)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Bill Oakhurst", "William Oakhurst", True),
        ("J. Oakhurst", "Jane Oakhurst", True),
        ("Ada M. Oakhurst", "Ada Oakhurst", True),
        ("Ada M. Oakhurst", "Ada T. Oakhurst", False),
        ("Ada Oakhurst", "Jane Oakhurst", False),
        ("Karl Oakhurst Jr.", "Karl Oakhurst", False),
    ],
)
def test_two_full_names_of_one_person(first, second, same):
    one, other = first.split(), second.split()
    words = [*one, "met", *other, "."]
    start = len(one) + 1
    doc = tagged(words, [(0, len(one), "PERSON"), (start, start + len(other), "PERSON")])
    assert (len(findings(names(doc)).entities) == 1) is same


def _holds(outer, inner):
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


TROUBLE = (
    "Ada Moss Jr. Mr. Mrs. President Senate WHO Paris PARIS U.S. U.S.-led D-Mass. Monday The the "
    "of and van said in 54 x - , . ( ) ' 's ’s @x"
)
WORD = st.sampled_from([*TROUBLE.split(), "\n\n"])
LABEL = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "FAC", "EVENT", "DATE", "LAW"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=30), st.data())
def test_mentions_are_in_order_and_only_places_lie_in_others(words, data):
    cuts = data.draw(st.sets(st.integers(0, len(words)), max_size=12).map(sorted))
    pairs = [(a, b) for a, b in itertools.pairwise(cuts)]
    doc = names(tagged(words, [(a, b, data.draw(LABEL)) for a, b in pairs]))
    spans = []
    for entity in findings(doc).entities:
        own = [(m.start, m.end) for m in entity.mentions]
        assert entity.name
        assert own == sorted(own)
        spans += own
    spans.sort(key=lambda span: (span[0], -span[1]))
    assert all(0 <= start < end <= len(doc.text) for start, end in spans)
    outer = [span for span in spans if not any(_holds(other, span) for other in spans)]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(outer))
    places = {span for span in spans if span not in outer}
    assert places <= {
        (m.start, m.end) for e in findings(doc).entities if e.kind == "place" for m in e.mentions
    }
    assert all(doc.text[start:end] == doc.text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_a_name_without_end_is_no_name(label):
    doc = names(tagged(["Word"] * 5_000, [(0, 5_000, label)]))
    assert findings(doc).entities == []


def test_a_newspaper_tells_of_no_place(read):
    assert {e.kind for e in read("The Texas Herald and the Texas State Police differed.")} == {
        "organisation",
        "place",
    }
    text = "She reads the Texas Herald."
    assert [e.kind for e in read(text)] == ["organisation"]


def test_somebody_is_called_by_the_given_name(read):
    text = "Moira Tregunno resigned. “Moira is a friend,” the premier said. “I told Moira so.”"
    (entity,) = read(text)
    assert [text[m.start : m.end] for m in entity.mentions] == ["Moira Tregunno", "Moira", "Moira"]


def test_nothing_is_found_in_nothing():
    assert findings(names(tagged([], []))).entities == []


def test_ten_thousand_times_one_name():
    doc = names(tagged(["Ada", "Moss", "."] * 10_000, []))
    (entity,) = findings(doc).entities
    assert (entity.name, len(entity.mentions)) == ("Ada Moss", 10_000)


def test_a_list_of_books_names_its_authors():
    words = ["Moss", ",", "Ada", ".", "Rivers", "\n\n", "Vale", ",", "Jane", ".", "Seas"]
    entities = findings(names(tagged(words, [(2, 3, "PERSON"), (6, 7, "ORG")]))).entities
    assert [(entity.kind, entity.name) for entity in entities] == [
        ("person", "Ada Moss"),
        ("person", "Jane Vale"),
    ]


def test_what_always_has_an_article_is_no_person():
    words = ["The", "Joust", "ended", ".", "They", "saw", "the", "Joust", "."]
    (entity,) = findings(names(tagged(words, [(1, 2, "PERSON"), (7, 8, "PERSON")]))).entities
    assert entity.kind == "other"
