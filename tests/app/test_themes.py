"""The themes are whole, legible, and told apart by every eye: measured, not claimed."""

import itertools
import re

import pytest
from app.colour_vision import EYES, ciede2000, difference
from app.theme_figures import HIGHLIGHTS, KINDS, PALETTES, figures, rgb, table, variables
from textual.theme import BUILTIN_THEMES

from reader.app import own_themes
from reader.app.themes import DARK, LIGHT, defaults, find, names, styles_folder, themes

MINIMA = {
    "newsread-dark": (4.5, 12),
    "newsread-light": (4.5, 12),
    "newsread-contrast-dark": (7, 11),
    "newsread-contrast-light": (7, 13),
    "newsread-16-dark": (4, 0),
    "newsread-16-light": (4, 0),
}
"""The least contrast (WCAG 2.2: AA is 4.5, AAA is 7) and colour difference (CIEDE2000).

Of sixteen colours too few are legible to tell kinds apart: there the marks do.
"""

NAMED = {theme.name: theme for theme in themes()}


def used():
    """The variables that our style sheets use."""
    sheets = styles_folder().glob("*.tcss")
    return {name for sheet in sheets for name in re.findall(r"\$([\w-]+)", sheet.read_text())}


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [  # of the test data of Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", 2005
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_colour_differences_are_those_published(one, other, wanted):
    assert ciede2000(one, other) == pytest.approx(wanted, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(wanted, abs=5e-5)


def test_every_theme_is_measured_and_defines_what_the_others_do():
    assert NAMED.keys() == MINIMA.keys()
    for one, other in itertools.combinations(themes(), 2):
        missing = one.variables.keys() ^ other.variables.keys()
        assert not missing or one.ansi != other.ansi
        assert NAMED[DARK].variables.keys() <= one.variables.keys()


@pytest.mark.parametrize("name", MINIMA)
def test_text_is_legible_on_every_ground_it_stands_on(name):
    theme, (least, _) = NAMED[name], MINIMA[name]
    for palette in PALETTES if theme.ansi else (None,):
        found = figures(theme, palette)
        assert found.contrast >= least, found.where


@pytest.mark.parametrize("name", [name for name, (_, least) in MINIMA.items() if least])
@pytest.mark.parametrize("eyes", EYES)
def test_the_kinds_are_told_apart_by_all_eyes(name, eyes):
    assert figures(NAMED[name]).differences[eyes] >= MINIMA[name][1]


@pytest.mark.parametrize("name", [name for name, (_, least) in MINIMA.items() if least])
def test_a_terminal_of_256_colours_takes_little_away(name):
    found = figures(NAMED[name], few=True)
    assert found.contrast >= MINIMA[name][0]
    assert min(found.differences.values()) >= MINIMA[name][1] - 1


@pytest.mark.parametrize("name", MINIMA)
def test_highlights_are_told_apart_and_from_the_ground(name):
    theme = NAMED[name]
    few = (False, True) if not theme.ansi else (False,)
    for palette, coarse in itertools.product(PALETTES if theme.ansi else (None,), few):
        grounds = [rgb(variables(theme)[tint], palette, few=coarse) for tint in HIGHLIGHTS]
        grounds.append(rgb(theme.background, palette, few=coarse))
        for one, other in itertools.combinations(grounds, 2):
            assert difference(one, other, "normal") >= 9


def test_the_kinds_are_told_apart_without_any_colour():
    sheet = styles_folder().joinpath("reading.tcss").read_text()
    for theme in themes():
        styles = []
        for kind in (*KINDS, "group"):
            (style,) = re.findall(rf"article--{kind} \{{.*text-style: ([^;]+);", sheet)
            styles.append(style.replace("$date-style", theme.variables["date-style"]))
        assert len({frozenset(style.split()) for style in styles}) == len(styles)


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_themes_of_textual_have_every_colour_that_we_use(theme):
    shown = defaults(theme) | theme.to_color_system().generate() | theme.variables
    assert used() <= shown.keys()


def test_the_table_has_a_row_for_every_theme():
    rows = table().splitlines()
    assert all(any(name in row for row in rows) for name in MINIMA)


def test_a_theme_is_found_by_its_name_or_the_dark_one_stands_in_for_it():
    assert find("nord") == (BUILTIN_THEMES["nord"], ())
    assert find(LIGHT) == (NAMED[LIGHT], ())
    theme, (problem,) = find("nrod\x1b")
    assert theme.name == DARK
    assert problem == "There is no theme called nrod␛; the nearest is nord."


@pytest.fixture
def write(newsread_home):
    """Writes a theme of one's own."""

    def write(text, name="mine"):
        own_themes.folder().mkdir(parents=True, exist_ok=True)
        own_themes.folder().joinpath(f"{name}.json").write_text(text, encoding="utf-8")

    return write


def test_a_theme_of_ones_own_changes_what_it_names(write):
    write('{"dark": false, "accent": "red", "variables": {"entity-person": "#123456"}}')
    theme, problems = find("mine")
    assert problems == ()
    assert (theme.name, theme.dark, theme.accent) == ("mine", False, "red")
    assert theme.variables == NAMED[LIGHT].variables | {"entity-person": "#123456"}
    assert names()[0] == "mine"


def test_a_theme_of_ones_own_may_have_the_name_of_one_of_ours(write):
    write('{"background": "#000000"}', DARK)
    assert find(DARK)[0].background == "#000000"
    assert names().count(DARK) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not a theme"),
        ("[]", "is not a theme"),
        ("[" * 100000, "is not a theme"),
        ('{"acent": "red"}', "nothing is called acent; the nearest is accent"),
        ('{"accent": "raed"}', "accent has to be a colour"),
        ('{"accent": "auto"}', "accent has to be a colour"),
        ('{"accent": 3}', "accent has to be a colour"),
        ('{"dark": "yes"}', "dark has to be true or false"),
        ('{"variables": []}', "variables has to be an object"),
        ('{"variables": {"entity-persn": "red"}}', "the nearest is entity-person"),
        (
            '{"variables": {"entity-person": "red; color: blue"}}',
            "entity-person has to be a colour",
        ),
        ('{"variables": {"date-style": "bald"}}', "date-style has to be styles of text"),
        ('{"variables": {"date-style": "not"}}', "date-style has to be styles of text"),
    ],
)
def test_what_is_wrong_in_a_theme_of_ones_own_is_said_and_left_out(write, text, said):
    write(text)
    theme, (problem,) = find("mine")
    assert said in problem
    assert "mine.json" in problem
    assert theme.variables == NAMED[DARK].variables
    assert (theme.dark, theme.accent) == (True, NAMED[DARK].accent)


async def test_the_chooser_shows_each_theme_and_keeps_the_one_chosen(
    make_app, write, newsread_home
):
    write('{"background": "#010203"}')
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.theme == DARK
        await pilot.press("t", "down")
        assert app.theme != DARK
        await pilot.press("escape")
        assert (app.theme, app.preferences.settings.theme) == (DARK, DARK)
        await pilot.press("t", "home")
        await pilot.pause()
        assert app.theme == "mine"
        assert app.screen_stack[-2].styles.background.hex == "#010203"
        await pilot.press("enter")
    assert b"mine" in (newsread_home / "state" / "state.json").read_bytes()


@pytest.mark.parametrize("name", [*names(), "none"])
async def test_every_theme_can_be_put_on(make_app, name):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app._dress(name)
        await pilot.press("j", "question_mark")
        await pilot.pause()
        assert app.theme == (name if name != "none" else DARK)
