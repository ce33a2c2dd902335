"""The sub-commands of ``newsread``; a ReaderError that they raise is said by ``reader.__main__``."""

from __future__ import annotations

import sys
from typing import Any

import click

from reader import __version__, config
from reader.commands.groups import DefaultGroup
from reader.errors import complain

EXAMPLES = """
\b
Examples:
  newsread article.txt                     read an article
  newsread https://example.org/story       a page on the web
  newsread a.txt b.html c.pdf              several: J the next, K the one before
  newsread                                 what you read lately
  newsread article.txt | less              its text, with its speakers
  newsread config                          what can be set, and where
  curl -s example.org/a.txt | newsread -   read standard input
  newsread notes --search harbour          what you noted on it
  newsread library                         what you read; backup, restore, forget
  newsread quotes articles/ --by sinclair  who said what, across articles
  newsread annotate a.txt > a.json         who, where, when and who said what, as JSON
  newsread annotate --format jsonl corpus.jsonl -o out.jsonl

\b
A file named like a sub-command opens with ./name or "newsread read name".
Shell completion: eval "$(_NEWSREAD_COMPLETE=bash_source newsread)"  (or zsh_source, fish_source)
"""

FORMATS = ("json", "jsonl", "w3c", "html", "markdown", "csv", "tei", "conllu", "docbin")


DATE = click.option(
    "--date", metavar="YYYY-MM-DD", help="The day of publication, where the text does not tell it."
)
MODEL = click.option(
    "--model",
    help="An installed spaCy pipeline for English, or a folder with one, in place of the one that the "
    "settings name.",
)


@click.group(
    cls=DefaultGroup,
    default="read",
    lazy={
        "corrections": "reader.commands.corrections",
        "library": "reader.commands.library",
        "notes": "reader.commands.notes",
        "quotes": "reader.commands.quotes",
    },
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="newsread")
def main() -> None:
    """Read a news article in the terminal, with who, where and when in colour."""


@main.command()
@click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE]...")
@DATE
@MODEL
def read(files: tuple[str, ...], date: str | None, model: str | None) -> None:
    """Open FILE: a file, a web address, or - for standard input; without one, what was read lately.

    Of several, the first is opened, and a key leads to the next; of a feed you choose an article.
    """
    from reader.app.launch import open_reader  # noqa: PLC0415 - the other commands need no terminal

    open_reader(files, published=date, model=model)


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(), metavar="INPUT...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="json: an object, or an array for several inputs; jsonl: one object a line, as they come; "
    "html and tei: a file a document.",
)
@DATE
@MODEL
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The file to write, or an existing folder for a file a document; standard output without.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes work at once; each loads the model.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The workers of a dask.distributed scheduler do the work (newsread[cluster]).",
)
@click.option("--resume", is_flag=True, help="Go on with an output: what it holds is left out.")
@click.option(
    "--corrections",
    is_flag=True,
    help="Apply what you corrected in the reader, and the names that you keep for all articles.",
)
def annotate(inputs: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - as many as Options has
    """Annotate each INPUT: a file, a folder, a pattern, - for standard input, or a corpus.

    A corpus is a .jsonl file; a row of it is an object with "text" and, optionally, "id", "title" and
    "published". A broken input is reported and the rest go on; the exit status is then 1.
    """
    from reader.batch.run import Options, annotate_all  # noqa: PLC0415 - imports spaCy

    settings = config.load()
    for problem in settings.problems:
        complain(problem)
    options["model"] = options["model"] or settings.config.model
    sys.exit(annotate_all(inputs, Options(**options), complain=complain))


@main.command()
@click.argument("file", type=click.Path())
@DATE
@MODEL
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(file: str, date: str | None, model: str | None, port: int) -> None:
    """Read FILE in a browser on this machine (needs the extra newsread[serve])."""
    from reader.app.serving import serve as start  # noqa: PLC0415 - the other commands go without

    start(file, published=date, model=model, port=port)


@main.command(name="config")
@click.option("--init", is_flag=True, help="Write them to the file, which must not be there yet.")
def show_config(*, init: bool) -> None:
    """Print all settings, with what they do, the values that hold and the file to write them in."""
    from reader.app import settings  # noqa: PLC0415 - imports Textual, for its keys and themes

    loaded = config.load()
    for problem in settings.problems(loaded):
        complain(problem)
    if init:
        click.echo(f"Written: {settings.begin()}")
    else:
        click.echo(settings.written(loaded.config), nl=False)
