"""XML -> a tree, with nothing that XML lets a document do to its reader.

Entities are not expanded but for the signs that HTML and XML name, no DTD is loaded, nothing outside
of the document is ever opened, and libxml2's limits on depth and size hold.
"""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree
from lxml.etree import _Element as Element

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = {"lt", "gt", "amp", "quot", "apos"}


def parsed(text: str) -> Element:
    """The root of the XML document ``text``, without comments and processing instructions.

    Raises ``lxml.etree.XMLSyntaxError`` where it is not well-formed.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    text = _NAMED.sub(_sign, _DECLARATION.sub("", text.removeprefix("\ufeff"), count=1))
    return etree.fromstring(text.strip().encode("utf-8", "replace"), parser=parser)


def local_name(element: Element) -> str:
    """The name of ``element`` in lower case, without its namespace; empty where it is none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def first(root: Element, *names: str) -> Element | None:
    """The first element in ``root`` whose name, without its namespace, is one of ``names``."""
    return next((element for element in root.iter() if local_name(element) in names), None)


def words(element: Element | None) -> str | None:
    """All the words in ``element`` with single blanks; None where there are none."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def _sign(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _OF_XML else html5.get(f"{name};", match[0])
