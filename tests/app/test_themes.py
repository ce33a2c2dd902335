"""The themes are whole and legible: the contrast is measured, not claimed."""

import itertools

import pytest
from textual.color import Color

from reader.app.themes import defaults, themes

KINDS = ("person", "organisation", "place", "group", "date", "other")


def luminance(colour):
    def linear(part):
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, Color.parse(colour).rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_all_themes_define_the_same_variables():
    assert len(themes()) >= 2
    for one, other in itertools.combinations(themes(), 2):
        assert one.variables.keys() == other.variables.keys()
    assert defaults(dark=True) != defaults(dark=False)


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface", "quote-tint", "indirect-tint"])
def test_kinds_are_legible_on_every_ground(theme, ground):
    behind = getattr(theme, ground, None) or theme.variables[ground]
    for kind in KINDS:
        assert contrast(theme.variables[f"entity-{kind}"], behind) >= 4.5
    assert contrast(theme.foreground, behind) >= 7
    assert contrast(theme.variables["aside"], theme.background) >= 4.5
