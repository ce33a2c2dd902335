"""Small documents in every format, made here so that a test can say what is in them."""

import gzip
import io
import json
import zipfile

STORY = (
    "The old ferry pier in Lerwick will open again in April, the council said on Thursday, after two "
    "winters of repairs that cost twice what had been planned. 👩‍🚀 Nobody had asked the seals."
)
QUOTE = (
    "“We are glad, and a little tired,” said Mairi Sinclair, who chairs the harbour committee. “Nobody "
    "thought that it would take so long, and nobody has counted the days.”"
)
MORE = (
    "Divers found that the piles had rotted far below the waterline. The contractor, Norrland Marine, "
    "asked for another year, and got it in the end from a council that had no other choice."
)
TITLE = "Ferry pier to reopen in spring"


def page(body=None, head="", title=f"{TITLE} – The Harbour Post"):
    """A web page with what pages have around their article."""
    body = body or (
        f'<h1>{TITLE}</h1><p class="byline">By <a href="/by/ines">Ines Okafor</a></p>'
        f"<p><b>The old ferry pier</b>{STORY[18:]}</p><p>{QUOTE}</p><h2>What went wrong</h2>"
        f'<p>{MORE} <a href="/piles?a=1&amp;b=2">The <i>report</i></a> is here.</p>'
        "<ul><li>New piles: 48</li><li>Cost: much</li></ul>"
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        '<meta property="og:site_name" content="The Harbour Post">'
        '<meta name="author" content="Ines Okafor">'
        '<meta property="article:published_time" content="2024-11-08T10:30:00Z"></head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<main><article>{body}</article></main>"
        '<aside><h3>Read more</h3><a href="/x">Mill to open again</a></aside>'
        "<footer>© 2024 The Harbour Post. All rights reserved.</footer>"
        "<script>alert('not text')</script></body></html>"
    ).encode()


