"""Any notes on any articles, for the laws of the exports."""

from hypothesis import strategies as st

from reader.article import Article
from reader.exports.notes import Annotated
from reader.harmless import harmless, one_line
from reader.marks import COLOURS, Anchor, Mark

letters = st.characters(exclude_categories=["Cs"])
words = st.text(letters, max_size=40).map(harmless)
tags = st.text("ab Ü-/2👩", min_size=1, max_size=8).map(str.strip).filter(bool)
times = st.datetimes().map(lambda time: time.isoformat(timespec="microseconds") + "+00:00")
paths = st.text(letters.filter(lambda c: c not in "\0/"), min_size=1, max_size=20)
sources = st.one_of(
    st.just("-"),
    paths.map(lambda name: f"/news/a{harmless(name)}"),
    st.sampled_from(["https://example.org/a?b=ü#c", "https://example.org/b%20c"]),
)


@st.composite
def marks(draw):
    start = draw(st.integers(0, 10**6))
    anchor = Anchor(
        start,
        start + draw(st.integers(0, 1000)),
        draw(words),
        draw(words)[-32:],
        draw(words)[:32],
    )
    kind = draw(st.sampled_from(["bookmark", "highlight", "note"]))
    return Mark(
        id=0,
        kind=kind,
        anchor=anchor,
        body=draw(words),
        created=draw(times),
        changed=draw(times),
        colour=draw(st.sampled_from([None, *COLOURS])),
        tags=tuple(draw(st.lists(tags, max_size=3))),
        uid=str(draw(st.uuids())),
    )


@st.composite
def annotated(draw):
    article = Article(
        text=draw(words),
        source=draw(sources),
        title=draw(st.none() | words.map(one_line).filter(bool)),
        byline=draw(st.sampled_from([None, "By Ann Other", "Jo Penhale"])),
        published=draw(st.sampled_from([None, "2024-05-03"])),
    )
    return Annotated(article, tuple(draw(st.lists(marks(), max_size=4))))
