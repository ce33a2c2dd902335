"""Where things are kept."""

from pathlib import Path

import pytest

from reader import paths

FOLDERS = {
    "data": paths.data_folder,
    "cache": paths.cache_folder,
    "config": paths.config_folder,
    "state": paths.state_folder,
}


@pytest.mark.parametrize("part", FOLDERS)
def test_a_home_of_ones_own_holds_all(part, newsread_home):
    assert FOLDERS[part]() == newsread_home / part
    assert not FOLDERS[part]().exists()


@pytest.mark.parametrize("part", FOLDERS)
def test_a_tilde_is_the_persons_home(part, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEWSREAD_HOME", "~/news")
    assert FOLDERS[part]() == tmp_path / "news" / part


@pytest.mark.parametrize("home", [None, ""])
def test_without_one_the_systems_folders_are_used_each_its_own(monkeypatch, tmp_path, home):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is None:
        monkeypatch.delenv("NEWSREAD_HOME")
    else:
        monkeypatch.setenv("NEWSREAD_HOME", home)
    folders = [folder() for folder in FOLDERS.values()]
    assert len(set(folders)) == len(folders)
    for folder in folders:
        assert folder.is_relative_to(tmp_path)
        assert "newsread" in folder.name
        assert isinstance(folder, Path)
