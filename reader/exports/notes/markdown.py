"""Marks as Markdown: the passage as a quotation, the note below it; fit for an Obsidian vault."""

from collections.abc import Iterable, Iterator

from reader.exports.markdown_text import escaped, front_matter, quoted, tag
from reader.exports.notes import Annotated, author, tags, title
from reader.harmless import harmless, one_line
from reader.marks import Mark


def write(annotated: Iterable[Annotated]) -> str:
    """One article with its properties on top, or several below each other."""
    articles = list(annotated)
    if len(articles) == 1:
        return front_matter(_properties(articles[0])) + "\n" + _section(articles[0])
    return "\n".join(map(_section, articles))


def _properties(one: Annotated) -> dict[str, str | list[str]]:
    article = one.article
    return {
        "title": one_line(title(article)),
        "author": one_line(author(article)),
        "source": "" if article.source == "-" else one_line(article.source),
        "published": article.published or "",
        "tags": [one_line(tag(words)) for words in tags(one.marks)],
    }


def _section(one: Annotated) -> str:
    parts = [f"# {escaped(one_line(title(one.article)))}"]
    for mark in one.marks:
        parts += _mark(mark)
    return "\n\n".join(parts) + "\n"


def _mark(mark: Mark) -> Iterator[str]:
    yield quoted(harmless(mark.anchor.exact))
    if mark.body.strip():
        yield harmless(mark.body.strip("\n"))
    kind = f"{mark.colour} {mark.kind}" if mark.colour else mark.kind
    lost = "no longer in the text" if mark.lost else ""
    marked = ", ".join(filter(None, (kind, lost, mark.created[:10])))
    # The identifier makes the line a block that a note elsewhere can link to.
    yield " ".join(
        [f"*{marked}*", *(f"#{one_line(tag(words))}" for words in mark.tags), f"^{mark.uid}"]
    )
