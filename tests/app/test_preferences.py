"""What was chosen by key holds until the config file says something else."""

import pytest

from reader.app.preferences import Preferences
from reader.config import Config, Loaded


def load(**configured):
    return Preferences.load(Loaded(Config(**configured)))


def test_a_choice_is_there_the_next_time(newsread_home):
    first = load()
    first.choose(theme="nord", measure=60)
    assert (first.settings.theme, first.settings.measure) == ("nord", 60)
    first.save()
    assert (load().settings.theme, load().settings.measure) == ("nord", 60)


def test_of_choice_and_config_the_later_holds(newsread_home):
    first = load(measure=70)
    first.choose(measure=60)
    first.save()
    assert load(measure=70).settings.measure == 60
    assert load(measure=90).settings.measure == 90
    assert load().settings.measure == 80


def test_nothing_is_written_where_nothing_was_chosen(newsread_home):
    load(theme="nord").save()
    assert list(newsread_home.iterdir()) == []


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"chosen": {"measure": "wide"}}', '{"x": 1}'])
def test_a_damaged_file_is_forgotten(newsread_home, kept):
    folder = newsread_home / "state"
    folder.mkdir()
    (folder / "state.json").write_text(kept, encoding="utf-8")
    preferences = load()
    assert preferences.settings == Config()
    preferences.choose(measure=50)
    preferences.save()
    assert load().settings.measure == 50


def test_a_folder_that_cannot_be_written_is_no_trouble(newsread_home):
    (newsread_home / "state").write_text("a file", encoding="utf-8")
    preferences = load()
    preferences.choose(measure=50)
    preferences.save()
    assert preferences.settings.measure == 50
