"""A small article with annotations made by hand, for tests of what is shown."""

from reader.annotations import Annotations, Entity, Mention, Place, Quote, ScareQuote, When

TEXT = """\
Lighthouse keeper wins prize for 🐦 counting

By Ines Okafor

LERWICK, Scotland, Nov. 7 — Mairi Sinclair, who has counted seabirds from the same rock since 1998, was \
awarded the Hartwell Prize on Thursday.

“They come back, and so do I,” Ms. Sinclair said. “There is a “silent” year now and then.”

“We will not pay for another boat,” the Norwegian ministry wrote.

“Nobody asked the birds.”

Ms. Sinclair said that the count would go on in Bergen next spring.
"""


def spans(words, *, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def mentions(*places):
    return tuple(Mention(*span) for span in places)


def quote(identity, words, kind, speaker, turn, confidence=0.95):
    return Quote(identity, *spans(words), kind, speaker, None, None, turn, confidence)


LERWICK = Place(60.1545, -1.1494, "GB", 2644605, 6958, 0.98)
SCOTLAND = Place(56.0, -4.0, "GB", 2638360, 5404700, 0.99)
NORWAY = Place(62.0, 10.0, "NO", 3144096, 5314336, 1.0)
BERGEN = Place(60.393, 5.3242, "NO", 3161732, 213585, 0.55)

ANNOTATIONS = Annotations(
    model="by hand",
    entities=(
        Entity(0, "person", "Ines Okafor", mentions=mentions(spans("Ines Okafor"))),
        Entity(
            1,
            "person",
            "Mairi Sinclair",
            mentions=mentions(
                spans("Mairi Sinclair"), spans("Sinclair", nth=1), spans("Sinclair", nth=2)
            ),
        ),
        Entity(2, "place", "Lerwick", mentions=mentions(spans("LERWICK")), place=LERWICK),
        Entity(3, "place", "Scotland", mentions=mentions(spans("Scotland")), place=SCOTLAND),
        Entity(4, "work", "Hartwell Prize", mentions=mentions(spans("Hartwell Prize"))),
        Entity(5, "group", "Norwegian", mentions=mentions(spans("Norwegian")), place=NORWAY),
        Entity(6, "organisation", "Norwegian ministry", mentions=mentions(spans("ministry"))),
        Entity(7, "place", "Bergen", mentions=mentions(spans("Bergen")), place=BERGEN),
    ),
    dates=(
        When(*spans("Nov. 7"), "DATE", "2024-11-07", "written out"),
        When(*spans("1998"), "DATE", "1998", "written out"),
        When(*spans("Thursday"), "DATE", "2024-11-07", "weekday of 2024-11-07"),
        When(*spans("next spring"), "DATE", "2025-SP", "after 2024-11-07"),
    ),
    quotes=(
        quote(0, "“They come back, and so do I,”", "direct", 1, 0),
        quote(1, "“There is a “silent” year now and then.”", "direct", 1, 0),
        quote(2, "“We will not pay for another boat,”", "direct", 6, 1, 0.5),
        quote(3, "“Nobody asked the birds.”", "direct", None, 2),
        quote(4, "that the count would go on in Bergen next spring", "indirect", 1, 3),
    ),
    scare_quotes=(ScareQuote(*spans("“silent”")),),
)
