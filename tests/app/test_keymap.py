"""The keys of the commands: as declared, as a person wants them, and what is said where that clashes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specimen import spans

from reader.app.commands import COMMANDS
from reader.app.keymap import Keymap, UnknownKeyError, parsed
from reader.app.preferences import Preferences
from reader.config import Config

NAMES = [command.name for command in COMMANDS]


def claims(keymap):
    """Each sequence in use with the name of its command."""
    return [(sequence, name) for name in NAMES for sequence in keymap.sequences(name)]


def test_the_declared_keys_do_not_clash():
    keymap = Keymap()
    assert keymap.problems == []
    for command in COMMANDS:
        assert list(keymap.sequences(command.name)) == parsed(command.keys)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("x", [("x",)]),
        ("j down", [("j",), ("down",)]),
        ("gg", [("g", "g")]),
        ("Pgdn ESC", [("pagedown",), ("escape",)]),
        ("ctrl+d", [("ctrl+d",)]),
        ("+ = -", [("+",), ("=",), ("-",)]),
        ("x x", [("x",)]),
        ("", []),
    ],
)
def test_the_notation_of_keys(written, meant):
    assert parsed(written) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("pgdwn", "pgdwn is no key; the nearest is pgdn"),
        ("5", "digits count"),
        ("g5", "digits count"),
        ("ctrl+nothing", "no key"),
        ("\x1b", "no key"),
    ],
)
def test_what_is_no_key_is_said(written, said):
    with pytest.raises(UnknownKeyError, match=said) as raised:
        parsed(written)
    assert "\x1b" not in str(raised.value)


@pytest.mark.parametrize(
    ("wanted", "said", "kept"),
    [
        ({"back": "d"}, "d is back's now, no longer delete_mark's", {"back": "d"}),
        ({"back": "Z", "undo": "Z"}, "Z is wanted by back and undo; back has it", {"undo": ""}),
        ({"back": "g"}, "gg of top can't be beside g of back", {"top": "Home", "back": "g"}),
        ({"back": "jj"}, "j of down can't be beside jj of back", {"down": "↓"}),
        ({"next_quot": "x"}, "no command next_quot; the nearest is next_quote", {}),
        ({"back": "pgdwn"}, "back keeps its keys, since pgdwn is no key", {"back": "H"}),
    ],
)
def test_clashes_are_told_in_one_sentence(wanted, said, kept):
    keymap = Keymap(wanted)
    (problem,) = keymap.problems
    assert said in problem
    for name, shown in kept.items():
        assert keymap.shown(name) == shown


def test_a_key_given_up_is_free_for_another():
    keymap = Keymap({"undo": "U", "back": "u", "quit": ""})
    assert keymap.problems == []
    assert (keymap.shown("back"), keymap.shown("quit"), keymap.hint("quit")) == ("u", "", "“quit”")


def test_a_sentence_tells_the_keys_as_they_are():
    keymap = Keymap({"note": "N5 f2", "bookmark": ""})
    assert keymap.filled("{undo} undoes, {note} notes.") == "u undoes, a notes."
    assert Keymap({"note": "f2"}).filled("{note} or {bookmark}") == "f2 or m"


words = st.lists(
    st.sampled_from(["x", "g", "gg", "gx", "d", "ctrl+d", "space", "pgdwn", "7", "[", "tab"])
)


@given(st.dictionaries(st.sampled_from([*NAMES, "nothing"]), words.map(" ".join), max_size=6))
def test_whatever_is_wanted_every_sequence_can_be_typed(wanted):
    keymap = Keymap(wanted)
    owners = claims(keymap)
    for (one, _), (other, _) in itertools.combinations(owners, 2):
        shorter = min(len(one), len(other))
        assert one[:shorter] != other[:shorter]
    for sequence, name in owners:
        assert keymap.action(sequence) == next(c.action for c in COMMANDS if c.name == name)
        for length in range(1, len(sequence)):
            assert keymap.begins(sequence[:length])
            assert keymap.action(sequence[:length]) is None


async def test_the_reader_obeys_other_keys_and_sequences(make_app):
    keys = {"next_quote": "x", "previous_quote": "zq", "bottom": "zz"}
    app = make_app(preferences=Preferences(Config(keys=keys)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        view = app.screen._view
        first, second = spans("“They come back"), spans("“There is a")
        await pilot.press("x")
        assert view.cursor == first[0]
        await pilot.press("2", "x")
        assert view.cursor > second[0]
        await pilot.press("z", "q")
        assert view.cursor == second[0]
        await pilot.press("z", "x")  # the sequence is dropped, the key obeyed
        assert view.cursor > second[0]
        await pilot.press("z", "z")
        assert app.screen._view.progress() == 1
        await pilot.press("2", "z", "q")  # a count before a sequence
        assert view.cursor < app.screen._article.text.index("“Nobody")
        await pilot.press(")")
        assert view.cursor < app.screen._article.text.index("“Nobody")
