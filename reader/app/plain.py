"""An article as plain text, for terminals that can't draw and for pipes.

Beside the text stand, as in the reader, who speaks and the signs of marks; below a paragraph the notes
on it.
"""

from __future__ import annotations

import collections
import contextlib
import itertools
import os
import queue
import sys
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from reader.annotations import Annotations
from reader.app import drawing
from reader.app.layout import Layout
from reader.app.opening import Opened, known_names, opened
from reader.app.painting import fitted
from reader.app.wrapping import wrap
from reader.article import Article
from reader.correcting import corrected
from reader.engine.messages import Failed, Finished, Reply
from reader.errors import ReaderError, complain
from reader.harmless import harmless
from reader.library import Library
from reader.marks import Mark
from reader.streams import standard_output

_MARGIN = 14
"""At most so many cells are for the names of speakers, and at most a quarter of the width."""
_SIGNS = 3
_QUOTED = 40
"""Of the words that a note stands on at most so many cells are shown with it."""


def print_article(
    source: str, *, published: str | None, model: str, measure: int, library: Library | None
) -> None:
    """Write the article to standard output, in rows of at most ``measure`` cells that fit the terminal.

    What the engine or the library can't give is said on standard error, and the text written without.
    Raises ReaderError where it can't be read or written.
    """
    ready = opened(source, published, model, known_names(library))
    try:
        found = _annotations(ready)
    finally:
        if ready.engine is not None:
            ready.engine.stop()
    marks: tuple[Mark, ...] = ()
    if library is not None:
        try:
            found, marks = _added(library, ready.article, found)
        except ReaderError as error:
            complain(str(error))
    columns = _columns(measure + _MARGIN + _SIGNS)
    with standard_output() as out:
        for row in rows(ready.article, found, marks, measure=measure, columns=columns):
            out.write(f"{row}\n".encode(sys.stdout.encoding, "replace"))


def rows(
    article: Article,
    found: Annotations | None,
    marks: Sequence[Mark],
    *,
    measure: int,
    columns: int,
) -> Iterator[str]:
    """The rows of ``article``, of at most ``columns`` cells in all, with what stands in the margin."""
    margin = min(_MARGIN, columns // 4)
    width = max(1, min(measure, columns - margin - _SIGNS))
    layout = Layout(article, width)
    names = _margin_names(layout, found)
    signs: dict[int, str] = {}
    for offset, sign in drawing.mark_signs(marks):
        y = layout.row_of(offset)
        signs[y] = drawing.joined_signs(signs.get(y, ""), sign)
    notes = _by_last_row(article, layout, marks)
    indent = " " * (margin + _SIGNS)
    for y in range(layout.height):
        row = layout.row(y)
        if row is None:
            yield ""
            continue
        name = fitted(names.get(y, ""), margin - 1)
        beside = " " * (margin - 1 - cell_len(name)) + name
        text = article.text[row.start : row.end]
        yield f"{beside} {signs.get(y, ''):<{_SIGNS}}{text}".rstrip()
        for note in notes.get(y, ()):
            yield from (indent + line for line in _told(note, width))
    lost = [note for note in marks if note.lost]
    if lost:
        yield from ("", f"{indent}These marks found no home in the text as it is now:")
        yield from (indent + line for note in lost for line in _told(note, width))


def _columns(usual: int) -> int:
    """How many columns there are: of the terminal, wherever it is to be found, else ``usual``."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted):
        return int(wanted)
    for stream in (1, 2, 0):
        with contextlib.suppress(OSError):
            if columns := os.get_terminal_size(stream).columns:
                return columns
    return usual


def _annotations(ready: Opened) -> Annotations | None:
    """What was found, or will be; None, and a sentence on standard error, where that is nothing."""
    if ready.engine is None:
        if ready.problem:
            complain(ready.problem)
        return ready.annotations
    replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
    ready.engine.listen(replies.put)
    while True:
        match replies.get():
            case Finished(annotations=found):
                return found
            case Failed(sentence=sentence):
                complain(sentence)
                return None


def _added(
    library: Library, article: Article, found: Annotations | None
) -> tuple[Annotations | None, tuple[Mark, ...]]:
    """``found`` with the person's corrections, and their marks; to look at it adds nothing."""
    if library.recall(article) is None:
        return found, ()
    visit = library.visit(article)
    if found is not None:
        corrections = library.corrections.of(visit.article_id)
        found = corrected(article.text, found, corrections).annotations
    return found, visit.marks


def _margin_names(layout: Layout, found: Annotations | None) -> dict[int, str]:
    """For each row in which somebody begins to speak, who: on one row the names follow each other."""
    if found is None:
        return {}
    spoken = [quote for quote in found.quotes if quote.kind != "indirect"]
    names: dict[int, str] = {}
    for offset, name in drawing.margin_names(found, spoken).items():
        y = layout.row_of(offset)
        names[y] = f"{names[y]}, {name}" if y in names else name
    return names


def _by_last_row(article: Article, layout: Layout, marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """The notes by the last row of the paragraph that they stand on."""
    below: dict[int, list[Mark]] = collections.defaultdict(list)
    for mark in marks:
        if mark.body and not mark.lost and article.paragraphs:
            paragraph = article.paragraphs[article.paragraph_at(mark.anchor.start)]
            below[layout.row_of(paragraph.end - 1)].append(mark)
    return below


def _told(mark: Mark, width: int) -> Iterator[str]:
    """``mark`` in rows of ``width`` cells: the words that it stands on, then its own."""
    quoted = fitted(" ".join(mark.anchor.exact.split()), _QUOTED)
    first, *others = harmless(mark.body).splitlines() or [""]
    for line in (f"✎ {quoted}: {first}" if quoted else f"✎ {first}", *others):
        starts = wrap(line, width)
        for start, end in itertools.pairwise([*starts, len(line)]):
            yield line[start:end].rstrip()
