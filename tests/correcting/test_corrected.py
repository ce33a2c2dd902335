"""Each kind of correction on a small article, and on what another model finds in it."""

import pytest
from msgspec.structs import replace
from specimen import ANNOTATIONS, TEXT, mentions, spans

from reader.annotations import Mention
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

COMING, SILENT, BOAT, NOBODY, COUNT = range(5)
"""The quotes of the specimen."""

MAIRI = EntityRef("Mairi Sinclair", "person", anchors.make(TEXT, *spans("Mairi Sinclair")))
INES = EntityRef("Ines Okafor", "person", anchors.make(TEXT, *spans("Ines Okafor")))


def said(change, words, nth=0):
    return Correction(7, anchors.make(TEXT, *spans(words, nth=nth)), change)


def after(*corrections, found=ANNOTATIONS):
    return corrected(TEXT, found, corrections)


def names(result, kind=None):
    return [e.name for e in result.annotations.entities if kind in {None, e.kind}]


def entity(result, name):
    (found,) = (e for e in result.annotations.entities if e.name == name)
    return found


def words(record):
    return TEXT[record.start : record.end]


def speaker(result, quote):
    number = result.annotations.quotes[quote].speaker
    return None if number is None else result.annotations.entities[number].name


def test_an_entity_is_retyped_by_any_of_its_mentions():
    result = after(said(Retype("organisation"), "Sinclair", nth=1))
    changed = entity(result, "Mairi Sinclair")
    assert changed.kind == "organisation"
    assert [words(m) for m in changed.mentions] == ["Mairi Sinclair", "Sinclair", "Sinclair"]
    assert result.entities == {changed.id: (said(Retype("organisation"), "Sinclair", nth=1),)}
    assert result.idle == ()


def test_what_is_no_place_is_nowhere():
    assert entity(after(said(Retype("group"), "LERWICK")), "Lerwick").place is not None
    assert entity(after(said(Retype("work"), "LERWICK")), "Lerwick").place is None


def test_what_the_model_did_not_find_is_retyped_all_the_same():
    correction = said(Retype("product"), "boat")
    result = after(correction)
    assert [words(m) for m in entity(result, "boat").mentions] == ["boat"]
    assert result.mentions == {spans("boat"): (correction,)}
    assert [e.id for e in result.annotations.entities] == list(range(9))
    assert speaker(result, COMING) == "Mairi Sinclair"


def test_an_entity_is_renamed():
    ministry = replace(ANNOTATIONS.entities[6], named=False)
    found = replace(
        ANNOTATIONS, entities=(*ANNOTATIONS.entities[:6], ministry, ANNOTATIONS.entities[7])
    )
    result = after(said(Rename("Ministry of Fisheries"), "ministry"), found=found)
    assert entity(result, "Ministry of Fisheries").named
    assert speaker(result, BOAT) == "Ministry of Fisheries"


def test_two_people_are_made_one():
    result = after(said(Merge(MAIRI), "Ines Okafor"))
    assert names(result, "person") == ["Mairi Sinclair"]
    assert len(entity(result, "Mairi Sinclair").mentions) == 4
    assert speaker(result, COMING) == "Mairi Sinclair"


def test_of_two_with_the_same_name_the_one_at_the_anchor_is_meant():
    twins = after(said(Rename("Mairi Sinclair"), "Ines Okafor")).annotations
    result = after(said(Merge(MAIRI), "Ines Okafor"), found=twins)
    assert len(entity(result, "Mairi Sinclair").mentions) == 4


def test_one_mention_goes_to_somebody_new_and_the_quote_that_it_speaks_goes_along():
    told = replace(ANNOTATIONS.quotes[COMING], speaker_span=spans("Ms. Sinclair"))
    found = replace(ANNOTATIONS, quotes=(told, *ANNOTATIONS.quotes[1:]))
    correction = said(Assign(EntityRef("Una Sinclair", "person")), "Sinclair", nth=1)
    result = after(correction, found=found)
    assert [words(m) for m in entity(result, "Una Sinclair").mentions] == ["Sinclair"]
    assert len(entity(result, "Mairi Sinclair").mentions) == 2
    assert speaker(result, COMING) == "Una Sinclair"
    assert speaker(result, SILENT) == "Mairi Sinclair"
    assert result.quotes == {COMING: (correction,)}


def test_a_mention_is_added_with_all_that_read_alike():
    everywhere = Assign(EntityRef("count", "work"), everywhere=True)
    result = after(said(everywhere, "count", nth=2))  # and not within "counting" and "counted"
    assert [words(m) for m in entity(result, "count").mentions] == ["count"]
    result = after(said(replace(everywhere, entity=MAIRI), "Sinclair"))
    assert [m.start for m in entity(result, "Mairi Sinclair").mentions] == [
        spans("Sinclair", nth=n)[0] for n in range(3)
    ]


def test_the_same_words_within_a_longer_name_are_left_alone():
    correction = said(Assign(EntityRef("Una", "person"), everywhere=True), "Sinclair", nth=1)
    result = after(correction)
    assert [words(m) for m in entity(result, "Una").mentions] == ["Sinclair", "Sinclair"]
    assert [words(m) for m in entity(result, "Mairi Sinclair").mentions] == ["Mairi Sinclair"]


