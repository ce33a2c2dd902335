"""A Word document (Office Open XML, ECMA-376) -> Draft."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from lxml.etree import _Element as Element

from reader.errors import ReaderError
from reader.formats import markup, trees
from reader.formats.archives import Archive
from reader.formats.blocks import Draft, confirmed
from reader.formats.inputs import Input
from reader.formats.markup import Role
from reader.formats.trees import first, local_name, words

KIND = "a Word document"

_WORDS = {"t", "tab", "ptab", "cr", "nobreakhyphen"}
_AROUND: set[str] = {
    *("document", "body", "tbl", "sdt", "sdtcontent", "ins", "moveto", "smarttag", "customxml"),
    *("fldsimple", "bdo", "dir", "ruby", "rubybase", "hyperlink", "r"),
    # Text boxes, in the form that today's programs write.
    *("alternatecontent", "choice", "drawing", "inline", "anchor", "graphic", "graphicdata", "wsp"),
    *("wgp", "txbx", "txbxcontent"),
}
"""The elements that may hold words; all others hold settings, pictures, or what was deleted."""

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BULLET = "• "


def read(given: Input) -> Draft:
    """The document as it reads when all changes in it are accepted.

    Raises ReaderError where it is locked or holds no document.
    """
    archive = Archive(given)
    document = _tree(archive, "word/document.xml")
    if document is None:
        raise ReaderError(f"{given.name} is damaged: it holds no document.")
    _Marker(archive).mark(document)
    blocks = markup.blocks(document, _role_of)
    core = _tree(archive, "docProps/core.xml")
    title = None if core is None else words(first(core, "title"))
    return Draft(blocks, title=confirmed(title, blocks))


def _role_of(element: Element) -> Role:
    """The role of an element, with the attributes that ``_Marker`` has set."""
    name = local_name(element)
    match name:
        case "p":
            if element.get("rend"):
                return "heading"
            return "item" if element.get("marker") else "block"
        case "r":
            looks: dict[str, Role] = {"b": "strong", "i": "emphasis", "bi": "strong emphasis"}
            return looks.get(element.get("rend", ""), "")
        case "tr":
            return "row"
        case "tc":
            return "cell"
        case "hyperlink":
            return "link"
        case "br":
            return "" if _own(element, "type") else "line"  # of a page or a column: no line ends
    return "" if name in _WORDS or name in _AROUND else "skip"


class _Style(NamedTuple):
    """What a style makes of a paragraph or of words."""

    name: str = ""
    level: int = 0
    bold: bool = False
    italic: bool = False


class _Marker:
    """Sets on paragraphs, runs and links what other parts of the document say of them."""

    def __init__(self, archive: Archive) -> None:
        self._styles = _styles(_tree(archive, "word/styles.xml"))
        self._bullets = _bullets(_tree(archive, "word/numbering.xml"))
        self._targets = _targets(_tree(archive, "word/_rels/document.xml.rels"))
        self._counts: Counter[tuple[str, str]] = Counter()

    def mark(self, document: Element) -> None:
        """Set ``rend``, ``marker`` and ``href``, and give signs that are elements their text."""
        for element in document.iter():
            match local_name(element):
                case "p":
                    self._mark_paragraph(element)
                case "r":
                    self._mark_run(element)
                case "hyperlink":
                    element.set("href", self._targets.get(_own(element, "id"), ""))
                case "tab" | "ptab" | "cr":
                    element.text = " "
                case "nobreakhyphen":
                    element.text = "-"

    def _mark_paragraph(self, paragraph: Element) -> None:
        settings = _child(paragraph, "ppr")
        style = self._styles.get(_value(settings, "pstyle"), _Style())
        outline = _value(settings, "outlinelvl")
        level = int(outline) + 1 if outline in set("012345") else style.level
        numbering = _child(settings, "numpr")
        if level:
            paragraph.set("rend", f"h{level}")
        elif numbering is not None and _value(numbering, "numid") not in {"", "0"}:
            paragraph.set("marker", self._next_marker(numbering))

    def _next_marker(self, numbering: Element) -> str:
        place = _value(numbering, "numid"), _value(numbering, "ilvl") or "0"
        if place in self._bullets:
            return _BULLET
        self._counts[place] += 1
        return f"{self._counts[place]}. "

    def _mark_run(self, run: Element) -> None:
        settings = _child(run, "rpr")
        style = self._styles.get(_value(settings, "rstyle"), _Style())
        bold = _is_on(settings, "b", otherwise=style.bold)
        italic = _is_on(settings, "i", otherwise=style.italic)
        run.set("rend", "b" * bold + "i" * italic)


def _styles(root: Element | None) -> dict[str, _Style]:
    """The styles of headings and of words that stand out, by their ids."""
    styles = {}
    for element in () if root is None else root.iter():
        if local_name(element) == "style":
            name = _value(element, "name")
            heading = _HEADING.fullmatch(name)
            level = int(heading[1]) if heading else 1 if name.lower() == "title" else 0
            look = _child(element, "rpr")
            styles[_own(element, "styleId")] = _Style(
                name,
                min(level, 6),
                _is_on(look, "b", otherwise=False),
                _is_on(look, "i", otherwise=False),
            )
    return styles


def _bullets(root: Element | None) -> set[tuple[str, str]]:
    """The lists, by number and level, whose items are not numbered."""
    kinds: dict[str, set[str]] = {}
    bullets = set()
    for element in () if root is None else root.iter():
        match local_name(element):
            case "abstractnum":
                kinds[_own(element, "abstractNumId")] = {
                    _own(level, "ilvl")
                    for level in element
                    if local_name(level) == "lvl" and _value(level, "numfmt") in {"bullet", "none"}
                }
            case "num":
                for level in kinds.get(_value(element, "abstractnumid"), ()):
                    bullets.add((_own(element, "numId"), level))
    return bullets


def _targets(root: Element | None) -> dict[str, str]:
    """The addresses of links, by their ids."""
    return {
        element.get("Id", ""): element.get("Target", "")
        for element in (() if root is None else root.iter())
        if element.get("TargetMode") == "External"
    }


def _tree(archive: Archive, name: str) -> Element | None:
    text = archive.text(name)
    return None if text is None else trees.parsed(text)


def _child(element: Element | None, name: str) -> Element | None:
    children = () if element is None else element
    return next((child for child in children if local_name(child) == name), None)


def _own(element: Element, name: str) -> str:
    """The attribute ``name`` of ``element``, in whatever namespace."""
    ends = f"}}{name}"
    return next((value for key, value in element.attrib.items() if key.endswith(ends)), "")


def _value(element: Element | None, name: str) -> str:
    """The ``val`` of the child ``name`` of ``element``; empty where there is none."""
    child = _child(element, name)
    return "" if child is None else _own(child, "val")


def _is_on(element: Element | None, name: str, *, otherwise: bool) -> bool:
    """Whether the switch ``name`` is on: it is where it stands without a value, too."""
    child = _child(element, name)
    return otherwise if child is None else _own(child, "val") not in {"0", "false", "off"}
