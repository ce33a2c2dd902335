"""``newsread quotes``: who said what, across articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reader import config
from reader.commands.articles import opened_library
from reader.errors import ReaderError, complain
from reader.exports import quotations
from reader.exports.quotations import Quotation, Wanted
from reader.formats.dates import option_date
from reader.harmless import one_line

if TYPE_CHECKING:  # imports spaCy, which --help can do without
    from reader.batch.annotated import Annotated

EXAMPLES = """
\b
Examples:
  newsread quotes articles/ --by sinclair            what one person said
  newsread quotes *.json --about "harbour board"     what was said about somebody
  newsread quotes --library --since 2024-11-01       all that you read, from that day on
  newsread quotes corpus.jsonl --format csv > quotes.csv
"""


@click.command(epilog=EXAMPLES, short_help="Who said what, across articles.")
@click.argument("files", nargs=-1, type=click.Path(), metavar="[FILES]...")
@click.option("--library", "whole", is_flag=True, help="All articles in the library.")
@click.option("--by", metavar="NAME", help="Only what NAME said; words of a name will do.")
@click.option("--about", metavar="NAME", help="Only what speaks of NAME, by pronouns too.")
@click.option("--since", metavar="YYYY-MM-DD", help="Only articles published on that day or later.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How they are printed.",
)
@click.option("--model", help="The spaCy pipeline for what is not annotated yet.")
@click.pass_context
def quotes(
    context: click.Context,
    /,
    files: tuple[str, ...],
    *,
    whole: bool,
    form: str,
    **options: str | None,
) -> None:
    """List the quotes in FILES with their speakers.

    FILES are articles, folders, patterns, corpora, or what newsread annotate wrote (.json, .jsonl). What
    is not annotated yet is annotated first. A broken file is reported and the rest go on; the exit
    status is then 1.
    """
    if not files and not whole:
        raise ReaderError("Name files, or say --library for all that you have read.", status=2)
    since = options["since"]
    day = None if since is None else option_date(since)
    wanted = Wanted(options["by"], options["about"], day)
    problems: list[str] = []

    def report(sentence: str) -> None:
        problems.append(sentence)
        complain(sentence)

    model = options["model"] or config.load().config.model
    found, undated = list[Quotation](), 0
    for one in _annotated(files, model, report, whole=whole):
        undated += day is not None and one.article.published is None
        found += quotations.quotations(*one, wanted)
    _print(found, form)
    if undated:
        complain(f"Articles without a date are left out: {undated}.")
    if not found:
        complain("There are no such quotes.")
    context.exit(int(bool(problems)))


def _annotated(
    files: tuple[str, ...], model: str, report: Callable[[str], None], *, whole: bool
) -> Iterator[Annotated]:
    from reader.batch.annotated import (  # noqa: PLC0415 - imports spaCy
        Understanding,
        from_inputs,
        from_library,
    )

    if whole:
        with opened_library() as library:
            # As the reader does it, so that what it has kept is found.
            understanding = Understanding(model, library.corrections.names())
            yield from from_library(library, understanding)
    yield from from_inputs(files, Understanding(model), report)


def _print(found: list[Quotation], form: str) -> None:
    if form != "table":
        write = quotations.as_json if form == "json" else quotations.as_csv
        sys.stdout.buffer.write(write(found))
        sys.stdout.flush()
    elif found:
        Console().print(_table(found))


def _table(found: list[Quotation]) -> Table:
    """A row for each; what is the same as in the row before is not said again."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Date", no_wrap=True)
    table.add_column("Who", ratio=2)
    table.add_column("Said", ratio=6)
    table.add_column("Where", ratio=2, overflow="fold")
    before: tuple[object, ...] = (None, None)
    for one in found:
        article, speaker = (one.id, one.published), (one.speaker, one.role, one.probable)
        again = article == before[0], (article, speaker) == before
        table.add_row(
            "" if again[0] else one.published or "",
            "" if again[1] else _who(one),
            Text(one.words),
            "" if again[0] else Text(one_line(one.id), style="dim"),
        )
        before = article, speaker
    return table


def _who(one: Quotation) -> Text:
    doubt = "? " if one.probable else ""
    who = Text(doubt + one_line(one.speaker or "?"), style="bold" if one.speaker else "")
    return who.append(f"\n{one_line(one.role)}", style="not bold dim") if one.role else who
