"""Articles that are made to break markup, with annotations anywhere."""

from hypothesis import strategies as st
from msgspec.structs import replace

from reader.annotations import (
    Annotations,
    Entity,
    Mention,
    Place,
    Quote,
    ScareQuote,
    When,
)
from reader.article import Article, Paragraph
from reader.formats import rows

PAYLOADS = (
    "<script>document.title = 'caught'</script>",
    '"><img src=x onerror="document.title = \'caught\'">',
    "</style><script>document.title='caught'</script>",
    "<!-- ]]> --> &lt;b&gt; &amp; &#x3c;",
    "[link](javascript:alert(1)) ![](x) `code` **bold** | cell",
    '=HYPERLINK("http://example.com";"x")',
    "---\n# heading\n> quote",
    "\x00\x1b[31m\u202e\ufeff\u2028",
    "🐦👩\u200d🚀 é",
)


def plain(text, source="a.txt", published="2024-11-08"):
    """The article with this text, as if its file was opened."""
    return replace(rows.given(text, published=published), source=source)


words = st.lists(st.sampled_from(PAYLOADS) | st.text(max_size=8), max_size=4).map(" ".join)


@st.composite
def articles(draw):
    """An article and its annotations; every span is within the text and none is blank."""
    lines = draw(
        st.lists(words.map(lambda line: line.replace("\n", " ").strip()), min_size=1, max_size=5)
    )
    text = "\n".join(["Story.", *lines])
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            kind = draw(st.sampled_from(["text", "title", "heading", "list", "junk"]))
            paragraphs.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1

    def spans(most):
        bounds = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30))
        found = draw(st.lists(bounds, max_size=most))
        cut = [(start, min(start + length, len(text))) for start, length in found]
        return [(start, end) for start, end in cut if text[start:end].strip("\n")]

    name = words.filter(bool)
    kinds = st.sampled_from(["person", "organisation", "place", "group", "work"])
    place = st.builds(
        Place,
        st.none() | st.floats(-90, 90),
        st.none() | st.floats(-180, 180),
        st.none() | st.sampled_from(["NO", "XX"]),
        st.none() | st.integers(1, 10**7),
    )
    entities = tuple(
        Entity(
            number,
            draw(kinds),
            draw(name),
            draw(st.booleans()),
            draw(st.none() | name),
            tuple(
                Mention(*span, draw(st.sampled_from(["name", "pronoun", "nominal"])))
                for span in spans(3)
            ),
            draw(st.none() | place),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    values = st.sampled_from(
        ["2024-11-07", "2024", "P3D", "XXXX-WXX-4", "2025-SP", "PRESENT_REF", "0000"]
    )
    return Article(
        text,
        "-",
        draw(st.none() | name),
        draw(st.none() | name),
        "2024-11-08",
        "option",
        True,
        tuple(paragraphs),
    ), Annotations(
        "made up 1",
        entities,
        tuple(When(*span, "DATE", draw(values), draw(words)) for span in sorted(spans(3))),
        tuple(
            Quote(
                number,
                *span,
                draw(st.sampled_from(["direct", "mixed", "indirect"])),
                draw(st.none() | st.integers(0, len(entities) - 1)) if entities else None,
                (0, 5),
                (0, 5),
                number,
                0.5,
            )
            for number, span in enumerate(sorted(spans(4)))
        ),
        tuple(ScareQuote(*span) for span in sorted(spans(2))),
    )
