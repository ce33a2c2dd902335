"""ninjs, the news industry's JSON (IPTC, https://iptc.org/standards/ninjs/), 1.x to 3.x -> Draft."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reader.errors import ReaderError
from reader.formats import hypertext, nitf
from reader.formats.blocks import Block, Draft, line
from reader.formats.decoding import decoded
from reader.formats.inputs import Input
from reader.formats.text import blocks as plain_blocks

KIND = "ninjs"

_Object = dict[str, Any]
"""A JSON object, its names in lower case: ninjs 3 writes "versionCreated", 1 "versioncreated"."""

_BEST_FIRST = ("xhtml", "html", "nitf", "")
"""The forms of a body, told by parts of their content types."""

_OF_NINJS_1 = ("xhtml", "html", "text")


def read(given: Input) -> Draft:
    """The item: its headline, byline, date and text; without a text, its description.

    Raises ReaderError where it has neither.
    """
    item = _lowered(json.loads(decoded(given.data, given.name), strict=False))
    blocks = _body(item)
    if not blocks:
        raise ReaderError(f"{given.name} is a news item without a text.")
    located = _text(item, "located")
    return Draft(
        [line(located, "dateline"), *blocks] if located else blocks,
        title=_value(item, "headlines") or _text(item, "headline", "title"),
        byline=_text(item, "by", "byline"),
        site=_site(item),
        published=_text(item, "versioncreated", "firstcreated", "contentcreated"),
    )


def _body(item: _Object) -> list[Block]:
    """The text of ``item`` in the best of the forms that it has it in."""
    bodies = [
        *_objects(item, "bodies"),
        *({"contenttype": form, "value": item.get(f"body_{form}")} for form in _OF_NINJS_1),
    ]
    for form in _BEST_FIRST:
        for body in bodies:
            kind, text = _text(body, "contenttype") or "", _text(body, "value")
            if text and form in kind.lower() and (found := _blocks(kind.lower(), text)):
                return found
    text = _value(item, "descriptions") or _text(item, "description_text")
    return plain_blocks(text) if text else []


def _blocks(kind: str, text: str) -> list[Block]:
    if "html" in kind:
        return hypertext.blocks(text)
    if "nitf" in kind:
        return list(nitf.draft(text).blocks)
    return plain_blocks(text)


def _lowered(item: object) -> _Object:
    return {name.lower(): value for name, value in item.items()} if isinstance(item, dict) else {}


def _text(item: _Object, *names: str) -> str | None:
    """The first of the properties ``names`` that is a text with something in it."""
    texts = (item.get(name) for name in names)
    return next((text for text in texts if isinstance(text, str) and text.strip()), None)


def _objects(item: _Object, name: str) -> Iterator[_Object]:
    found = item.get(name)
    return map(_lowered, found) if isinstance(found, list) else iter(())


def _value(item: _Object, name: str) -> str | None:
    """The text of a property that is a list of texts in several roles: that of the main one."""
    found = sorted(_objects(item, name), key=lambda each: each.get("role") not in {None, "main"})
    return next((text for each in found if (text := _text(each, "value"))), None)


def _site(item: _Object) -> str | None:
    sources = (name for each in _objects(item, "infosources") if (name := _text(each, "name")))
    return next(sources, None) or _text(item, "copyrightholder")
