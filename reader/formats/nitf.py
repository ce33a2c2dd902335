"""The news industry's XML (IPTC): NITF, and NewsML 1 and G2 around it or around XHTML -> Draft."""

from __future__ import annotations

from lxml.etree import _Element as Element

from reader.errors import ReaderError
from reader.formats import bylines, hypertext, markup, trees
from reader.formats.blocks import Block, Draft, line
from reader.formats.decoding import decoded_as
from reader.formats.inputs import Input
from reader.formats.markup import Role
from reader.formats.text import blocks as plain_blocks
from reader.formats.trees import first, local_name, words

KIND = "NITF or NewsML"

_ROLES: dict[str, Role] = {
    **dict.fromkeys(("p", "block", "bq", "dl", "dt", "dd", "table", "note", "abstract"), "block"),
    **dict.fromkeys(("tagline", "credit", "caption", "nitf-table"), "block"),
    **dict.fromkeys(("hl1", "hl2"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("media", "head", "custom-table", "object"), "skip"),
    "ul": "list",
    "ol": "numbered list",
    "li": "item",
    "tr": "row",
    "pre": "verbatim",
    "br": "line",
    "hr": "rule",
    "em": "emphasis",
    "a": "link",
    "q": "quotation",
}
_DAYS = (
    *("story.date", "date.issue", "date.release"),  # NITF, in an attribute
    *("versioncreated", "thisrevisioncreated", "firstcreated"),  # NewsML G2 and 1
)
"""The elements that tell when the item was published, the most exact first."""


def read(given: Input) -> Draft:
    """The item: its headline, byline, dateline, date and text.

    Raises ReaderError where it has no text.
    """
    found = draft(decoded_as(given.data, given.name, given.charset))
    if not found.blocks:
        raise ReaderError(f"{given.name} is a news item without a text.")
    return found


def draft(text: str) -> Draft:
    """The same for the XML ``text``."""
    root = trees.parsed(text)
    body = _body(root)
    byline = _byline(root)
    dateline = _told(root, "dateline")
    head = [
        *([line(second, "heading", 2)] if (second := _told(root, "hl2")) else []),
        *([line(byline, "byline")] if byline else []),
        *([line(dateline, "dateline")] if dateline else []),
    ]
    return Draft(
        [*head, *body] if body else [],
        title=_told(root, "hl1", "headline", "title"),
        byline=byline and (bylines.authors(byline.partition(",")[0]) or byline),
        site=_site(root),
        published=_day(root),
    )


def _told(root: Element, *names: str) -> str | None:
    """The words of the first of the elements ``names`` that has any."""
    return next((told for name in names if (told := words(first(root, name)))), None)


def _byline(root: Element) -> str | None:
    """Who wrote it; what they are, or whom they write for, comes after a comma."""
    byline = first(root, "byline", "by")
    post = words(None if byline is None else first(byline, "byttl"))
    told = words(byline)
    if told and post and told.endswith(post):
        return f"{told.removesuffix(post).rstrip(' ,')}, {post}"
    return told


def _body(root: Element) -> list[Block]:
    content = first(root, "body.content")
    if content is not None:
        parts = (first(root, "abstract"), content, first(root, "body.end"))
        return [
            block for part in parts if part is not None for block in markup.blocks(part, _role_of)
        ]
    page = first(root, "html", "datacontent")
    if page is not None:
        return markup.blocks(page, hypertext.role_of)
    plain = first(root, "inlinedata")
    return [] if plain is None else plain_blocks("".join(plain.itertext()))


def _role_of(element: Element) -> Role:
    return _ROLES.get(local_name(element), "")


def _site(root: Element) -> str | None:
    publication = first(root, "pubdata")
    name = None if publication is None else publication.get("name")
    return name or _told(root, "distributor", "copyright.holder")


def _day(root: Element) -> str | None:
    """The day of publication, which these formats write like 20241108T103000Z or 2024-11-08T10:30."""
    for name in _DAYS:
        element = first(root, name)
        if element is not None:
            digits = (element.get("norm") or words(element) or "").replace("-", "")[:8]
            if len(digits) == 8 and digits.isdecimal():
                return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return None
