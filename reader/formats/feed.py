"""A feed (RSS, Atom, JSON Feed) -> Listing."""

from __future__ import annotations

import html
import io
import json
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import feedparser

from reader.errors import ReaderError
from reader.formats import hypertext
from reader.formats.addresses import joined
from reader.formats.blocks import Block, Draft, Entry, Listing, count
from reader.formats.composing import composed
from reader.formats.dates import row_date
from reader.formats.decoding import decoded
from reader.formats.inputs import Input
from reader.formats.text import blocks as plain_blocks
from reader.harmless import one_line

KIND = "a feed"

_MOST = 500
"""How many of a feed's articles are listed, the first ones."""

_WHOLE = 150
"""A feed that holds so many words of an article most likely holds all of it."""

_LONGEST = 300
"""The most code points of a title, and of a summary in the list."""


class _Item(NamedTuple):
    """An article as the feed has it: ``body`` may be all of it, ``summary`` a few words, both HTML."""

    title: str
    link: str
    published: str | None
    byline: str | None
    body: str
    summary: str
    plain: bool = False


def read(given: Input) -> Listing:
    """The articles of the feed, in its order.

    Raises ReaderError where there are none.
    """
    if given.data.lstrip()[:1] == b"{":
        title, items = _json_feed(given)
    else:
        title, items = _xml_feed(given)
    entries = [_entry(item, given, title) for _, item in zip(range(_MOST), items, strict=False)]
    if not entries:
        raise ReaderError(f"{given.name} is a feed without articles.")
    return Listing(title or given.name, "", tuple(entries))


def _entry(item: _Item, given: Input, site: str) -> Entry:
    body = plain_blocks(item.body) if item.plain else hypertext.blocks(item.body, base=item.link)
    summary = " ".join(block.words for block in hypertext.blocks(item.summary)) or _beginning(body)
    title = _short(" ".join(block.words for block in hypertext.blocks(item.title)))
    article = None
    if body:
        draft = Draft(body, title or None, item.byline, site or None, item.published)
        article = composed(draft, Input(b"", given.name))
    return Entry(
        title=title or _short(summary) or item.link or "Without a title",
        source=item.link,
        published=item.published,
        summary=_short(summary),
        article=article,
        whole=article is not None and (count(body) >= _WHOLE or not item.link),
    )


def _xml_feed(given: Input) -> tuple[str, Iterator[_Item]]:
    """The title of an RSS or Atom feed, and its articles."""
    # A stream, since feedparser takes a string for an address and would fetch it.
    found = feedparser.parse(io.BytesIO(given.data), sanitize_html=False)
    if found.bozo and not found.entries:
        raise ReaderError(f"{given.name} is a damaged feed: there is nothing to choose from.")
    return one_line(found.feed.get("title", "")), (
        _Item(
            title=entry.get("title", ""),
            link=joined(given.address, entry.get("link", "")),
            published=_day(entry),
            byline=entry.get("author"),
            body=next((part.value for part in entry.get("content", ())), entry.get("summary", "")),
            summary=entry.get("summary", ""),
        )
        for entry in found.entries
    )


def _json_feed(given: Input) -> tuple[str, Iterator[_Item]]:
    """The title of a JSON Feed (https://www.jsonfeed.org/version/1.1/), and its articles."""
    feed = json.loads(decoded(given.data, given.name), strict=False)
    items = feed.get("items")
    return _text(feed, "title"), (
        _Item(
            title=html.escape(_text(item, "title")),
            link=joined(given.address, _text(item, "url") or _text(item, "external_url")),
            published=row_date(item.get("date_published")),
            byline=_authors(item),
            body=_text(item, "content_html") or _text(item, "content_text"),
            summary=html.escape(_text(item, "summary")),
            plain=not _text(item, "content_html"),
        )
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
    )


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _authors(item: dict[str, Any]) -> str | None:
    authors = item.get("authors") or [item.get("author")]
    people = authors if isinstance(authors, list) else []
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    return ", ".join(filter(None, names)) or None


def _day(entry: dict[str, Any]) -> str | None:
    """The day on which an article came out or was changed, as feedparser has understood it (UTC)."""
    # Not the entry's own "get": it takes the one for the other, with a warning.
    moments = (dict.get(entry, f"{what}_parsed") for what in ("published", "updated", "created"))
    moment: time.struct_time | None = next(filter(None, moments), None)
    return row_date(time.strftime("%Y-%m-%d", moment)) if moment else None


def _beginning(blocks: list[Block]) -> str:
    return blocks[0].words if blocks else ""


def _short(words: str) -> str:
    tidy = " ".join(one_line(words[: 4 * _LONGEST]).split())
    return tidy if len(tidy) <= _LONGEST else f"{tidy[: _LONGEST - 1]}…"
