"""HTML and XHTML -> blocks: all that it shows, for pages, books, messages, feeds and Markdown."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element as Element

from reader.formats import markup
from reader.formats.blocks import Block
from reader.formats.markup import Role
from reader.formats.trees import local_name

_ROLES: dict[str, Role] = {
    **dict.fromkeys(
        (
            *("script", "style", "noscript", "template", "head", "title", "nav", "svg", "math"),
            *("iframe", "object", "embed", "audio", "video", "canvas", "map", "rp", "rt"),
            *("button", "select", "textarea", "input", "datalist", "dialog", "area"),
        ),
        "skip",
    ),
    **dict.fromkeys(
        (
            *("p", "div", "section", "article", "main", "aside", "header", "footer", "address"),
            *("blockquote", "body", "html", "center", "details", "summary", "fieldset", "form"),
            *("figure", "figcaption", "caption", "table", "thead", "tbody", "tfoot", "hgroup"),
            *("dl", "dt", "dd", "legend"),
        ),
        "block",
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ul", "menu", "dir"), "list"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), "verbatim"),
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "emphasis"),
    "ol": "numbered list",
    "li": "item",
    "tr": "row",
    "br": "line",
    "hr": "rule",
    "a": "link",
    "q": "quotation",
    "img": "picture",
}
_HIDDEN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|font-size:0(?![.\d])", re.IGNORECASE
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


def role_of(element: Element) -> Role:
    """The role of an HTML element; one that a page hides is not to be read."""
    style = element.get("style")
    if style and _HIDDEN.search(style.replace(" ", "")):
        return "skip"
    if element.get("hidden") is not None:
        return "skip"
    return _ROLES.get(local_name(element), "")


def parsed(text: str) -> Element | None:
    """The tree of an HTML document or of a piece of one; None where there is nothing in it.

    Whatever is wrong with it is mended, as browsers do; nothing outside of it is ever loaded.
    """
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        return lxml_html.document_fromstring(_DECLARATION.sub("", text, count=1), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def blocks(text: str, *, base: str = "") -> list[Block]:
    """All that the HTML ``text`` shows; relative links lead from ``base``."""
    root = parsed(text.replace("\0", "\ufffd"))
    return [] if root is None else markup.blocks(root, role_of, base=base)
