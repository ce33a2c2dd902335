"""An electronic book (EPUB 2 and 3) -> Draft, its chapters one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from reader.errors import ReaderError
from reader.formats import hypertext, markup, trees
from reader.formats.archives import Archive, beside
from reader.formats.blocks import Block, Draft, line
from reader.formats.inputs import Input

KIND = "an electronic book"

_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Encryption of fonts alone, which many honest books have."""

_HEAD = 6
"""How many blocks at the start of a chapter may hold its heading."""


class _Part(NamedTuple):
    """An entry of the book's manifest."""

    name: str
    media_type: str
    properties: str


class _Package(NamedTuple):
    """What the book's package document tells: its data, and its parts in reading order."""

    root: Element
    parts: dict[str, _Part]
    spine: list[_Part]

    def data(self, name: str) -> list[str]:
        """What the elements ``name`` of its Dublin Core data say."""
        found = (e for e in self.root.iter() if trees.local_name(e) == name)
        return [words for element in found if (words := trees.words(element))]


def read(given: Input) -> Draft:
    """The book: its title, and chapters with headings as in its table of contents.

    Raises ReaderError where it is locked or has no chapters.
    """
    archive = Archive(given)
    _refuse_locked(archive, given.name)
    package = _package(archive, given.name)
    contents = _contents(archive, package)
    blocks: list[Block] = []
    for part in package.spine:
        if "nav" not in part.properties.split():
            blocks += _chapter(archive, part, contents.get(part.name))
    title = next(iter(package.data("title")), None)
    if title:
        head = [block for block in blocks[:_HEAD] if block.words.casefold() != title.casefold()]
        blocks[:_HEAD] = [line(title, "title"), *head]
    return Draft(
        blocks,
        title=title,
        byline=", ".join(package.data("creator")) or None,
        published=next(iter(package.data("date")), None),
    )


def _refuse_locked(archive: Archive, name: str) -> None:
    encryption = archive.text("META-INF/encryption.xml")
    if encryption is None:
        return
    for element in trees.parsed(encryption).iter():
        method = (
            element.get("Algorithm") if trees.local_name(element) == "encryptionmethod" else None
        )
        if method is not None and method not in _FONT_ALGORITHMS:
            raise ReaderError(f"{name} is locked by its seller (DRM): newsread can't open it.")


def _package(archive: Archive, name: str) -> _Package:
    container = archive.text("META-INF/container.xml")
    rootfile = None if container is None else trees.first(trees.parsed(container), "rootfile")
    path = "" if rootfile is None else rootfile.get("full-path", "")
    text = archive.text(path)
    if text is None:
        raise ReaderError(f"{name} is damaged: it does not tell its chapters.")
    root = trees.parsed(text)
    parts = {}
    for item in root.iter():
        if trees.local_name(item) == "item":
            parts[item.get("id", "")] = _Part(
                beside(path, item.get("href", "")),
                item.get("media-type", ""),
                item.get("properties", ""),
            )
    spine = [
        parts[reference.get("idref", "")]
        for reference in root.iter()
        if trees.local_name(reference) == "itemref"
        and reference.get("idref", "") in parts
        and reference.get("linear") != "no"
    ]
    return _Package(root, parts, spine)


def _contents(archive: Archive, package: _Package) -> dict[str, str]:
    """For each part, the first entry that the table of contents has for it."""
    contents: dict[str, str] = {}
    for part in package.parts.values():
        if "nav" in part.properties.split():
            entries = _nav_entries(archive.text(part.name) or "")
        elif part.media_type == "application/x-dtbncx+xml":
            entries = _ncx_entries(archive.text(part.name) or "")
        else:
            continue
        for reference, title in entries:
            contents.setdefault(beside(part.name, reference), title)
    return contents


def _nav_entries(text: str) -> Iterator[tuple[str, str]]:
    """Where each line of an EPUB 3 table of contents leads, and what it says."""
    root = _page(text)
    for nav in [] if root is None else root.iter():
        if trees.local_name(nav) == "nav" and "toc" in _type(nav):
            for link in nav.iter():
                if trees.local_name(link) == "a" and (title := trees.words(link)):
                    yield link.get("href", ""), title


def _type(element: Element) -> str:
    """The ``epub:type`` of an element, whether or not its namespace was understood."""
    types = (value for name, value in element.attrib.items() if name.endswith("type"))
    return next(types, "")


def _ncx_entries(text: str) -> Iterator[tuple[str, str]]:
    """The same for EPUB 2 (NCX)."""
    for point in trees.parsed(text).iter():
        if trees.local_name(point) == "navpoint":
            content = trees.first(point, "content")
            title = trees.words(trees.first(point, "text"))
            if content is not None and title:
                yield content.get("src", ""), title


def _chapter(archive: Archive, part: _Part, title: str | None) -> Sequence[Block]:
    """The blocks of a chapter, with the heading ``title`` where it has none of its own."""
    root = _page(archive.text(part.name) or "")
    if root is None:
        return ()
    blocks = markup.blocks(root, hypertext.role_of)
    head = blocks[:_HEAD]
    if not blocks or not title or any(block.kind == "heading" for block in head):
        return blocks
    for index, block in enumerate(head):
        if block.words.casefold() == title.casefold():
            blocks[index] = block._replace(kind="heading", level=1)
            return blocks
    return [line(title, "heading", 1), *blocks]


def _page(text: str) -> Element | None:
    """The tree of a page of the book: XHTML as it should be, else HTML as it is."""
    try:
        return trees.parsed(text)
    except etree.XMLSyntaxError:
        return hypertext.parsed(text.replace("\0", "\ufffd"))
