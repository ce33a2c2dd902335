"""Documents that were made to do harm: bombs, foreign entities, endless nesting, absurd sizes."""

import gzip

import damage
import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.formats import Listing, worker
from reader.formats.blocks import Block, Draft, Run
from reader.formats.composing import composed
from reader.formats.inputs import Input
from reader.formats.messages import Listed, Read, Refused, Request
from reader.harmless import harmless

LAUGHS = "".join(
    (
        '<!DOCTYPE x [<!ENTITY a "ha">',
        *(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12)),
        "]>",
    )
)
SECRET = "a word that stands in no document"
_WORD = (
    f"<w:document {documents._W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


def around(text):
    """Documents made of XML that all have ``text``, with a DTD, at one place."""
    dtd, text = text
    return {
        "a.xml": f"{dtd}<nitf><body><body.content><p>Words {text} end</p></body.content></body></nitf>",
        "a.rss": f"{dtd}<rss><channel><item><title>Words {text} end</title></item></channel></rss>",
        "a.docx": documents.archive({"word/document.xml": dtd + _WORD % f"Words {text} end"}),
        "a.html": f"{dtd}<html><body><p>Words {text} end</p></body></html>",
        "a.epub": documents.epub(
            **{"OEBPS/text/c 1.xhtml": f"{dtd}<html><body><p>Words {text} end</p></body></html>"}
        ),
    }


def everything(found):
    entries = found.entries if isinstance(found, Listing) else ()
    return str(found) + "".join(entry.title + entry.summary for entry in entries)


@pytest.mark.parametrize("name", around(("", "")))
def test_entities_are_not_expanded(opened, secret, name):
    external = f'<!DOCTYPE x [<!ENTITY m SYSTEM "{secret.as_uri()}">]>'
    for dtd in (LAUGHS, external):
        data = around((dtd, "&m;"))[name]
        try:
            found = opened(data if isinstance(data, bytes) else data.encode(), name)
        except ReaderError:
            continue
        assert SECRET not in everything(found)
        assert "hahaha" not in everything(found)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", documents.archive({"word/document.xml": b"<w:document" + b" " * 90_000_000})),
        ("a.epub", documents.epub([("t", "<p>" + "word " * 9_000_000)])),
        ("a.epub", documents.archive({f"META-INF/container.xml{n}": b"" for n in range(20_001)})),
        ("a.txt.gz", gzip.compress(gzip.compress(bytes(200_000_000), 9), 9)),
        ("a.html", b"<p>" + b"word " * 5_000_000),
    ],
    ids=["docx", "epub", "files", "gzip", "page"],
)
def test_bombs_are_refused(opened, name, data):
    with pytest.raises(ReaderError, match=r"unpacks to more|holds more|too large"):
        opened(data, name)


def test_a_locked_archive_is_refused(opened):
    data = bytearray(documents.docx())
    while (at := data.find(b"PK\x01\x02")) >= 0:  # the flag of each entry of its directory
        data[at : at + 4], data[at + 8] = b"pk\x01\x02", data[at + 8] | 1
    data = data.replace(b"pk\x01\x02", b"PK\x01\x02")
    with pytest.raises(ReaderError, match="locked with a password"):
        opened(bytes(data), "a.docx")
    locked = '<encryption><EncryptionMethod Algorithm="urn:aes"/></encryption>'
    with pytest.raises(ReaderError, match="DRM"):
        opened(documents.epub(**{"META-INF/encryption.xml": locked}), "a.epub")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<p>Words" + b"<div>" * 100_000 + b"end"),
        ("a.html", b"<p>Words" + b"<b>" * 100_000 + b"end"),
        ("a.html", b"<p>Words" + b"<table><tr><td>" * 20_000 + b"end"),
        ("a.md", b"Words " + b"[" * 20_000),
        ("a.md", b"Words\n\n" + b"> " * 20_000 + b"x"),
        ("a.md", b"Words\n\n" + b"- " * 20_000 + b"x"),
        ("a.json", b'{"uri": "a", "headline": "b", "c": ' + b"[" * 200_000),
        ("a.xml", b"<nitf><body.content>" + b"<p>" * 100_000),
        (
            "a.eml",
            b"From: a\nMessage-ID: 1\n"
            + b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                for n in range(2_000)
            ),
        ),
        ("a.eml", b"From: " + b"(" * 20_000 + b"\nMessage-ID: 1\n\nWords"),
    ],
)
def test_endless_nesting_is_read_or_refused(opened, name, data):
    try:
        article = opened(data, name)
    except ReaderError:
        return
    assert "Words" in article.text


