"""What the person has set in ``config.toml``, in their config folder.

A wrong setting never stops anything: it counts as absent, the rest holds, and ``problems`` says what is
wrong in one sentence each. Where there is no file, nothing is imported or read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_type_hints

import msgspec
from msgspec import Meta

from reader.errors import nearest
from reader.harmless import one_line
from reader.paths import config_folder

_LONGEST = 40
"""The most that is shown of what somebody wrote."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, with its default, what is allowed, and what it does."""

    theme: Annotated[
        str,
        Meta(
            min_length=1,
            description="The colours: a theme of newsread or of Textual, or a file of your own "
            "in the folder themes beside this one, without its .json.",
        ),
    ] = "newsread-dark"
    measure: Annotated[
        int, Meta(ge=20, le=200, description="The widest that a row of text is, in characters.")
    ] = 80
    line_spacing: Annotated[
        int, Meta(ge=1, le=3, description="1: rows one below the other; 2 and 3: farther apart.")
    ] = 1
    justify: Annotated[
        bool, Meta(description="Stretch the rows so that the text ends evenly at the right.")
    ] = False
    panel: Annotated[
        bool, Meta(description="Open with the side panel, where the screen is wide enough.")
    ] = True
    indirect: Annotated[
        bool, Meta(description="Show speech without quotation marks from the start.")
    ] = False
    model: Annotated[
        str,
        Meta(
            min_length=1,
            description="The spaCy pipeline for English: its name, a folder, or auto for the best "
            "that is installed.",
        ),
    ] = "auto"
    keys: Annotated[
        dict[str, str],
        Meta(
            description="The keys of a command, apart by spaces: x, G, ctrl+d, space, f5; gg is g "
            "pressed twice. An empty string takes the keys away."
        ),
    ] = {}


class Loaded(NamedTuple):
    """The settings that hold, and what is wrong with those that do not."""

    config: Config
    problems: tuple[str, ...] = ()


def path() -> Path:
    """The config file, whether or not it is there."""
    return config_folder() / "config.toml"


def load() -> Loaded:
    """Read the person's settings."""
    where = path()
    try:
        data = where.read_bytes()
    except FileNotFoundError:
        return Loaded(Config())
    except OSError as error:
        return Loaded(Config(), (f"{one_line(str(where))} can't be read: {error.strerror}.",))
    import tomllib  # noqa: PLC0415 - this is before the first paint, and mostly there is no file

    try:
        written = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Loaded(Config(), (f"{one_line(str(where))} is not TOML: {one_line(str(error))}.",))
    return _checked(written)


def allowed(name: str) -> str:
    """What may be written for the setting called ``name``, in words."""
    from msgspec import inspect  # noqa: PLC0415 - only for what is wrong, and to print it all

    kind = inspect.type_info(get_type_hints(Config, include_extras=True)[name])
    match kind.type if isinstance(kind, inspect.Metadata) else kind:
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType(ge=least, le=most):
            return f"a whole number from {least} to {most}"
        case inspect.DictType():
            return "a table of commands and their keys"
        case _:
            return "a name in quotation marks"


def _checked(written: Mapping[str, Any]) -> Loaded:
    types = get_type_hints(Config, include_extras=True)
    held: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in written.items():
        if name not in types:
            problems.append(f"There is no setting called {_short(name)}{nearest(name, types)}.")
            continue
        given = _keys(value, problems) if name == "keys" else value
        try:
            held[name] = msgspec.convert(given, types[name])
        except msgspec.ValidationError:
            problems.append(f"{name} has to be {allowed(name)}, not {_quoted(value)}.")
    return Loaded(Config(**held), tuple(problems))


def _keys(value: object, problems: list[str]) -> object:
    """``value`` without what can't be keys; ``problems`` are told."""
    if not isinstance(value, dict):
        return value
    for command, keys in value.items():
        if not isinstance(keys, str):
            problems.append(
                f"keys: {_short(command)} has to be keys in quotation marks, not {_quoted(keys)}."
            )
    return {command: keys for command, keys in value.items() if isinstance(keys, str)}


def _short(words: str) -> str:
    """What somebody wrote, as it may stand in a sentence: harmless, and not too long."""
    shown = one_line(words)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _quoted(value: object) -> str:
    """``value`` as TOML has it, if it is not long."""
    if isinstance(value, str):
        return f'"{_short(value)}"'
    return str(value).lower() if isinstance(value, bool) else _short(str(value))
