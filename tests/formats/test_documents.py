"""Each format gives the article that a person would read in it, with spans that are exact."""

import gzip
import itertools
from pathlib import Path

import documents
import pytest
from documents import MORE, QUOTE, STORY, TITLE

from reader.article import Article
from reader.errors import ReaderError
from reader.formats import Listing, open_article


def shown(article):
    """What the paragraphs are, as (kind, level, words)."""
    return [(p.kind, p.level, article.text[p.start : p.end]) for p in article.paragraphs]


def looks(article):
    return [(e.kind, article.text[e.start : e.end]) for e in article.emphasis]


def links(article):
    return [(article.text[link.start : link.end], link.target) for link in article.links]


def test_a_web_page(opened):
    article = opened(documents.page(), "page.html")
    assert (article.title, article.byline) == (TITLE, "Ines Okafor")
    assert (article.published, article.published_from) == ("2024-11-08", "metadata")
    assert shown(article) == [
        ("title", 0, TITLE),
        ("byline", 0, "By Ines Okafor"),
        ("dateline", 0, "The Harbour Post, 8 November 2024"),
        ("text", 0, STORY),
        ("text", 0, QUOTE),
        ("heading", 2, "What went wrong"),
        ("text", 0, f"{MORE} The report is here."),
        ("list", 0, "• New piles: 48"),
        ("list", 0, "• Cost: much"),
    ]
    assert looks(article) == [("strong", "The old ferry pier"), ("emphasis", "report")]
    # Where the page lies is not known, so its relative links lead nowhere.
    assert links(article) == []


def test_links_of_a_page_that_tells_its_address(opened):
    head = '<link rel="canonical" href="https://example.org/2024/pier">'
    article = opened(documents.page(head=head), "page.html")
    assert links(article) == [("The report", "https://example.org/piles?a=1&b=2")]


def test_markdown(opened):
    article = opened(documents.MARKDOWN.encode(), "notes.md")
    assert (article.title, article.byline, article.published) == (
        TITLE,
        "Ines Okafor",
        "2024-11-08",
    )
    assert shown(article) == [
        ("title", 0, TITLE),
        ("byline", 0, "By Ines Okafor"),
        ("dateline", 0, "8 November 2024"),
        ("text", 0, STORY),
        ("heading", 2, "What went wrong"),
        ("text", 0, f"{MORE} See the report, not [this](javascript:alert(1))."),
        ("list", 0, "1. New piles"),
        ("list", 0, "2. Much money"),
        ("list", 0, "Year | Passengers"),
        ("list", 0, "2019 | 41,000"),
        ("list", 0, "  code stays"),
        ("list", 0, "as it is"),
    ]
    assert looks(article) == [("strong", "The old ferry pier"), ("emphasis", "wrong")]
    assert links(article) == [("the report", "https://example.org/report")]


def test_a_book(opened):
    article = opened(documents.epub(), "book.epub")
    assert (article.title, article.byline) == ("The Pier at Lerwick", "Ines Okafor")
    assert shown(article)[3:] == [
        ("heading", 1, "One: The pier"),
        ("text", 0, STORY),
        ("text", 0, QUOTE),
        ("heading", 1, "Two: The piles"),
        ("text", 0, f"{MORE} All of it."),
    ]


def test_a_word_document(opened):
    article = opened(documents.docx(), "document.docx")
    assert article.title == TITLE
    assert shown(article) == [
        ("title", 0, TITLE),
        ("text", 0, STORY),
        ("heading", 1, "What went wrong"),
        ("text", 0, f"{MORE} The report"),
        ("list", 0, "1. New piles: 48"),
        ("list", 0, "2. Cost: much"),
        ("list", 0, "Year | 2019"),
    ]
    assert looks(article) == [
        ("strong", "The old ferry pier"),
        ("strong", "The report"),
        ("emphasis", "The report"),
    ]
    assert links(article) == [("The report", "https://example.org/report")]


def test_a_message(opened):
    article = opened(documents.mail(), "message.eml")
    assert (article.title, article.byline) == ("Ferry pier to reopen", "Jane Doe")
    assert (article.published, article.published_from) == ("2024-11-08", "metadata")
    assert shown(article) == [
        ("title", 0, "Ferry pier to reopen"),
        ("byline", 0, "From Jane Doe <jane@example.org>"),
        ("dateline", 0, "8 November 2024"),
        ("text", 0, STORY),
    ]


