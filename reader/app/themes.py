"""The themes: colours for dark and light, read from the style folder."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

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
        for path in sorted(styles_folder().joinpath("themes").glob("*.toml"))
    )


def defaults(*, dark: bool) -> dict[str, str]:
    """The colours of kinds for a theme that does not define them."""
    wanted = DARK if dark else LIGHT
    return next(theme.variables for theme in themes() if theme.name == wanted)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
