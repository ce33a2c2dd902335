"""Blocks -> Article: one text, its paragraphs, and spans for the looks of its words."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from reader.article import Article, Emphasis, Link, Paragraph, PublishedFrom
from reader.errors import ReaderError
from reader.formats import datelines, furniture
from reader.formats.blocks import Block, Draft, Run, line
from reader.formats.cleaning import plain
from reader.formats.dates import file_date, row_date
from reader.formats.inputs import Input
from reader.formats.language import is_english
from reader.formats.lines import ends_sentence

_HEAD = 8
"""How many blocks at the start may hold the headline, the byline and the date."""

_LONGEST = 300
"""The most code points of a headline or byline that a file's own data tells."""

_LONGEST_LINE = 120
"""The most code points of a line that is found to be the byline or the date."""

_LONGEST_HEADING = 100
"""The most code points of a heading that no file calls so."""

_Span = TypeVar("_Span", Emphasis, Link)


def composed(draft: Draft, given: Input, published: str | None = None) -> Article:
    """The article that ``draft``, which was made of ``given``, tells of; its source is not set.

    Headline, byline and date that only the file's own data tell are set before the text.
    ``published`` is the date given by the person (YYYY-MM-DD): it wins.

    Raises ReaderError where there are no words.
    """
    draft = draft._replace(
        title=_short(draft.title),
        byline=_short(draft.byline),
        site=_short(draft.site),
        published=row_date(draft.published),
    )
    typesetter = Typesetter()
    for block in _with_head(draft):
        typesetter.add(block)
    text = typesetter.text
    if not text:
        raise ReaderError(f"{given.name} holds no text that can be read.")
    named = file_date(given.file_name)
    found = furniture.find(text, hint=named)
    paragraphs = _merged(typesetter.paragraphs, found.paragraphs)
    titles = (text[p.start : p.end].strip() for p in paragraphs if p.kind == "title")
    days: list[tuple[str | None, PublishedFrom]] = [
        (published, "option"),
        (draft.published, "metadata"),
        (found.published.isoformat() if found.published else None, "dateline"),
        (named.isoformat() if named else None, "file"),
    ]
    day, told = next(((day, told) for day, told in days if day), (None, None))
    return Article(
        text=text,
        title=next(titles, draft.title),
        byline=draft.byline or found.byline,
        published=day,
        published_from=told,
        english=is_english(text),
        paragraphs=paragraphs,
        emphasis=typesetter.emphasis,
        links=tuple(typesetter.links),
    )


class Typesetter:
    """Puts blocks one after the other into one text, and keeps where everything stands."""

    def __init__(self) -> None:
        """Begin with an empty text."""
        self.paragraphs: list[Paragraph] = []
        self.links: list[Link] = []
        self._strong: list[Emphasis] = []
        self._emphasis: list[Emphasis] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)

    @property
    def emphasis(self) -> tuple[Emphasis, ...]:
        """Where words are set apart, in text order."""
        both = [*self._strong, *self._emphasis]
        return tuple(sorted(both, key=lambda span: (span.start, -span.end)))

    def add(self, block: Block) -> None:
        """Add ``block`` as one line; one without words adds nothing."""
        pieces = list(_verbatim(block.runs) if block.verbatim else _filled(block.runs))
        if not any(text.strip() for text, _ in pieces):
            return
        if self._parts:
            self._put("\n" if block.tight else "\n\n")
        start = self._length
        for text, run in pieces:
            first = self._length
            self._put(text)
            if run.strong:
                _extend(self._strong, Emphasis(first, self._length, "strong"), start)
            if run.emphasis:
                _extend(self._emphasis, Emphasis(first, self._length), start)
            if run.target:
                _extend(self.links, Link(first, self._length, run.target), start)
        self.paragraphs.append(Paragraph(start, self._length, block.kind, block.level))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _extend(spans: list[_Span], span: _Span, floor: int) -> None:
    """Add ``span``, as a part of the last where nothing but a blank of one paragraph is between them.

    ``floor`` is where the paragraph starts.
    """
    if spans and (last := spans[-1]).start >= floor and last.end >= span.start - 1:
        longer = replace(last, end=span.end)
        if replace(longer, start=span.start) == span:
            spans[-1] = longer
            return
    spans.append(span)


