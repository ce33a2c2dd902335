"""The themes: colours for dark and light, read from the style folder.

The colours of kinds are exact xterm-256 values, chosen so that colour-blind eyes tell them apart.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec
from textual.theme import Theme

DARK = "newsread-dark"
LIGHT = "newsread-light"


@functools.cache
def styles_folder() -> Path:
    """The folder of style sheets and themes: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parent / "styles"


@functools.cache
def themes() -> tuple[Theme, ...]:
    """Our themes, one for each file of ``styles/themes``."""
    return tuple(
        Theme(name=path.stem, **_read(path))
        for path in sorted(styles_folder().joinpath("themes").glob("*.json"))
    )


def defaults(*, dark: bool) -> dict[str, str]:
    """The colours of kinds for a theme that does not define them."""
    wanted = DARK if dark else LIGHT
    return next(theme.variables for theme in themes() if theme.name == wanted)


def _read(path: Path) -> dict[str, Any]:
    # JSON and not TOML: its decoder is loaded anyway, and this is before the first paint.
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
