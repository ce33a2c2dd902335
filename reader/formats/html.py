"""A web page, saved or fetched -> Draft: its article without what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element
from trafilatura.core import bare_extraction
from trafilatura.settings import Document

from reader.errors import ReaderError
from reader.formats import hypertext, markup
from reader.formats.blocks import Block, Draft, count
from reader.formats.decoding import decoded_as
from reader.formats.inputs import Input
from reader.formats.markup import Role
from reader.formats.trees import local_name

KIND = "a web page"

_LARGEST = 20_000_000
"""The most code points of a page that is searched for an article."""

_FEW = 60
"""Of an article of fewer words it is doubted that it is all there is."""

_ROLES: dict[str, Role] = {
    **dict.fromkeys(("p", "quote", "table", "body", "fw", "figure"), "block"),
    **dict.fromkeys(("graphic", "media"), "skip"),
    "head": "heading",
    "item": "item",
    "row": "row",
    "cell": "cell",
    "code": "verbatim",
    "lb": "line",
    "ref": "link",
}
"""What the elements mean in which trafilatura gives the article (TEI)."""


def read(given: Input) -> Draft:
    """The article of a page, with what its head tells of it.

    Raises ReaderError where the page shows no text.
    """
    return draft(decoded_as(given.data, given.name, given.charset), given.address, given.name)


def draft(text: str, address: str, name: str) -> Draft:
    """The same for the HTML ``text`` of a page at ``address``, which messages call ``name``."""
    if len(text) > _LARGEST:
        raise ReaderError(f"{name} is too large for a web page.")
    text = text.replace("\0", "\ufffd")
    root = hypertext.parsed(text)
    if root is None:
        raise ReaderError(f"{name} is empty: there is nothing to read.")
    found = _extracted(root, address)
    blocks: Sequence[Block] = []
    if found is not None and found.body is not None:
        blocks = markup.blocks(found.body, _role_of, base=found.url or address)
    if count(blocks) < _FEW:
        # A very short story, or a page that is laid out unlike any other: all that it shows.
        everything = hypertext.blocks(text, base=address)
        if count(everything) < 3 * max(1, count(blocks)) or not blocks:
            blocks = everything
    if not blocks:
        raise ReaderError(
            f"{name} shows no text: what it shows may be made by scripts. Save it from a browser."
        )
    if found is None:
        return Draft(blocks)
    return Draft(blocks, found.title, _names(found.author), found.sitename, found.date)


def _extracted(root: Element, address: str) -> Document | None:
    """What trafilatura (Barbaresi 2021, ACL demo) takes for the article of the page, and its data."""
    found = bare_extraction(
        root,
        url=address or None,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=True,
        # The day of publication and not of the last change, and no day that is only guessed.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    assert not isinstance(found, dict)  # it is one where as_dict is given
    return found


def _role_of(element: Element) -> Role:
    name = local_name(element)
    rend = element.get("rend") or ""
    if name == "hi":
        return "strong" if rend == "#b" else "emphasis" if rend == "#i" else ""
    if name == "list":
        return "numbered list" if rend == "ol" else "list"
    if name == "code":
        return "verbatim" if "\n" in (element.text or "") else ""
    return _ROLES.get(name, "")


def _names(authors: str | None) -> str | None:
    """The authors, which come with semicolons between, as a byline names them."""
    *names, last = (authors or "").split("; ")
    return f"{', '.join(names)} and {last}" if names else last or None
