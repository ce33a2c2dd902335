"""An annotated article as one HTML page that needs nothing else: no script, no font, no network.

The kinds shown are chosen by checkboxes and style alone, so the page may forbid scripts altogether; the
words of the article are escaped besides.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from reader import __version__
from reader.annotations import Annotations
from reader.article import Article
from reader.exports.html import lists, marked, placemap, timeline
from reader.exports.html.elements import element, escaped
from reader.geography import CREDIT
from reader.harmless import one_line

_KINDS = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "date": "Dates",
    "quote": "Quotes",
    "other": "Others",
}
"""What the checkboxes choose; the class of the marks, and its label."""


def encode(identity: str, article: Article, annotations: Annotations) -> bytes:
    """The page for one article."""
    title = one_line(article.title or identity)
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        element("head", _head(title, style)),
        "<body>",
        '<a class="skip" href="#text">Go to the text</a>',
        _banner(title, article),
        _filters(),
        '<div class="columns">',
        element("main", marked.paragraphs(article, annotations), id="text", tabindex="-1"),
        element("aside", _found(article, annotations), aria_label="What was found"),
        "</div>",
        _footer(annotations),
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def fragment(article: Article, annotations: Annotations) -> str:
    """The text with its marks and the speakers, for a page that is somebody else's."""
    style = files(__package__).joinpath("fragment.css").read_text(encoding="utf-8")
    text = element("div", marked.paragraphs(article, annotations), class_="text")
    found = element("div", lists.speakers(article, annotations), class_="found")
    return element("div", element("style", style), text, found, class_="newsread")


def _head(title: str, style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            element("title", escaped(title)),
            f"<style>{style}</style>",
        ]
    )


def _banner(title: str, article: Article) -> str:
    told = [article.byline, article.published, article.source if article.source != "-" else None]
    line = " · ".join(escaped(one_line(words)) for words in told if words)
    has_own = any(paragraph.kind == "title" for paragraph in article.paragraphs)
    heading = "" if has_own else element("h1", escaped(title))
    return element("header", heading, element("p", line, class_="source"))


def _filters() -> str:
    boxes = (
        f'<label class="{kind}"><input type="checkbox" id="show-{kind}" checked> {label}</label>'
        for kind, label in _KINDS.items()
    )
    legend = element("legend", "Show")
    return element("fieldset", legend, *boxes, class_="filters")


def _found(article: Article, annotations: Annotations) -> str:
    return "\n".join(_sections(article, annotations))


def _sections(article: Article, annotations: Annotations) -> Iterator[str]:
    yield lists.speakers(article, annotations)
    yield timeline.section(article, annotations)
    yield placemap.section(annotations)
    yield from lists.entities(annotations)


def _footer(annotations: Annotations) -> str:
    words = f"Annotated by newsread {__version__} with {annotations.model}. {CREDIT}."
    return element("footer", element("p", escaped(words)))
