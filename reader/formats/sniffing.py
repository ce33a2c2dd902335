"""Which format a document is in: told by its content, and where that says nothing by its name."""

import re

from reader.formats.inputs import Input

_SAMPLE = 64 * 1024
"""How many bytes of a text are looked at."""

_BY_SUFFIX = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), "html"),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), "mail"),
    **dict.fromkeys((".rss", ".atom"), "feed"),
    ".nitf": "nitf",
}
_BY_MEDIA_TYPE = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "message/rfc822": "mail",
}
_PLAIN = {".txt", ".text", ".log", ".csv", ".tsv", ".jsonl"}
"""The suffixes of texts that mean nothing by their signs."""

# The expressions are compiled where they are first used: a plain text, the common case, needs none.
_BEFORE_ROOT = r"\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>"
_ROOT = r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]"
_DOCTYPE_HTML = r"<!DOCTYPE\s+html\b"
_BY_ROOT = {
    **dict.fromkeys(("nitf", "newsitem", "newsmessage", "newsml"), "nitf"),
    **dict.fromkeys(("rss", "feed", "rdf"), "feed"),
    **dict.fromkeys(
        (
            *("html", "head", "body", "title", "meta", "link", "script", "style", "header", "main"),
            *("article", "section", "div", "p", "h1", "h2", "table", "ul", "ol", "blockquote"),
        ),
        "html",
    ),
}
_NINJS = r'"(?:body_?(?:text|html|xhtml)|bodies|headlines?|pubstatus|versioncreated)"\s*:'
_MAIL_HEADERS = {
    *("message-id", "mime-version", "received", "return-path", "delivered-to", "content-type"),
    *("dkim-signature", "x-mailer", "list-id"),
}
_MARKDOWN_SIGNS = (
    r"^#{1,6} \S",
    r"\[[^\]\n]{1,200}\]\((?:https?://|mailto:|/|#)[^)\s]{0,2000}\)",
    r"(?<!\w)(\*\*|__)(?=\S)[^*_\n]{1,200}\1(?!\w)",
    r"^(?:```|~~~)",
    r"\A---\n(?:[\w-]+:.*\n){1,100}---\n",
)


def form(given: Input) -> str:
    """The name of the module of ``reader.formats`` that reads ``given``: "text", "html", "pdf"..."""
    return _packed_form(given.data) or _text_form(given)


def _packed_form(data: bytes) -> str | None:
    """The format of a document that is not text."""
    if data[:_SAMPLE].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        # The names of what a zip archive holds stand in it as they are.
        if b"mimetypeapplication/epub+zip" in data[:200] or b"META-INF/container.xml" in data:
            return "epub"
        if b"word/document.xml" in data:
            return "docx"
    return None


def _text_form(given: Input) -> str:
    by_name = _BY_SUFFIX.get(given.suffix)
    if by_name in {"markdown", "mail"}:
        return by_name
    sample = _sample(given.data)
    told = _markup_form(sample)
    if told is None and sample.startswith("{"):
        told = _json_form(sample)
    if told is None and _is_mail(sample):
        told = "mail"
    told = told or by_name or _BY_MEDIA_TYPE.get(given.media_type)
    if told is None and given.suffix not in _PLAIN and _is_markdown(sample):
        told = "markdown"
    return told or "text"


def _sample(data: bytes) -> str:
    """The beginning of ``data`` as text, without blanks before it."""
    start = data[:_SAMPLE]
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n").lstrip()


def _markup_form(sample: str) -> str | None:
    """The format that the root element of ``sample`` tells, or None."""
    if not sample.startswith("<"):
        return None
    if re.match(_DOCTYPE_HTML, sample, re.IGNORECASE):
        return "html"
    before, start = re.compile(_BEFORE_ROOT, re.DOTALL | re.IGNORECASE), 0
    while skipped := before.match(sample, start):
        start = skipped.end()
        if re.match(_DOCTYPE_HTML, sample[start : start + 40], re.IGNORECASE):
            return "html"
    root = re.match(_ROOT, sample[start : start + 200])
    return _BY_ROOT.get(root[1].lower()) if root else None


def _json_form(sample: str) -> str | None:
    if "://jsonfeed.org/version/" in sample:
        return "feed"
    return "ninjs" if '"uri"' in sample and re.search(_NINJS, sample, re.IGNORECASE) else None


def _is_mail(sample: str) -> bool:
    """Whether ``sample`` begins with the header of a message that was really sent."""
    names = set()
    for line in sample.split("\n", 60)[:60]:
        name, colon, _ = line.partition(":")
        if not line.startswith((" ", "\t")):
            if not colon or not name.isascii() or not name.replace("-", "").isalnum():
                break
            names.add(name.lower())
    return "from" in names and not names.isdisjoint(_MAIL_HEADERS)


def _is_markdown(sample: str) -> bool:
    """Whether ``sample`` has two of the signs of Markdown, of which one alone may be chance."""
    signs = (re.search(sign, sample[:16_000], re.MULTILINE) for sign in _MARKDOWN_SIGNS)
    return sum(sign is not None for sign in signs) > 1
