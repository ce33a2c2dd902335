"""Who said what, across articles: one record for each statement, chosen by who, about whom and when."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from reader.annotations import Annotations, Entity, QuoteKind
from reader.article import Article
from reader.exports import cells
from reader.exports.digest import Statement, digest
from reader.harmless import one_line


class Part(msgspec.Struct, frozen=True):
    """A quote of a statement; offsets are code points of the article's text, the end exclusive."""

    start: int
    end: int
    kind: QuoteKind
    text: str


class Quotation(msgspec.Struct, frozen=True):
    """What somebody said at one turn, and where.

    ``about`` are the names of the people and bodies that the words speak of; ``probable`` is true where
    the speaker is not certain. ``id``, ``source``, ``title`` and ``published`` are the article's.
    """

    id: str
    source: str
    title: str | None
    published: str | None
    speaker: str | None
    role: str | None
    probable: bool
    about: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        """All that was said, in one line."""
        return " … ".join(one_line(part.text) for part in self.parts)


class Wanted(msgspec.Struct, frozen=True):
    """What to choose: ``by`` and ``about`` are names, or words of them; ``since`` a day, YYYY-MM-DD.

    A name is known by all words that are told ("sinclair" finds Mairi Sinclair), whatever their case
    and accents. What is said about somebody names them, or speaks of them by a pronoun.
    """

    by: str | None = None
    about: str | None = None
    since: str | None = None


def quotations(
    identity: str, article: Article, annotations: Annotations, wanted: Wanted
) -> Iterator[Quotation]:
    """The statements in ``article`` that are ``wanted``, in text order."""
    if wanted.since is not None and (article.published or "") < wanted.since:
        return
    voices = digest(article, annotations).voices
    said = [(voice.speaker, statement) for voice in voices for statement in voice.statements]
    for speaker, statement in sorted(said, key=lambda pair: pair[1].quotes[0].start):
        if _is_by(speaker, wanted.by, article.text) and _is_about(
            statement, wanted.about, article.text
        ):
            yield _quotation(identity, article, speaker, statement)


def as_json(found: Iterable[Quotation]) -> bytes:
    """An array of the records, one a line."""
    lines = b",\n".join(map(msgspec.json.encode, found))
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


COLUMNS = (
    *("id", "source", "title", "published", "speaker", "role", "probable"),
    *("about", "kind", "start", "end", "text"),
)


def as_csv(found: Iterable[Quotation]) -> bytes:
    """A row for each record under :data:`COLUMNS`; offsets are those of the whole statement."""
    rows = (
        (
            *(one_line(words or "") for words in (one.id, one.source, one.title, one.published)),
            *(one_line(words or "") for words in (one.speaker, one.role)),
            "probable" if one.probable else "",
            one_line("; ".join(one.about)),
            ", ".join(dict.fromkeys(part.kind for part in one.parts)),
            one.parts[0].start,
            one.parts[-1].end,
            one.words,
        )
        for one in found
    )
    return cells.table([COLUMNS, *rows]).encode("utf-8", "replace")


def _quotation(
    identity: str, article: Article, speaker: Entity | None, statement: Statement
) -> Quotation:
    return Quotation(
        id=identity,
        source=article.source,
        title=article.title,
        published=article.published,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        probable=statement.probable,
        about=tuple(entity.name for entity in statement.about),
        parts=tuple(
            Part(quote.start, quote.end, quote.kind, article.text[quote.start : quote.end])
            for quote in statement.quotes
        ),
    )


def _is_by(speaker: Entity | None, name: str | None, text: str) -> bool:
    return name is None or (speaker is not None and _is_called(speaker, name, text))


def _is_about(statement: Statement, name: str | None, text: str) -> bool:
    if name is None or any(_is_called(entity, name, text) for entity in statement.about):
        return True
    said = " ".join(text[quote.start : quote.end] for quote in statement.quotes)
    return f" {' '.join(_words(name))} " in f" {' '.join(_words(said))} "


def _is_called(entity: Entity, name: str, text: str) -> bool:
    names = {entity.name, *(text[m.start : m.end] for m in entity.mentions if m.form == "name")}
    wanted = set(_words(name))
    return any(wanted <= set(_words(known)) for known in names)


def _words(name: str) -> list[str]:
    """The words of ``name`` without case and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "".join(letters).split()
