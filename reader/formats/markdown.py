"""Markdown (CommonMark with tables and strikethrough) -> Draft."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from reader.formats import hypertext
from reader.formats.blocks import Draft
from reader.formats.decoding import decoded
from reader.formats.inputs import Input

KIND = "Markdown"

_FRONT_MATTER = re.compile(r"\A---\n(?P<lines>(?:.*\n){1,100}?)(?:---|\.\.\.)\n")
_FIELD = re.compile(
    r"(?P<name>title|authors?|by|date|published)[ \t]*:[ \t]*(?P<value>.+)", re.IGNORECASE
)


def read(given: Input) -> Draft:
    """The document, with what its front matter (fields between two lines of dashes) tells of it.

    Raises ReaderError where it is not text.
    """
    text = decoded(given.data, given.name).replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        text = text[front.end() :]
        for found in _FIELD.finditer(front["lines"]):
            fields.setdefault(found["name"].lower(), found["value"].strip(" \t\"'[]"))
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return Draft(
        hypertext.blocks(page, base=given.address),
        title=fields.get("title"),
        byline=fields.get("author") or fields.get("authors") or fields.get("by"),
        published=fields.get("date") or fields.get("published"),
    )
