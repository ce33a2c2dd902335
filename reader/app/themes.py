"""The themes: ours from the style folder, Textual's, and what the person has written themselves.

The colours of kinds are exact xterm-256 values, chosen so that colour-blind eyes tell them apart; those
for terminals of sixteen colours are named by hand, since a mechanical choice makes some of them one.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from reader.app import own_themes
from reader.errors import ReaderError, nearest
from reader.harmless import one_line

DARK = "newsread-dark"
LIGHT = "newsread-light"
_SIXTEEN = {True: "newsread-16-dark", False: "newsread-16-light"}
_CONTRAST = ("newsread-contrast-dark", "newsread-contrast-light")
_OURS = (DARK, LIGHT, *_CONTRAST, *_SIXTEEN.values())

Found = tuple[Theme, tuple[str, ...]]
"""A theme, and what is wrong with its file."""

# How far the background of quotes and so on is mixed with the text's colour, or another, in themes
# that do not say it themselves.
_TINTS = {
    "quote-tint": ("foreground", 0.07),
    "indirect-tint": ("primary", 0.12),
    "mark-tint": ("warning", 0.12),
    "aside": ("foreground", 0.65),
    "thumb": ("foreground", 0.25),
}


@functools.cache
def styles_folder() -> Path:
    """The folder of style sheets and themes: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


@functools.cache
def themes() -> tuple[Theme, ...]:
    """Our themes, one for each file of ``styles/themes``, in the order in which they are offered."""
    folder = styles_folder() / "themes"
    return tuple(Theme(name=name, **_read(folder / f"{name}.json")) for name in _OURS)


def names(*, ansi: bool = False) -> list[str]:
    """The names of all themes: the person's own, ours, and Textual's.

    With ``ansi`` only those of ours and Textual's that are made for sixteen colours.
    """
    known = {theme.name: theme for theme in (*themes(), *BUILTIN_THEMES.values())}
    if ansi:
        return [name for name, theme in known.items() if theme.ansi]
    return list(dict.fromkeys((*own_themes.names(), *known)))


def find(name: str) -> Found:
    """The theme called ``name``; where there is none, the dark one and a sentence about it."""
    ours = {theme.name: theme for theme in themes()}
    if name in own_themes.names():
        try:
            return own_themes.read(name, ours[DARK], ours[LIGHT])
        except ReaderError as error:
            return ours[DARK], (str(error),)
    known = ours.get(name) or BUILTIN_THEMES.get(name)
    if known is not None:
        return known, ()
    hint = nearest(name, names())
    return ours[DARK], (f"There is no theme called {one_line(name)}{hint}.",)


def for_sixteen_colours(theme: Theme) -> Theme:
    """What stands for ``theme`` on a terminal of sixteen colours."""
    if theme.ansi:
        return theme
    return next(own for own in themes() if own.name == _SIXTEEN[theme.dark])


def defaults(theme: Theme) -> dict[str, str]:
    """The colours of kinds, and tints, for what ``theme`` does not define."""
    name = _SIXTEEN[theme.dark] if theme.ansi else DARK if theme.dark else LIGHT
    base = next(own for own in themes() if own.name == name)
    if theme.ansi or theme is base:
        return base.variables
    colours = theme.to_color_system().generate()
    ground = Color.parse(colours["background"])
    mixed = {
        tint: ground.blend(Color.parse(colours[colour]), share).hex
        for tint, (colour, share) in _TINTS.items()
    }
    return base.variables | mixed


def _read(path: Path) -> dict[str, Any]:
    # JSON and not TOML: its decoder is loaded anyway, and this is before the first paint.
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