_BLANK = Run(" ")


def _filled(runs: Sequence[Run]) -> Iterator[tuple[str, Run]]:
    """The words of ``runs`` with single blanks between, which have no look of their own."""
    begun = apart = False
    for run in runs:
        text = plain(run.text)
        words = " ".join(text.split())
        if not words:
            apart = apart or bool(text)
            continue
        if begun and (apart or text[0].isspace()):
            yield " ", _BLANK
        yield words, run
        begun, apart = True, text[-1].isspace()


def _verbatim(runs: Sequence[Run]) -> Iterator[tuple[str, Run]]:
    """The words of ``runs`` with all their blanks, but for those at the end."""
    texts = [plain(run.text).replace("\n", " ") for run in runs]
    while texts and not texts[-1].rstrip():
        texts.pop()
    if texts:
        texts[-1] = texts[-1].rstrip()
    for text, run in zip(texts, runs, strict=False):
        words = text.lstrip()
        bare = words.rstrip()
        before, after = text[: len(text) - len(words)], words[len(bare) :]
        for part, look in ((before, _BLANK), (bare, run), (after, _BLANK)):
            if part:
                yield part, look


def _with_head(draft: Draft) -> Sequence[Block]:
    """The blocks of ``draft`` with headline, byline and date among the first."""
    blocks = list(draft.blocks)
    place = _place_title(blocks, draft.title)
    authors = _letters(draft.byline or "")
    after = place
    for index, block in enumerate(blocks[place : place + _HEAD], place):
        words = block.words[: 2 * _LONGEST]
        if block.kind == "byline":
            authors = ""
        if block.kind in {"byline", "dateline"}:
            after = index + 1
        if block.kind != "text" or len(words) > _LONGEST_LINE or ends_sentence(words):
            continue
        if authors and authors in _letters(words):
            blocks[index] = block._replace(kind="byline")
            authors = ""
        elif draft.published and datelines.is_date_line(words):
            blocks[index] = block._replace(kind="dateline")
            draft = draft._replace(published=None)
    added = []
    if authors:
        added.append(line(f"By {draft.byline}", "byline"))
    if draft.published:
        day = date.fromisoformat(draft.published)
        told = f"{day.day} {day:%B %Y}"
        added.append(line(f"{draft.site}, {told}" if draft.site else told, "dateline"))
    elif draft.site and authors:
        added[0] = line(f"By {draft.byline} | {draft.site}", "byline")
    blocks[after:after] = added
    return blocks


def _place_title(blocks: list[Block], title: str | None) -> int:
    """Find or set the headline among ``blocks``; returns the index of the block after it, or 0."""
    head = blocks[:_HEAD]
    known = next((i for i, block in enumerate(head) if block.kind == "title"), None)
    if known is None and title:
        wanted = _letters(title)
        known = next(
            (i for i, b in enumerate(head) if _letters(b.words[:_LONGEST]) == wanted), None
        )
    if known is None:
        # The story has not begun before its headline.
        begun = itertools.takewhile(lambda block: len(block.words) <= _LONGEST_LINE, head)
        first = (i for i, b in enumerate(begun) if b.kind == "heading" and b.level == 1)
        known = next(first, None)
    if known is not None:
        blocks[known] = blocks[known]._replace(kind="title", level=0)
        return known + 1
    if title:
        blocks.insert(0, line(title, "title"))
        return 1
    return 0


def _merged(own: Sequence[Paragraph], told: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """``own`` with the kinds that their shapes tell where their file tells none."""
    titled = any(paragraph.kind == "title" for paragraph in own)
    merged = []
    for paragraph, shaped in zip(own, told, strict=True):
        kind = paragraph.kind
        long = shaped.kind == "heading" and shaped.end - shaped.start > _LONGEST_HEADING
        title = shaped.kind == "title" and titled
        if shaped.kind == "junk" or (kind == "text" and not long and not title):
            kind = shaped.kind
        merged.append(replace(paragraph, kind=kind))
    return tuple(merged)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _short(words: str | None) -> str | None:
    """``words`` on one line, as far as they may be a headline or a byline; None where there are none."""
    tidy = " ".join(plain((words or "")[: 2 * _LONGEST]).split())
    return tidy[:_LONGEST] or None
