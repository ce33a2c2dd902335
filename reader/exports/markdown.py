"""An annotated article as a report in Markdown: who said what, who, where and when, and the text."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotations import Annotations, Entity, Quote
from reader.article import Article
from reader.exports import overview
from reader.exports.digest import digest
from reader.exports.markdown_text import escaped, front_matter, quoted
from reader.geography import coordinates, country_name
from reader.harmless import harmless, one_line


def encode(identity: str, article: Article, annotations: Annotations) -> bytes:
    """The report on one article."""
    parts = [
        f"# {_plain(article.title or identity)}",
        *_speakers(article, annotations),
        *_entities(annotations),
        *_dates(article.text, annotations),
        *_text(article),
    ]
    return "\n\n".join([_properties(article, annotations), *parts, ""]).encode("utf-8", "replace")


def _properties(article: Article, annotations: Annotations) -> str:
    return front_matter(
        {
            "source": "" if article.source == "-" else one_line(article.source),
            "author": one_line(article.byline or ""),
            "published": article.published or "",
            "model": one_line(annotations.model),
        }
    ).rstrip("\n")


def _speakers(article: Article, annotations: Annotations) -> Iterator[str]:
    voices = digest(article, annotations).voices
    if voices:
        yield "## Who said what"
    for speaker, statements in voices:
        yield f"### {_known_as(speaker) if speaker else 'Nobody known'}"
        for said in statements:
            parts = (_said(article.text, quote) for quote in said.quotes)
            yield quoted(" … ".join(parts)) + ("\n>\n> (probably)" if said.probable else "")


def _said(text: str, quote: Quote) -> str:
    words = one_line(text[quote.start : quote.end])
    return f"(reported) {words}" if quote.kind == "indirect" else words


def _entities(annotations: Annotations) -> Iterator[str]:
    for kind, entities in overview.named(annotations):
        yield f"## {overview.TITLES[kind]}"
        yield "\n".join(f"* {_line(entity)}" for entity in entities)


def _line(entity: Entity) -> str:
    times = len(entity.mentions)
    parts = [_known_as(entity), f"{times} mentions" if times != 1 else "1 mention"]
    if entity.place is not None:
        parts += [escaped(country_name(entity.place)), coordinates(entity.place)]
        if entity.place.geonames_id is not None:
            parts.append(f"<https://www.geonames.org/{entity.place.geonames_id}>")
    return ", ".join(filter(None, parts))


def _known_as(entity: Entity) -> str:
    role = f", {_plain(entity.role)}" if entity.role else ""
    return f"**{_plain(entity.name)}**{role}"


def _dates(text: str, annotations: Annotations) -> Iterator[str]:
    dates = overview.dates(annotations)
    if dates:
        yield "## Dates"
        rows = (
            f"| {_plain(text[when.start : when.end])} | {meant.words} | {_plain(when.value)} |"
            for when, meant in dates
        )
        yield "\n".join(["| in the text | means | TIMEX3 |", "|---|---|---|", *rows])


def _text(article: Article) -> Iterator[str]:
    yield "## Text"
    for paragraph in article.paragraphs:
        words = _plain(article.text[paragraph.start : paragraph.end])
        yield f"### {words}" if paragraph.kind in {"title", "heading"} else words


def _plain(words: str) -> str:
    return escaped(one_line(harmless(words)))
