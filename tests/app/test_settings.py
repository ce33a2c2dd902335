"""``newsread config``: what it prints can be read back, and says what is wrong."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import config
from reader.app import settings
from reader.app.commands import COMMANDS
from reader.config import Config, Loaded
from reader.errors import ReaderError

configs = st.builds(
    Config,
    theme=st.text(min_size=1, max_size=8),
    measure=st.integers(20, 200),
    justify=st.booleans(),
    model=st.text(st.characters(codec="utf-8"), min_size=1),
    keys=st.dictionaries(st.sampled_from([c.name for c in COMMANDS]), st.text(max_size=5)),
)


@given(configs)
def test_what_is_printed_says_the_same_when_it_is_read(wanted):
    printed = settings.written(wanted)
    assert not {*printed} & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}
    assert config._checked(tomllib.loads(printed)) == Loaded(wanted)


def test_every_setting_and_command_is_there_with_its_default():
    lines = settings.written(Config()).splitlines()
    commented = [line for line in lines if line.startswith("# ")]
    assert [line for line in lines if line and line not in commented] == ["[keys]"]
    assert "# measure = 80" in commented
    for command in COMMANDS:
        assert any(
            line.startswith(f"# {command.name} = ") and line.endswith(command.title)
            for line in commented
        )


def test_all_that_is_wrong_is_told(newsread_home):
    wrong = Loaded(Config(theme="nrod", keys={"bak": "x"}), ("one",))
    said = settings.problems(wrong)
    assert len(said) == 3
    assert "nearest is back" in said[1]
    assert "nearest is nord" in said[2]


def test_a_config_file_is_begun_but_never_written_over(newsread_home):
    assert settings.begin() == config.path()
    assert config.load() == Loaded(Config())
    config.path().write_text("measure = 60", encoding="utf-8")
    with pytest.raises(ReaderError, match="is there already"):
        settings.begin()
    assert config.load().config.measure == 60
