"""Themes that the person has written: JSON files in the folder ``themes`` beside their config file.

They have the form of those in ``styles/themes``. What they leave out is as in our dark theme, or the
light one where they say ``"dark": false``; what is wrong in them counts as left out, and is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from textual.color import Color, ColorParseError
from textual.css.constants import VALID_STYLE_FLAGS
from textual.theme import Theme

from reader.errors import DAMAGED, ReaderError, nearest
from reader.harmless import one_line
from reader.paths import config_folder

_COLOURS = (
    *("primary", "secondary", "accent", "warning", "error", "success"),
    *("foreground", "background", "surface", "panel", "boost"),
)
_SWITCHES = ("dark", "ansi")


def folder() -> Path:
    """Where they are, whether or not it is there."""
    return config_folder() / "themes"


def names() -> list[str]:
    """The names of the files, without ``.json``."""
    return sorted(path.stem for path in folder().glob("*.json"))


def read(name: str, dark: Theme, light: Theme) -> tuple[Theme, tuple[str, ...]]:
    """The theme in the file ``name``, built on ``dark`` or ``light``, and what is wrong in it.

    Raises ReaderError where the file can't be read.
    """
    path = folder() / f"{name}.json"
    try:
        written = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except OSError as error:
        raise ReaderError(f"{path} can't be read: {error.strerror}.") from error
    except DAMAGED as error:
        raise ReaderError(f"{path} is not a theme: {error}.") from error
    base = light if written.get("dark") is False else dark
    given = written.get("variables", {})
    variables = given if isinstance(given, dict) else {}
    checked = _Checked(path, base)
    colours = {key: written[key] for key in written if key != "variables"}
    fields = {key: value for key, value in colours.items() if checked.field(key, value)}
    own = {key: value for key, value in variables.items() if checked.variable(key, value)}
    if variables is not given:
        checked.problems.append(f"{path}: variables has to be an object.")
    theme = {field: getattr(base, field) for field in (*_COLOURS, *_SWITCHES)} | fields
    whole = Theme(name=name, **theme, variables=base.variables | own)
    return whole, tuple(map(one_line, checked.problems))


class _Checked:
    """Tells what may stand in a theme, and collects what is wrong."""

    def __init__(self, path: Path, base: Theme) -> None:
        self.problems: list[str] = []
        self._path = path
        self._variables = {**base.to_color_system().generate(), **base.variables}

    def field(self, key: str, value: object) -> bool:
        if key in _SWITCHES:
            return self._is(isinstance(value, bool), key, "true or false")
        if not self._known(key, (*_COLOURS, *_SWITCHES, "variables")):
            return False
        plain = _is_colour(value) and " " not in str(value)
        return self._is(plain, key, "a colour, such as #87d7ff")

    def variable(self, key: str, value: object) -> bool:
        if not self._known(key, self._variables):
            return False
        if key.endswith("style"):
            return self._is(_is_style(value), key, "styles of text, such as bold italic, or none")
        return self._is(_is_colour(value), key, "a colour, such as #87d7ff")

    def _known(self, key: str, known: Iterable[str]) -> bool:
        if key in known:
            return True
        self.problems.append(f"{self._path}: nothing is called {key}{nearest(key, known)}.")
        return False

    def _is(self, right: bool, key: str, wanted: str) -> bool:  # noqa: FBT001 - the answer itself
        if not right:
            self.problems.append(f"{self._path}: {key} has to be {wanted}.")
        return right


def _is_colour(value: object) -> bool:
    """Whether ``value`` is a colour as a style sheet has it: perhaps with an opacity behind it."""
    if not isinstance(value, str):
        return False
    colour, _, opacity = value.partition(" ")
    try:
        parsed = Color.parse(colour)
    except ColorParseError:
        return False
    if parsed.auto or parsed.a < 1:
        return False
    return not opacity or (opacity[-1] == "%" and opacity[:-1].isdecimal())


def _is_style(value: object) -> bool:
    words = set(value.split()) if isinstance(value, str) else set()
    return words == {"none"} or (bool(words) and words <= VALID_STYLE_FLAGS - {"none", "not"})