def archive(parts, *, compression=zipfile.ZIP_DEFLATED):
    """A zip archive of ``parts``, texts or bytes by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else compression
            made.writestr(name, content, how)
    return file.getvalue()


def xhtml(body):
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/></head><body>{body}</body></html>"
    )


def epub(chapters=None, **parts):
    """A book with a table of contents; ``chapters`` are pairs of a title and XHTML."""
    chapters = chapters or [
        ("One: The pier", f"<h1>One: The pier</h1><p>{STORY}&nbsp;</p><p>{QUOTE}</p>"),
        ("Two: The piles", f"<p>{MORE} <em>All of it.</em></p>"),
    ]
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    lines = "".join(
        f'<li><a href="text/c%20{n}.xhtml">{title}</a></li>'
        for n, (title, _) in enumerate(chapters, 1)
    )
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": (
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
            ),
            "OEBPS/book.opf": (
                '<package xmlns="http://www.idpf.org/2007/opf" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
                "<dc:title>The Pier at Lerwick</dc:title><dc:creator>Ines Okafor</dc:creator>"
                "<dc:date>2024-11-08</dc:date></metadata><manifest>"
                '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
                f"{items}</manifest><spine><itemref idref='nav'/>"
                + "".join(f'<itemref idref="c{n}"/>' for n in numbers)
                + "</spine></package>"
            ),
            "OEBPS/nav.xhtml": xhtml(f'<nav epub:type="toc"><ol>{lines}</ol></nav>'),
            **{f"OEBPS/text/c {n}.xhtml": xhtml(body) for n, (_, body) in enumerate(chapters, 1)},
            **parts,
        }
    )


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def docx(body=None, **parts):
    """A Word document with styles, a list, a link, a table and a deletion."""
    body = body or (
        f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>The old ferry pier</w:t></w:r>"
        f'<w:r><w:t xml:space="preserve">{STORY[18:]}</w:t></w:r>'
        "<w:del><w:r><w:delText>Deleted words.</w:delText></w:r></w:del></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>What went wrong</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{MORE}</w:t></w:r>"
        '<w:hyperlink r:id="r1"><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t> The report</w:t></w:r>'
        "</w:hyperlink></w:p>"
        + "".join(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{item}</w:t></w:r></w:p>"
            for item in ("New piles: 48", "Cost: much")
        )
        + "<w:tbl><w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in ("Year", "2019"))
        + "</w:tr></w:tbl>"
    )
    style = '<w:style w:styleId="{}"><w:name w:val="{}"/></w:style>'
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": (
                f"<w:styles {_W}>{style.format('T', 'Title')}{style.format('H1', 'heading 1')}"
                "</w:styles>"
            ),
            "word/numbering.xml": (
                f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
                '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
            ),
            "word/_rels/document.xml.rels": (
                '<Relationships><Relationship Id="r1" TargetMode="External" '
                'Target="https://example.org/report"/></Relationships>'
            ),
            **parts,
        }
    )


def pdf(pages, *, title=""):
    """A PDF of ``pages``; each is a list of lines: (x, y, size in points, text)."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET\n"
            % (size, x, y, text.encode("cp1252").translate(None, b"()\\"))
            for x, y, size, text in lines
        )
        objects.append(b"<</Length %d>>stream\n%sendstream" % (len(drawn), drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    objects.append(b"<</Title(%s)>>" % title.encode("cp1252"))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info %d 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (count, table, count, len(objects), len(data))
    )


def mail(body=None, *, headers="", kind="text/plain; charset=utf-8"):
    """A message from Jane Doe."""
    return (
        "From: Jane Doe <jane@example.org>\r\nTo: news@example.org\r\n"
        "Date: Fri, 08 Nov 2024 10:30:00 +0100\r\nMessage-ID: <1@example.org>\r\n"
        f"Subject: =?utf-8?q?Ferry_pier_to_reopen?=\r\nMIME-Version: 1.0\r\n{headers}"
        f"Content-Type: {kind}\r\n\r\n{body or STORY}\r\n"
    ).encode()


def rss(items=None):
    """A feed of three articles: all of it, a summary and an address, a summary alone."""
    items = items or (
        f"<item><title>{TITLE} &amp; more</title><link>https://example.org/pier</link>"
        "<pubDate>Fri, 08 Nov 2024 10:30:00 GMT</pubDate><content:encoded><![CDATA["
        f"<p>{STORY}</p><p>{QUOTE}</p><p>{MORE}</p><p>{MORE}</p><p>{MORE}</p>]]></content:encoded></item>"
        "<item><title>Mill to open again</title><link>https://example.org/mill</link>"
        "<description>&lt;b&gt;The mill&lt;/b&gt; will open.</description></item>"
        "<item><title>No address</title><description>Only this.</description></item>"
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Harbour Post</title>{items}</channel></rss>"
    ).encode()


def nitf():
    return (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>x</title>'
        '<docdata><date.issue norm="20241108T103000Z"/></docdata></head><body><body.head>'
        f"<hedline><hl1>{TITLE}</hl1><hl2>Seals not asked</hl2></hedline>"
        "<byline>By Ines Okafor</byline><dateline>LERWICK, Scotland</dateline></body.head>"
        f"<body.content><p>{STORY}</p><block><p>{QUOTE} <em>So it was.</em></p></block>"
        "<media><media-caption>The pier</media-caption></media></body.content></body></nitf>"
    ).encode()


def ninjs(**properties):
    item = {
        "uri": "urn:harbour:1",
        "versionCreated": "2024-11-08T10:30:00Z",
        "by": "Ines Okafor",
        "located": "Lerwick",
        "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": TITLE}],
        "bodies": [
            {"contentType": "text/plain", "value": "The plain text."},
            {"contentType": "text/html", "value": f"<p>{STORY}</p><p>{QUOTE}</p>"},
        ],
        **properties,
    }
    return json.dumps(item).encode()


MARKDOWN = f"""---
title: "{TITLE}"
author: Ines Okafor
date: 2024-11-08
---

**The old ferry pier**{STORY[18:]}

## What went *wrong*

{MORE} See [the report](https://example.org/report), not [this](javascript:alert(1)).

1. New piles
2. Much money

| Year | Passengers |
|------|------------|
| 2019 | 41,000     |

```
  code stays
as it is
```
"""

EVERY = {
    "page.html": page(),
    "book.epub": epub(),
    "document.docx": docx(),
    "document.pdf": pdf([[(72, 700, 20, TITLE), (72, 660, 10, STORY[:90])]]),
    "message.eml": mail(),
    "feed.xml": rss(),
    "item.json": ninjs(),
    "item.xml": nitf(),
    "notes.md": MARKDOWN.encode(),
    "packed.txt.gz": gzip.compress(STORY.encode()),
}
"""A document in each format, by a name for it."""
