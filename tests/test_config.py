"""The person's settings: what holds, and what is said of what does not."""

import os

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import config
from reader.config import Config

DEFAULT = Config()


@pytest.fixture
def write(newsread_home):
    """Writes the config file."""

    def write(text):
        config.path().parent.mkdir(parents=True, exist_ok=True)
        config.path().write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


def test_without_a_file_the_defaults_hold_and_nothing_is_made(newsread_home):
    assert config.load() == (DEFAULT, ())
    assert list(newsread_home.iterdir()) == []


def test_what_is_written_holds_and_the_rest_stays(write):
    write('measure = 66\npanel = false\ntheme = "nord"\n[keys]\nnext_quote = "x"\n')
    loaded = config.load()
    assert loaded.problems == ()
    assert loaded.config == Config(measure=66, panel=False, theme="nord", keys={"next_quote": "x"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mesure = 70", "There is no setting called mesure; the nearest is measure."),
        ("xyzzy = 70", "There is no setting called xyzzy."),
        ("measure = 7", "measure has to be a whole number from 20 to 200, not 7."),
        ("measure = true", "measure has to be a whole number from 20 to 200, not true."),
        ("line_spacing = 2.0", "line_spacing has to be a whole number from 1 to 3, not 2.0."),
        ('justify = "yes"', 'justify has to be true or false, not "yes".'),
        ("theme = 3", "theme has to be a name in quotation marks, not 3."),
        ('model = ""', 'model has to be a name in quotation marks, not "".'),
        ("keys = 3", "keys has to be a table of commands and their keys, not 3."),
        ("[keys]\nback = 3", "keys: back has to be keys in quotation marks, not 3."),
        ("[keys.back]", "keys: back has to be keys in quotation marks, not {}."),
        ('"\\u001b[31m" = 1', "There is no setting called ␛[31m."),
    ],
)
def test_one_wrong_setting_is_told_and_the_rest_holds(write, text, said):
    write(f"indirect = true\n{text}\n")
    loaded = config.load()
    assert loaded.problems == (said,)
    assert loaded.config == msgspec.structs.replace(DEFAULT, indirect=True)


@pytest.mark.parametrize("text", ["x =", b"\xff", "a = " + "[" * 100000, "a = 1\na = 2"])
def test_what_is_no_toml_is_told_in_one_sentence(write, text):
    write(text)
    loaded = config.load()
    assert loaded.config == DEFAULT
    (problem,) = loaded.problems
    assert "config.toml is not TOML" in problem
    assert "\n" not in problem


def test_a_file_that_cannot_be_read_is_told(newsread_home):
    config.path().mkdir(parents=True)
    loaded = config.load()
    assert loaded.config == DEFAULT
    assert "can't be read" in loaded.problems[0]
    assert os.fspath(config.path()) in loaded.problems[0]


values = st.recursive(
    st.booleans() | st.integers(-10, 300) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=3,
)


@given(st.dictionaries(st.sampled_from([*Config.__struct_fields__, "x"]), values))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_a_config_comes_of_it(written):
    loaded = config._checked(written)
    assert msgspec.convert(msgspec.to_builtins(loaded.config), Config) == loaded.config
    for name, value in written.items():
        held = getattr(loaded.config, name, None)
        told = any(name in problem for problem in loaded.problems)
        assert told or (held == value and type(held) is type(value))


def test_what_is_allowed_is_told_of_every_setting():
    assert all(config.allowed(name) for name in Config.__struct_fields__)
