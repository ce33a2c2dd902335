"""``newsread corrections``: what was set right in the reader, listed, exported, and names taken back."""

from __future__ import annotations

import click

from reader.commands.articles import meant, opened_library
from reader.commands.groups import DefaultGroup
from reader.correcting import told
from reader.errors import ReaderError, complain
from reader.harmless import one_line

EXAMPLES = """
\b
Examples:
  newsread corrections                                  all that you set right
  newsread corrections article.txt                      in one article
  newsread corrections export --format spacy -o train.spacy
  newsread corrections names                            those known in all articles
  newsread corrections names --forget Penhale
"""


@click.group(
    cls=DefaultGroup,
    default="show",
    epilog=EXAMPLES,
    subcommand_metavar="[FILE] | export | names",
    short_help="List what you set right, or export it as training data.",
)
def corrections() -> None:
    """List what you set right in FILE, else in all articles.

    FILE is a file, an address, - for standard input, or an article's number in "newsread library".
    """


@corrections.command(hidden=True)
@click.argument("article", required=False, type=click.Path(), metavar="[FILE]")
def show(article: str | None) -> None:
    """List the corrections of one article or of all."""
    with opened_library() as library:
        wanted = None if article is None else {meant(library, article).article_id}
        listed = [
            (one, found)
            for one in library.recent(-1)
            if wanted is None or one.article_id in wanted
            if (found := library.corrections.of(one.article_id))
        ]
    for one, found in listed:
        click.secho(one_line(one.title or one.source), bold=True)
        for correction in found:
            lost = (
                "  (lost: these words are not in the text as it is now)" if correction.lost else ""
            )
            words = one_line(correction.anchor.exact)
            click.echo(f"  ✓ “{words}” {one_line(told(correction.change))}{lost}")
    if not listed:
        complain("There are no corrections there." if article else "There are no corrections yet.")


@corrections.command(short_help="Write the corrected articles as training data.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["spacy", "prodigy"]),
    default="spacy",
    show_default=True,
    help="spacy: a DocBin for spacy train; prodigy: JSON Lines.",
)
@click.option(
    "-o", "--output", type=click.Path(), help="The file to write; standard output without."
)
@click.option(
    "--only-corrected", is_flag=True, help="Only the paragraphs in which you set something right."
)
@click.option(
    "--model",
    default="auto",
    show_default=True,
    help="The spaCy pipeline whose findings were corrected, where they are not in the cache.",
)
def export(form: str, output: str | None, model: str, *, only_corrected: bool) -> None:
    """Write the articles that you set something right in, corrected, as training data.

    A paragraph is an example; names and dates have the labels of OntoNotes.
    """
    from reader.batch.forms import Frame  # noqa: PLC0415 - imports spaCy
    from reader.batch.outputs import stream  # noqa: PLC0415
    from reader.batch.training import exported  # noqa: PLC0415
    from reader.batch.work import Result  # noqa: PLC0415

    with opened_library() as library:
        if not library.corrections.articles():
            raise ReaderError("There are no corrections yet, so there is nothing to export.")
        payload = exported(
            library, form, model=model, only_corrected=only_corrected, complain=complain
        )
    with stream(output, Frame()) as out:
        out.write(Result("", "", 0), payload)


@corrections.command(short_help="List the names known in all articles, or take some back.")
@click.option("--forget", metavar="NAME", multiple=True, help="Take NAME back; may be repeated.")
def names(forget: tuple[str, ...]) -> None:
    """List the names that you keep for all articles, with their kinds."""
    with opened_library() as library:
        known = library.corrections.names()
        unknown = [name for name in forget if name not in known]
        if unknown:
            raise ReaderError(f"“{unknown[0]}” is not among the names known in all articles.")
        if forget:
            library.corrections.set_names(dict.fromkeys(forget))
            return
    for name, kind in known.items():
        click.echo(f"{one_line(name)}\t{kind}")
    if not known:
        complain("There are no names that are known in all articles yet.")
