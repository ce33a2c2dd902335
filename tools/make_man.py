"""Writes the manual page from the commands and the keys as they are declared: ``make man``."""

from collections.abc import Iterator
from pathlib import Path

import click

from reader import __version__
from reader.app.commands import COMMANDS
from reader.app.keymap import Keymap
from reader.cli import main as newsread

PAGE = Path(__file__).parents[1] / "docs" / "newsread.1"

_FILES = """\
.SH FILES
Where each lies by default is printed by \\fBnewsread config\\fR and depends on the system.
.TP
.I library.db
bookmarks, notes, corrections and the texts that they stand on (data folder)
.TP
.I annotations/
finished annotations, which can be deleted at any time (cache folder)
.TP
.I config.toml
settings and keys (config folder)
.SH ENVIRONMENT
.TP
.B NEWSREAD_HOME
one folder for data, cache, config and state together
.TP
.B NO_COLOR
no colours; kinds differ by bold, italic and underline
.TP
.BR VISUAL , " EDITOR"
the editor that opens a passage
.SH EXIT STATUS
0 when all went well, 1 when an input could not be read, 2 when the command line is wrong.
"""


def page() -> str:
    """The manual page in the man macros of roff."""
    return "\n".join(
        [
            f'.TH NEWSREAD 1 "" "newsread {__version__}" "User Commands"',
            ".SH NAME",
            "newsread \\- read a news article with who, where and when in colour, and keep notes on it",
            ".SH SYNOPSIS",
            ".B newsread",
            "[\\fIFILE\\fR]",
            ".br",
            ".B newsread",
            "\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...",
            ".SH COMMANDS",
            *_commands(newsread, click.Context(newsread, info_name="newsread")),
            ".SH KEYS",
            *_keys(),
            _FILES,
        ]
    )


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # it is listed
        inner = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield from _commands(command, inner)
            continue
        usage = " ".join(command.collect_usage_pieces(inner))
        yield f".SS {_plain(inner.command_path)} {_plain(usage)}"
        yield _plain(" ".join((command.help or "").replace("\b", "").split()))
        for option in command.params:
            record = option.get_help_record(inner)
            if record and record[1] and "--help" not in record[0]:
                yield from (".TP", f"\\fB{_plain(record[0])}\\fR", _plain(record[1]))


def _keys() -> Iterator[str]:
    keys, group = Keymap(), ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            yield f".SS {group}"
        yield from (".TP", f"\\fB{_plain(keys.shown(command.name))}\\fR", _plain(command.title))


def _plain(words: str) -> str:
    """``words`` with nothing in them that roff would obey."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped[:1] in {".", "'"} else escaped


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
