"""Marks as newsread's own JSON, with the articles' texts: nothing is lost on the way out and back."""

from collections.abc import Iterable

import msgspec

from reader.exports.notes import Annotated

VERSION = 1


class NotesFile(msgspec.Struct, frozen=True):
    """The whole file: the records as they are. ``newsread_notes`` is the version of this form."""

    newsread_notes: int
    articles: tuple[Annotated, ...]


def write(annotated: Iterable[Annotated]) -> str:
    """All that is known of the articles and their marks, as indented JSON."""
    articles = tuple(
        msgspec.structs.replace(one, digest=one.digest or one.article.digest) for one in annotated
    )
    encoded = msgspec.json.encode(NotesFile(VERSION, articles))
    return msgspec.json.format(encoded, indent=1).decode("utf-8") + "\n"


def read(data: bytes) -> list[Annotated]:
    """What :func:`write` wrote; raises msgspec.DecodeError for anything else."""
    file = msgspec.json.decode(data, type=NotesFile)
    if file.newsread_notes > VERSION:
        raise msgspec.ValidationError("it was written by a newer newsread")
    return list(file.articles)