def test_a_longer_name_takes_the_place_of_what_stands_within_it():
    result = after(
        said(Assign(EntityRef("Norwegian ministry", "organisation")), "Norwegian ministry")
    )
    assert "Norwegian" not in names(result)
    assert [words(m) for m in entity(result, "Norwegian ministry").mentions] == [
        "Norwegian ministry"
    ]
    assert speaker(result, BOAT) == "Norwegian ministry"


def test_a_name_is_no_date():
    result = after(said(Assign(EntityRef("Thursday", "organisation")), "Thursday"))
    assert "Thursday" not in map(words, result.annotations.dates)
    assert len(result.annotations.dates) == 3


def test_a_pronoun_is_given_to_somebody():
    result = after(said(Assign(MAIRI, "pronoun"), "They"))
    assert Mention(*spans("They"), "pronoun") in entity(result, "Mairi Sinclair").mentions


def test_one_mention_or_all_are_removed():
    one = after(said(Remove("mention"), "Sinclair", nth=2))
    assert len(entity(one, "Mairi Sinclair").mentions) == 2
    everything = after(said(Remove("entity"), "Sinclair", nth=2))
    assert names(everything, "person") == ["Ines Okafor"]
    assert speaker(everything, COMING) is None
    assert set(everything.quotes) == {COMING, SILENT, COUNT}


def test_who_speaks_may_lose_every_mention():
    result = after(said(Remove("mention"), "ministry"))
    assert entity(result, "Norwegian ministry").mentions == ()
    assert speaker(result, BOAT) == "Norwegian ministry"


def test_dates_and_quotes_are_removed():
    result = after(said(Remove("date"), "1998"), said(Remove("quote"), "“Nobody asked the birds.”"))
    assert [words(when) for when in result.annotations.dates] == [
        "Nov. 7",
        "Thursday",
        "next spring",
    ]
    assert [quote.id for quote in result.annotations.quotes] == list(range(4))


def test_the_parts_of_an_utterance_get_one_speaker():
    correction = said(Attribute(INES), "“They come back, and so do I,”")
    result = after(correction)
    assert [speaker(result, q) for q in (COMING, SILENT)] == ["Ines Okafor"] * 2
    assert result.annotations.quotes[COMING].confidence == 1
    assert set(result.quotes) == {COMING, SILENT}


def test_one_part_alone_gets_another_speaker():
    result = after(said(Attribute(INES, alone=True), "“There is a “silent” year now and then.”"))
    assert [speaker(result, q) for q in (COMING, SILENT)] == ["Mairi Sinclair", "Ines Okafor"]
    turns = [quote.turn for quote in result.annotations.quotes]
    assert turns == [0, 4, 1, 2, 3]


def test_a_speaker_is_cleared_or_named_anew():
    cleared = after(said(Attribute(None), "“They come back, and so do I,”"))
    assert speaker(cleared, COMING) is None
    new = after(said(Attribute(EntityRef("A gull", "other")), "“Nobody asked the birds.”"))
    assert speaker(new, NOBODY) == "A gull"
    assert entity(new, "A gull").mentions == ()


def test_speech_that_was_missed_is_added():
    result = after(said(Attribute(MAIRI), "“silent”"))
    assert result.annotations.scare_quotes == ()
    (new,) = (quote for quote in result.annotations.quotes if words(quote) == "“silent”")
    assert (new.kind, new.turn) == ("direct", 4)
    assert [quote.id for quote in result.annotations.quotes] == list(range(6))


def test_a_quote_is_no_speech():
    result = after(said(Scare(), "“Nobody asked the birds.”"))
    assert [words(quote) for quote in result.annotations.scare_quotes] == [
        "“silent”",
        "“Nobody asked the birds.”",
    ]
    indirect = after(said(Scare(), "that the count would go on in Bergen next spring"))
    assert len(indirect.annotations.quotes) == 4
    assert len(indirect.annotations.scare_quotes) == 1


@pytest.mark.parametrize("start", [0, 1])
def test_another_model_may_draw_other_borders(start):
    """ "Ms. Sinclair" for one model, "Sinclair" for the other."""
    end = spans("Sinclair", nth=1)[1]
    mairi = replace(
        ANNOTATIONS.entities[1],
        mentions=mentions(spans("Mairi Sinclair"), (spans("Ms. Sinclair")[0] + start, end)),
    )
    entities = (ANNOTATIONS.entities[0], mairi, *ANNOTATIONS.entities[2:])
    correction = said(Retype("work"), "Sinclair", nth=1)
    result = after(correction, found=replace(ANNOTATIONS, entities=entities))
    assert entity(result, "Mairi Sinclair").kind == "work"


def test_what_a_correction_was_about_may_not_be_there_yet():
    corrections = (
        said(Rename("Una"), "Sinclair"),
        said(Merge(INES), "Sinclair"),
        said(Remove("date"), "1998"),
        said(Remove("quote"), "“Nobody asked the birds.”"),
    )
    result = after(*corrections, found=replace(ANNOTATIONS, entities=(), dates=(), quotes=()))
    assert result.annotations.entities == ()
    assert result.idle == corrections


def test_an_anchor_that_stands_elsewhere_has_no_effect():
    anchor = Anchor(3, 9, "Bergen", "", "")
    result = after(Correction(1, anchor, Retype("person")))
    assert result.annotations == ANNOTATIONS
    assert [one.id for one in result.idle] == [1]