def test_a_message_in_two_forms_with_something_attached(opened):
    def part(kind, body, more=""):
        return f"--x\r\nContent-Type: {kind}\r\n{more}\r\n{body}\r\n"

    body = (
        part(
            "multipart/alternative; boundary=y", "--y\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n"
        )
        + "--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + f'<p>{MORE}</p><p style="display: none">Hidden</p><a href="mailto:a@example.org">Mail</a>'
        + "\r\n--y--\r\n"
        + part("text/csv", "1;2", 'Content-Disposition: attachment; filename="piles.csv"\r\n')
        + "--x--\r\n"
    )
    article = opened(documents.mail(body, kind="multipart/mixed; boundary=x"), "message.eml")
    assert [words for _, _, words in shown(article)[3:]] == [MORE, "Mail", "Attached: piles.csv"]
    assert links(article) == [("Mail", "mailto:a@example.org")]


def test_a_page_that_a_browser_saved_as_a_message(opened):
    page = documents.page().decode()
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/pier\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--x--\r\n"
    )
    article = opened(saved.encode(), "page.mhtml")
    assert article.title == TITLE
    assert links(article) == [("The report", "https://example.org/piles?a=1&b=2")]


def test_nitf(opened):
    article = opened(documents.nitf(), "item.xml")
    assert (article.title, article.byline, article.published) == (
        TITLE,
        "Ines Okafor",
        "2024-11-08",
    )
    assert [(kind, words) for kind, _, words in shown(article)] == [
        ("title", TITLE),
        ("heading", "Seals not asked"),
        ("byline", "By Ines Okafor"),
        ("dateline", "LERWICK, Scotland"),
        ("dateline", "8 November 2024"),
        ("text", STORY),
        ("text", f"{QUOTE} So it was."),
    ]


def test_ninjs(opened):
    article = opened(documents.ninjs(), "item.json")
    assert (article.title, article.byline, article.published) == (
        TITLE,
        "Ines Okafor",
        "2024-11-08",
    )
    assert [words for _, _, words in shown(article)][-2:] == [STORY, QUOTE]


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"bodies": [{"contenttype": "text/plain", "value": "Plain."}]}, "Plain."),
        ({"bodies": None, "body_text": "Of version 1."}, "Of version 1."),
        ({"bodies": 7, "body_xhtml": "<p>Of <b>version</b> 1.</p>"}, "Of version 1."),
        ({"bodies": [], "descriptions": [{"value": "In short."}]}, "In short."),
        (
            {"bodies": [{"contenttype": "text/vnd.IPTC.NITF", "value": documents.nitf().decode()}]},
            f"{QUOTE} So it was.",
        ),
    ],
)
def test_ninjs_of_all_versions(opened, properties, words):
    article = opened(documents.ninjs(**properties), "item.json")
    assert shown(article)[-1][2] == words


def test_newsml_around_a_page(opened):
    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>'
        "<versionCreated>2024-11-08T10:30:00Z</versionCreated></itemMeta><contentMeta>"
        f"<by>Ines Okafor</by><headline>{TITLE}</headline></contentMeta><contentSet><inlineXML>"
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{STORY}</p></body></html>'
        "</inlineXML></contentSet></newsItem>"
    )
    article = opened(item.encode(), "item.xml")
    assert (article.title, article.byline, article.published) == (
        TITLE,
        "Ines Okafor",
        "2024-11-08",
    )
    assert article.text.endswith(STORY)


def test_a_feed_is_a_list_to_choose_from(opened):
    feed = opened(documents.rss(), "feed.xml")
    assert isinstance(feed, Listing)
    assert feed.title == "The Harbour Post"
    whole, short, alone = feed.entries
    assert (whole.title, whole.source) == (f"{TITLE} & more", "https://example.org/pier")
    assert (whole.published, whole.whole) == ("2024-11-08", True)
    assert whole.article.source == whole.source
    assert shown(whole.article)[0] == ("title", 0, f"{TITLE} & more")
    assert (short.summary, short.whole) == ("The mill will open.", False)
    assert (alone.source, alone.whole) == ("", True)
    assert alone.article.source == f"{feed.source}#3"


