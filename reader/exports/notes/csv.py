"""Marks as comma-separated values, in the columns that Readwise imports and exports."""

from collections.abc import Iterable

from reader.exports import cells
from reader.exports.notes import Annotated, author, title
from reader.exports.webannotation import iri
from reader.marks import Mark

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write(annotated: Iterable[Annotated]) -> str:
    """A row for each mark; its tags stand before the note, each with a dot, as Readwise has them."""
    rows = (
        (
            mark.anchor.exact,
            title(one.article),
            author(one.article),
            iri(one.article, one.digest),
            _note(mark),
            str(mark.anchor.start),
            mark.created[:19].replace("T", " "),
        )
        for one in annotated
        for mark in one.marks
    )
    return cells.table([COLUMNS, *rows])


def _note(mark: Mark) -> str:
    tags = " ".join("." + "-".join(tag.split()) for tag in mark.tags)
    return "\n".join(filter(None, (tags, mark.body)))
