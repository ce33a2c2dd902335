"""``newsread library``: the articles that were read, their backup, and forgetting them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from reader import forgetting
from reader.commands.articles import meant, opened_library
from reader.errors import ReaderError
from reader.harmless import one_line
from reader.library import Library, Recent

COLUMNS = ("number", "opened", "published", "read", "marks", "title", "source")

EXAMPLES = """
\b
Examples:
  newsread library                     the articles that were read, the last one first
  newsread library backup notes.db     the whole library in one file
  newsread library restore notes.db    and back
  newsread library forget 7            remove an article and its marks for good
"""


@click.group(
    invoke_without_command=True,
    epilog=EXAMPLES,
    short_help="List what was read; back it up, restore and forget it.",
)
@click.pass_context
def library(ctx: click.Context) -> None:
    """List the articles that were read; back them up with all marks, restore and forget them.

    Where the list is not shown in a terminal it is tab-separated, one article a line.
    """
    if ctx.invoked_subcommand is None:
        with opened_library() as opened:
            _show(opened.recent(-1))


@library.command(short_help="Write the whole library to FILE.")
@click.argument("file", type=click.Path())
def backup(file: str) -> None:
    """Write the whole library to FILE; an older backup of that name is replaced."""
    with opened_library() as opened:
        contents = opened.backup(Path(file))
    click.echo(f"{contents} are kept in {one_line(file)}.")


@library.command()
@click.argument("file", type=click.Path())
def restore(file: str) -> None:
    """Put the backup FILE in place of the library.

    FILE is found sound before anything is changed, and what was in the library is kept beside it.
    """
    restored = Library.restore(Path(file))
    click.echo(f"{restored.contents} came back from {one_line(file)}.")
    if restored.kept is not None:
        click.echo(f"What was in the library before is kept in {one_line(str(restored.kept))}.")


@library.command()
@click.argument("article")
def forget(article: str) -> None:
    """Remove ARTICLE, its text and all its marks for good; asks twice.

    ARTICLE is its number in the list, its file or its address.
    """
    with opened_library() as opened:
        if opened.read_only:
            raise ReaderError(opened.notice or "The library can't be written.")
        known = meant(opened, article)
        marks = "1 mark" if known.marks == 1 else f"{known.marks} marks"
        click.echo(f"{_title(known)}\n{one_line(known.source)}, {marks}")
        for question in (
            "Forget this article and its marks?",
            "There is no way back. Are you sure?",
        ):
            if not click.confirm(question):
                click.echo("Nothing was forgotten.")
                return
        forgetting.forget(opened, known)
        copies = opened.copies()
    click.echo("Forgotten.")
    if copies:
        paths = "\n".join(f"  {one_line(str(copy))}" for copy in copies)
        click.echo(f"These older copies of the library may still hold it:\n{paths}")


def _show(articles: Sequence[Recent]) -> None:
    if not sys.stdout.isatty():
        writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        writer.writerows([COLUMNS, *(_cells(one) for one in articles)])
    elif articles:
        _draw(articles)
    else:
        click.echo("Nothing yet. Open an article with:  newsread FILE")


def _cells(one: Recent) -> tuple[str, ...]:
    """What the list says of an article, each in one line."""
    read = one.position / one.length if one.length else 0
    return (
        str(one.article_id),
        one.opened[:10],
        one.published or "",
        f"{read:.0%}",
        str(one.marks),
        _title(one),
        one_line(one.source),
    )


def _title(one: Recent) -> str:
    return one_line(one.title or "") or "untitled"


def _draw(articles: Sequence[Recent]) -> None:
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False)
    width = max(len(str(one.article_id)) for one in articles)
    for one in articles:
        number, opened, published, read, marks, title, source = _cells(one)
        counted = "1 mark" if marks == "1" else f"{marks} marks"
        details = [published, f"{read} read", counted, f"opened {opened}", source]
        console.print(
            Text.assemble((number.rjust(width), "cyan"), "  ", (title, "bold")),
            Text(" " * (width + 2) + "  ".join(filter(None, details)), style="dim"),
            sep="\n",
            no_wrap=True,
            overflow="ellipsis",
        )