def test_a_feed_in_json(opened):
    data = (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"url": '
        b'"https://example.org/1", "title": "A < B", "content_text": "One.\\n\\nTwo.", '
        b'"date_published": "2024-11-08T10:30:00Z", "authors": [{"name": "Jane Doe"}]}]}'
    )
    (entry,) = opened(data).entries
    assert (entry.title, entry.published) == ("A < B", "2024-11-08")
    assert entry.article.byline == "Jane Doe"
    assert entry.article.text.endswith("One.\n\nTwo.")


@pytest.mark.parametrize("name", documents.EVERY)
def test_a_format_is_known_by_its_content(opened, name):
    data = documents.EVERY[name]
    named, unnamed = opened(data, name), opened(data)
    if isinstance(named, Listing):
        assert [e.title for e in named.entries] == [e.title for e in unnamed.entries]
    else:
        assert named.text == unnamed.text
        assert named.paragraphs == unnamed.paragraphs


@pytest.mark.parametrize("name", ["page.html", "book.epub", "notes.md"])
def test_any_format_may_be_packed(opened, name):
    data = documents.EVERY[name]
    packed = opened(gzip.compress(gzip.compress(data)), f"{name}.gz")
    assert packed.text == opened(data, name).text


def test_text_that_only_looks_like_a_format_is_text(opened):
    for text in ("<3 is what they wrote.", "{braces} are nice.", "From: nobody\nin particular."):
        article = opened(text.encode())
        assert isinstance(article, Article)
        assert article.text == text
    assert opened(b"# A\n\n**b**\n\n[c](https://example.org)", "a.txt").text.startswith("# A")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.html", b"<html><body><script>x</script></body></html>", "shows no text"),
        ("a.html", b"<html></html>", "no text"),
        ("a.epub", documents.epub()[:-300], "damaged"),
        ("a.docx", documents.archive({"word/document.xml": "<w:document"}), "damaged"),
        ("a.docx", documents.docx()[: len(documents.docx()) // 2], "damaged"),
        ("a.pdf", documents.pdf([[]]), "holds no text"),
        ("a.pdf", b"%PDF-1.4\nnothing", "damaged"),
        ("a.xml", b"<rss><channel><title>x</title></channel></rss>", "feed without articles"),
        ("a.xml", b"<nitf><body/></nitf>", "without a text"),
        ("a.xml", b"<nitf><body>", "damaged"),
        ("a.json", documents.ninjs(bodies=[]), "without a text"),
        ("a.json", documents.ninjs()[:-40], "damaged"),
        ("a.md", b"\n\n", "no text"),
    ],
    ids=itertools.count(),  # archives hold the time, and the names of tests must not
)
def test_what_cannot_be_read_is_said_in_one_sentence(opened, name, data, words):
    with pytest.raises(ReaderError, match=words) as refused:
        opened(data, name)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(
    ("name", "title", "published"),
    [
        ("orchard.md", "The last apples of Harrow Vale", "2025-10-12"),
        ("harbour.html", "Night ferry returns to Skarvoy after nine years", "2025-06-03"),
        ("lighthouse.epub", "The Hundred and Ninety-Seventh Step", "2024-10-01"),
        ("gazette.pdf", "The tide table that was right", "2024-12-20"),
        ("minutes.docx", "Minutes: the clock in the market square", None),
        ("wire.xml", "Glassworkers walk out at Karlova over night shifts", "2025-09-22"),
        ("wire.json", "Strike at Karlova glassworks ends after three days", "2025-09-24"),
    ],
)
def test_the_samples_show_what_they_are_for(name, title, published):
    article = open_article(str(SAMPLES / name))
    assert (article.title, article.published) == (title, published)
    assert article.english


def test_the_sample_of_a_printed_page_is_read_column_by_column():
    text = open_article(str(SAMPLES / "gazette.pdf")).text
    assert "The Estuary Gazette" not in text
    assert "the Hydrographic Institute in the capital has told them" in text
    assert text.endswith("We have decided to keep it to ourselves.”")