CONTROLS = "\x1b]52;c;YQ==\x07\x1b[31m\x00\x9b5n\u202eevil\u2066\ufeff\U000e0001"


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.eml", "a.rss", "a.json", "a.docx", "a.epub"])
def test_control_characters_come_out_as_signs(opened, name):
    said = CONTROLS.replace("\x00", "\ufffd")
    in_xml = "".join(sign for sign in said if sign.isprintable() or sign > "\x9f")
    data = {
        "a.html": documents.page(f"<h1>{said}</h1><p>{documents.STORY}{said}</p>", title=said),
        "a.md": f"# {said}\n\nWords {said} [a](https://example.org/{said})".encode(),
        "a.eml": documents.mail(said, headers=f"Subject: {in_xml}\r\n"),
        "a.rss": documents.rss(f"<item><title>{in_xml}</title><description>a</description></item>"),
        "a.json": documents.ninjs(headlines=[{"value": CONTROLS}], by=CONTROLS, body_text=CONTROLS),
        "a.docx": documents.docx(f"<w:p><w:r><w:t>Words {in_xml}</w:t></w:r></w:p>"),
        "a.epub": documents.epub([(in_xml, f"<p>Words {in_xml}</p>")]),
    }[name]
    found = opened(data, name)
    for article in [e.article for e in found.entries] if isinstance(found, Listing) else [found]:
        for words in (
            article.text,
            article.title,
            article.byline,
            *(x.target for x in article.links),
        ):
            assert harmless(words or "") == (words or "")


def check(article):
    """Every span is within its paragraph, exact, in order, and the text is clean."""
    text = article.text
    assert harmless(text) == text
    assert "\n\n\n" not in text
    end = 0
    for paragraph in article.paragraphs:
        words = text[paragraph.start : paragraph.end]
        assert paragraph.start >= end
        assert not text[end : paragraph.start].strip("\n")
        assert words.strip()
        assert words == words.rstrip()
        assert "\n" not in words
        end = paragraph.end
    assert end == len(text)
    for spans in (article.emphasis, article.links):
        assert [span.start for span in spans] == sorted(span.start for span in spans)
        for span in spans:
            paragraph = article.paragraphs[article.paragraph_at(span.start)]
            assert paragraph.start <= span.start < span.end <= paragraph.end
            assert text[span.start : span.end] == text[span.start : span.end].strip()
    ends = [link.end for link in article.links]
    assert all(e <= link.start for e, link in zip(ends, article.links[1:], strict=False))


words = st.text(
    st.sampled_from("ab. \n\t\r\xa0\u200b\x07é\u0301👩\u200d🚀\u202e•-|1"), max_size=12
) | st.sampled_from(("By Jane Doe", "8 Nov 2024", " ", "A headline"))
runs = st.builds(
    Run, words, st.booleans(), st.booleans(), st.sampled_from(("", "https://a.example"))
)
blocks = st.builds(
    Block,
    st.lists(runs, max_size=5),
    st.sampled_from(("text", "heading", "list", "title")),
    st.integers(0, 6),
    st.booleans(),
    st.booleans(),
)


@given(st.builds(Draft, st.lists(blocks, max_size=8), st.none() | words, st.none() | words, words))
def test_spans_are_exact_whatever_the_blocks_hold(draft):
    try:
        article = composed(draft, Input(b"", "It"))
    except ReaderError:
        return
    check(article)
    written = "".join(run.text for block in draft.blocks for run in block.runs)
    for sign in "ab.👩🚀é|":
        assert article.text.count(sign) >= written.count(sign)


def answered(name, data):
    """What the parsers' process would answer, without a process."""
    given = Input(data, "It", file_name=name)
    found = worker.answer(Request(FORMS[name], given, None, 1, 1))
    match found:
        case Read(article=article):
            check(article)
        case Listed(listing=listing):
            for entry in listing.entries:
                if entry.article is not None:
                    check(entry.article)
        case Refused(sentence=sentence):
            assert sentence.startswith("It ")


FORMS = {
    "page.html": "html",
    "book.epub": "epub",
    "document.docx": "docx",
    "document.pdf": "pdf",
    "message.eml": "mail",
    "feed.xml": "feed",
    "item.json": "ninjs",
    "item.xml": "nitf",
    "notes.md": "markdown",
}


@given(st.sampled_from(list(FORMS)), st.data())
def test_damaged_documents_are_read_or_refused(name, data):
    answered(name, data.draw(damage.damaged(documents.EVERY[name])))


@given(st.sampled_from(list(FORMS)), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name, data):
    answered(name, data)


TAGS = (
    *("p", "b", "i", "a", "div", "h1", "li", "ul", "ol", "table", "tr", "td", "pre", "br", "q"),
    *("head", "nav", "img", "script", "body", "html", "blockquote", "title", "sub"),
)


@given(
    st.lists(
        st.builds("<{}>".format, st.sampled_from(TAGS))
        | st.builds("</{}>".format, st.sampled_from(TAGS))
        | st.sampled_from(
            ("words", " ", "\n", "👩‍🚀", "&amp;", "&#0;", "<a href=https://b.example>")
        ),
        max_size=40,
    )
)
def test_any_tags_are_read_or_refused(parts):
    answered("page.html", "".join(parts).encode())
    answered("notes.md", "".join(parts).encode())
