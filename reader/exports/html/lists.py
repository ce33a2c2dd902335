"""What was found in an article as lists that lead into its text."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotations import Annotations, Entity, Quote
from reader.article import Article
from reader.exports import overview
from reader.exports.digest import Statement, Voice, digest
from reader.exports.html.elements import element, escaped
from reader.exports.html.marked import mark_class, mention_anchor
from reader.geography import coordinates, country_name
from reader.harmless import one_line

_MOST = 40
"""So many mentions of an entity are linked; more say nothing more."""


def speakers(article: Article, annotations: Annotations) -> str:
    """Who said what, those who said most first."""
    voices = digest(article, annotations).voices
    blocks = [_voice(article.text, voice) for voice in voices]
    return section("quote", "Who said what", *blocks) if blocks else ""


def entities(annotations: Annotations) -> Iterator[str]:
    """A section for each kind of entity that there is, and one for those without a name."""
    for kind, found in overview.named(annotations):
        items = "".join(map(_entity, found))
        yield section(mark_class(found[0]), overview.TITLES[kind], element("ul", items))
    unnamed = [entity for entity in annotations.entities if not entity.named]
    if unnamed:
        yield section("person", "Unnamed", element("ul", *map(_entity, unnamed)))


def section(kind: str, title: str, *content: str) -> str:
    """A part of the page that is there while ``kind`` is shown."""
    identity = f"list-{title.lower().replace(' ', '-')}"
    heading = element("h2", escaped(title), id=identity)
    return element("section", heading, *content, class_=kind, aria_labelledby=identity)


def _voice(text: str, voice: Voice) -> str:
    speaker = voice.speaker
    name = one_line(speaker.name) if speaker else "Nobody known"
    role = f", {one_line(speaker.role)}" if speaker and speaker.role else ""
    count = element("span", str(len(voice.statements)), class_="count")
    summary = element("summary", element("b", escaped(name)), escaped(role), " ", count)
    lines = "".join(element("li", _statement(text, said)) for said in voice.statements)
    return element("details", summary, element("ol", lines), open="")


def _statement(text: str, said: Statement) -> str:
    parts = " … ".join(_quote(text, quote) for quote in said.quotes)
    return f"{element('i', 'probably: ')}{parts}" if said.probable else parts


def _quote(text: str, quote: Quote) -> str:
    words = escaped(one_line(text[quote.start : quote.end]))
    how = element("i", "reported: ") if quote.kind == "indirect" else ""
    return how + element("a", words, href=f"#q{quote.id}")


def _entity(entity: Entity) -> str:
    parts = [element("b", escaped(one_line(entity.name)))]
    parts += [f", {escaped(one_line(entity.role))}"] if entity.role else []
    if entity.place is not None:
        where = (country_name(entity.place), coordinates(entity.place))
        parts += [f", {escaped(words)}" for words in where if words]
    links = (
        element("a", str(number + 1), href=f"#{mention_anchor(entity, number)}")
        for number in range(min(_MOST, len(entity.mentions)))
    )
    more = "…" if len(entity.mentions) > _MOST else ""
    parts.append(element("span", " ".join([*links, more]), class_="mentions"))
    return element("li", *parts, id=f"e{entity.id}")
