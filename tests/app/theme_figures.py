"""What the themes are measured by; as a program it prints the table of docs/configuration.md."""

import itertools
import sys
from typing import NamedTuple

from app.colour_vision import EYES, contrast, difference
from rich.color import ColorSystem
from textual.color import Color
from textual.filter import dim_color

from reader.app.themes import themes
from reader.marks import COLOURS

HIGHLIGHTS = tuple(f"highlight-{colour}" for colour in COLOURS)

KINDS = ("person", "organisation", "place", "date", "other")
"""Each has a colour of its own; groups have that of places."""

# Every colour of text with the grounds that it stands on; all but the first are variables.
_BODY = ("background", "surface", "panel", "quote-tint", "indirect-tint", "mark-tint")
_TEXT = ("background", "quote-tint", "indirect-tint", "mark-tint", "surface")
STANDS_ON = {
    "foreground": _BODY,
    **{f"entity-{kind}": _TEXT for kind in (*KINDS, "group")},
    "quote-colour": ("panel",),
    "aside": ("background", "surface"),
    "margin-mark": ("background", "surface"),
    "warning": ("surface",),
    "accent": ("background", "panel"),
    "match-text": ("match-tint",),
    "selected-text": ("selected-tint",),
    "selection-text": ("selection-tint",),
    "highlight-text": HIGHLIGHTS,
    "block-cursor-foreground": ("block-cursor-background",),
    "footer-key-foreground": ("footer-background",),
}

# The sixteen colours of two kinds of terminals: the Linux console's (those of the VGA text modes), and
# the defaults of xterm (its XTerm-col.ad).
PALETTES = {
    "console": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
}


class Figures(NamedTuple):
    """The least contrast with where it is, and the least difference of two colours for each eyes.

    Compared are the kinds and the body text with each other.
    """

    contrast: float
    where: str
    differences: dict[str, float]


def variables(theme):
    """All colours of ``theme`` by name."""
    return theme.to_color_system().generate() | theme.variables


def rgb(colour, palette=None, *, few=False):
    """Red, green and blue of ``colour``, for a named one in ``palette``; with ``few`` of 256 colours."""
    parsed = Color.parse(colour)
    if parsed.ansi is not None:
        code = PALETTES[palette].split()[parsed.ansi]
        return tuple(bytes.fromhex(code))
    if few:
        return tuple(parsed.rich_color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())
    return parsed.rgb


def dim(colour, ground):
    """What Textual makes of a dim ``colour`` on ``ground``."""
    parsed = (Color.parse(part).rich_color for part in (ground, colour))
    return Color.from_rich_color(dim_color(*parsed)).hex


def figures(theme, palette=None, *, few=False):
    """The figures of ``theme`` on a terminal of all colours, of 256, or of sixteen (``palette``)."""
    named = variables(theme)

    def colour(name, ground="background"):
        dimmed = name == "entity-date" and "dim" in named["date-style"].split()
        shown = dim(named[name], named[ground]) if dimmed else named[name]
        return rgb(shown, palette, few=few)

    stands_on = list(STANDS_ON.items())
    if named["highlight-names"] == "transparent" and not few:  # names keep their own colours there
        stands_on += [(f"entity-{kind}", HIGHLIGHTS) for kind in (*KINDS, "group")]
    least, where = min(
        (contrast(rgb(named[text], palette, few=few), colour(ground)), f"{text} on {ground}")
        if ground in HIGHLIGHTS
        else (contrast(colour(text, ground), colour(ground)), f"{text} on {ground}")
        for text, grounds in stands_on
        for ground in grounds
    )
    compared = ["foreground", *(f"entity-{kind}" for kind in KINDS)]
    pairs = list(itertools.combinations(map(colour, compared), 2))
    differences = {eyes: min(difference(a, b, eyes) for a, b in pairs) for eyes in EYES}
    return Figures(least, where, differences)


def table():
    """A row for each of our themes, in Markdown."""
    rows = [
        "| theme | least contrast | where | " + " | ".join(EYES) + " |",
        "|---|---|---|" + "---|" * len(EYES),
    ]
    for theme in themes():
        for palette in PALETTES if theme.ansi else (None,):
            found = figures(theme, palette)
            name = theme.name + (f" ({palette})" if palette else "")
            told = found.differences.values()
            eyes = " | ".join("by marks" if theme.ansi else f"{value:.1f}" for value in told)
            rows.append(f"| {name} | {found.contrast:.1f} | {found.where} | {eyes} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
