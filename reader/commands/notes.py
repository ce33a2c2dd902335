"""``newsread notes``: what was added to articles, printed, exported and imported."""

from __future__ import annotations

import importlib
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reader.batch.folder import Folder
from reader.batch.forms import Form, Frame
from reader.batch.outputs import stream
from reader.batch.work import Result
from reader.commands.articles import kept, meant, opened_library
from reader.commands.groups import DefaultGroup
from reader.errors import ReaderError, complain
from reader.exports.notes import Annotated, arriving, title
from reader.harmless import one_line
from reader.library import Library

FORMATS = ("markdown", "json", "w3c", "csv")

EXAMPLES = """
\b
Examples:
  newsread notes                                   all notes of all articles
  newsread notes article.txt                       those of one
  newsread notes --search harbour                  those that speak of it
  newsread notes --format w3c -o notes.jsonld      for other programs
  newsread notes -o vault/                         a Markdown file an article, for Obsidian
  newsread notes import notes.jsonld               and back
"""


@click.group(
    cls=DefaultGroup,
    default="show",
    epilog=EXAMPLES,
    subcommand_metavar="[FILE] | import FILE",
    short_help="Print, export and import bookmarks, highlights and notes.",
)
def notes() -> None:
    """Print and export the marks of FILE, else those of all articles, the last read first.

    FILE is a file, an address, - for standard input, or an article's number in "newsread library".
    """


@notes.command(hidden=True)
@click.argument("article", required=False, type=click.Path(), metavar="[FILE]")
@click.option(
    "--search",
    metavar="TEXT",
    help="Only marks that hold all these words, or whose article's title does.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="markdown",
    show_default=True,
    help="markdown: fits Obsidian; json: newsread's own, with the texts; w3c: Web Annotations; "
    "csv: Readwise's columns.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The file to write, or for Markdown a folder for a file an article; standard output without.",
)
def show(article: str | None, search: str | None, form: str, output: str | None) -> None:
    """Print the marks of one article or of all."""
    with opened_library() as library:
        annotated = list(_annotated(library, article, search))
    if not annotated:
        complain("There are no marks there." if article or search else "There are no marks yet.")
    exporter: Any = importlib.import_module(f"reader.exports.notes.{form}")
    if output is not None and (output.endswith("/") or Path(output).is_dir()):
        _write_folder(annotated, exporter, form, Path(output))
        return
    payload = exporter.write(annotated).encode("utf-8", "replace")
    with stream(output, Frame()) as out:
        out.write(Result("", "", 0), payload)


@notes.command("import", short_help="Take in W3C annotations or newsread's JSON.")
@click.argument("file", type=click.Path())
def take(file: str) -> None:
    """Take in the marks of FILE: W3C Web Annotations, or newsread's own JSON.

    Marks are known by their identifiers, so that a file can be taken in again; of two versions of a
    mark the later one stays. All of FILE is taken, or nothing.
    """
    try:
        arrived = arriving.read(_bytes(Path(file)))
    except ValueError as error:
        raise ReaderError(f"{file} was not imported: {error}.") from error
    with opened_library() as library:
        taken = library.take((one.article, one.digest, one.marks) for one in arrived)
    click.echo(f"{taken.added} added, {taken.changed} changed, {taken.known} were here already.")


def _annotated(library: Library, name: str | None, search: str | None) -> Iterator[Annotated]:
    """The articles that are wanted, each with those of its marks that are."""
    articles = library.recent(-1) if name is None else (meant(library, name),)
    hits = library.search(search, limit=1_000_000) if search is not None else ()
    titles = {hit.article.article_id for hit in hits if hit.mark is None}
    found = {hit.mark.id for hit in hits if hit.mark is not None}
    for one in articles:
        marks = library.marks(one.article_id) if one.marks else ()
        if search is not None and one.article_id not in titles:
            marks = tuple(mark for mark in marks if mark.id in found)
        if marks:
            yield kept(library, one, marks)


def _write_folder(annotated: list[Annotated], exporter: Any, form: str, folder: Path) -> None:  # noqa: ANN401
    if form != "markdown":
        raise ReaderError(f"{folder} is a folder: {form} is one file, so name that.", status=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(f"{folder} can't be made: {error.strerror}.") from error
    files = Folder(folder, Form("md", exporter.write, Frame(), None), model="")
    for one in annotated:
        result = Result(one_line(title(one.article)), one.article.source, 0, one.article.digest)
        files.write(result, exporter.write([one]).encode("utf-8", "replace"))


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReaderError(f"{path} is no file.", status=2)
        with path.open("rb") as file:
            return file.read(arriving.LARGEST + 1)
    except OSError as error:
        raise ReaderError(f"{path} can't be read: {error.strerror}.") from error
