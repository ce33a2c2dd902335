"""``newsread config``: all settings as a commented TOML file, with the values that hold now."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

from reader.app.commands import grouped
from reader.app.keymap import Keymap
from reader.app.themes import find
from reader.atomic import write_whole
from reader.config import Config, Loaded, allowed, path
from reader.errors import ReaderError
from reader.harmless import one_line

_WIDTH = 96
_CONTROLS = re.compile("[\x7f-\x9f]")


def problems(loaded: Loaded) -> list[str]:
    """All that is wrong with the person's settings, keys and theme, in one sentence each."""
    _, theme = find(loaded.config.theme)
    return [*loaded.problems, *Keymap(loaded.config.keys).problems, *theme]


def begin() -> Path:
    """Write a config file with everything in it as it is without one; returns its path.

    Raises ReaderError where there is a file already, or it can't be written.
    """
    file = path()
    if file.exists():
        raise ReaderError(f"{file} is there already; newsread config prints what may stand in it.")
    try:
        write_whole(file, written(Config()).encode())
    except OSError as error:
        raise ReaderError(f"{file} can't be written: {error.strerror}.") from error
    return file


def written(settings: Config) -> str:
    """The whole of ``settings`` as a TOML file that says what each of them does.

    What is as it is without a config file stands behind a ``#``.
    """
    lines = [f"# {one_line(str(path()))}"]
    for name, hint in get_type_hints(Config, include_extras=True).items():
        lines += ["", *_described(hint.__metadata__[0].description)]
        if name == "keys":
            lines += ["[keys]", *_keys(settings)]
        else:
            lines += [f"# {allowed(name).capitalize()}.", _line(name, settings)]
    return "\n".join(lines) + "\n"


def _described(words: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(words, _WIDTH))


def _line(name: str, settings: Config) -> str:
    value = getattr(settings, name)
    line = f"{name} = {_toml(value)}"
    return line if value != getattr(Config(), name) else f"# {line}"


def _keys(settings: Config) -> Iterator[str]:
    for group, commands in grouped():
        yield f"# {group}"
        for command in commands:
            keys = settings.keys.get(command.name)
            line = f"{command.name} = {_toml(command.keys if keys is None else keys)}"
            yield f"{'# ' + line if keys is None else line:<40} # {command.title}"


def _toml(value: Any) -> str:  # noqa: ANN401 - what a setting may be
    """``value`` in TOML, whose strings are written as JSON writes them but for some controls."""
    return _CONTROLS.sub(lambda c: f"\\u{ord(c[0]):04x}", json.dumps(value, ensure_ascii=False))
