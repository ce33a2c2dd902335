"""What a file of notes holds, checked: a file from anywhere, which nothing may be broken by."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from reader.article import Article, Emphasis, Link, Paragraph
from reader.exports.notes import Annotated, json, w3c_reading
from reader.harmless import harmless, one_line
from reader.marks import Anchor, Mark

LARGEST = 1 << 28
"""Bytes of a file that are read at the most."""

_Spans = Sequence[Paragraph | Emphasis | Link]

_FURTHEST = 1 << 40
_CONTEXT = 32


def read(data: bytes) -> list[Annotated]:
    """The notes in a file of our own JSON or of W3C Web Annotations, all of them made harmless.

    Raises ValueError, with what is wrong, where any of it cannot be taken.
    """
    if len(data) > LARGEST:
        raise ValueError("it is too large")
    try:
        form = json if b'"newsread_notes"' in data[:1000] else w3c_reading
        return [_checked(one) for one in form.read(data)]
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except msgspec.DecodeError as error:
        raise ValueError(f"it is neither newsread's JSON nor W3C annotations ({error})") from error


def _checked(one: Annotated) -> Annotated:
    article = one.article
    if not article.source or "\0" in article.source:
        raise ValueError("an article has no source")
    text = harmless(article.text)
    kept = Article(
        text=text,
        source=article.source,
        title=one_line(article.title) if article.title else None,
        byline=one_line(article.byline) if article.byline else None,
        published=article.published if _is_day(article.published) else None,
        published_from=article.published_from if _is_day(article.published) else None,
        english=article.english,
        paragraphs=article.paragraphs if _apart(article.paragraphs, len(text)) else (),
        emphasis=article.emphasis if _in_order(article.emphasis, len(text)) else (),
        links=article.links if _apart(article.links, len(text)) and _lead(article.links) else (),
    )
    marks = tuple(_checked_mark(mark) for mark in one.marks)
    return Annotated(kept, marks, kept.digest if text else _digest(one.digest))


def _checked_mark(mark: Mark) -> Mark:
    try:
        uid = str(uuid.UUID(mark.uid))
    except ValueError as error:
        raise ValueError(f"a mark has no UUID: {one_line(mark.uid)[:50]!r}") from error
    anchor = mark.anchor
    start = min(max(anchor.start, 0), _FURTHEST)
    return msgspec.structs.replace(
        mark,
        anchor=Anchor(
            start=start,
            end=min(max(anchor.end, start), _FURTHEST),
            exact=harmless(anchor.exact),
            prefix=harmless(anchor.prefix)[-_CONTEXT:],
            suffix=harmless(anchor.suffix)[:_CONTEXT],
        ),
        body=harmless(mark.body),
        tags=tuple(one_line(tag) for tag in mark.tags),
        created=_time(mark.created),
        changed=_time(mark.changed),
        uid=uid,
    )


def _is_day(published: str | None) -> bool:
    return published is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", published) is not None


def _in_order(spans: _Spans, length: int) -> bool:
    """Whether ``spans`` are in text order, none of them empty or beyond the text's ``length``."""
    starts = [0, *(span.start for span in spans)]
    return starts == sorted(starts) and all(span.start < span.end <= length for span in spans)


def _apart(spans: _Spans, length: int) -> bool:
    """Whether, besides, no two of them overlap."""
    pairs = itertools.pairwise(spans)
    return _in_order(spans, length) and all(one.end <= other.start for one, other in pairs)


def _lead(links: tuple[Link, ...]) -> bool:
    """Whether all ``links`` lead to addresses that the reader would make links of itself."""
    return all(re.fullmatch(r"(https?://|mailto:)[!-~]+", link.target) for link in links)


def _time(words: str) -> str:
    """A time in ISO 8601, in UTC as newsread keeps it; nothing for anything else."""
    try:
        return datetime.fromisoformat(words).astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""


def _digest(digest: str | None) -> str | None:
    known = digest is not None and re.fullmatch(r"sha256:[0-9a-f]{64}", digest)
    return digest if known else None
