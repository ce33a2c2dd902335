"""The word lists: how they are read, and that every one says what it is."""

from pathlib import Path

import pytest

from reader.engine import lexicon

DATA = Path(lexicon.__file__).parent / "data"
LISTS = sorted(DATA.glob("*.txt"))


@pytest.fixture
def a_list(tmp_path, monkeypatch):
    """Writes one word list that the lexicon reads as "a_list"."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)

    def write(text):
        (tmp_path / "data" / "a_list.txt").write_text(text, encoding="utf-8")
        for read in (lexicon.entries, lexicon.words, lexicon.table):
            read.cache_clear()

    yield write
    for read in (lexicon.entries, lexicon.words, lexicon.table):
        read.cache_clear()


def test_entries_without_comments_and_blank_lines(a_list):
    a_list("# what it is\nsay\n\n  tell \n# a comment\nsay so\n \nadd")
    assert lexicon.entries("a_list") == ("say", "tell", "say so", "add")
    assert lexicon.words("a_list") == {"say", "tell", "say so", "add"}


def test_a_table_has_a_key_and_a_value_a_line(a_list):
    a_list("# what it is\nMr.\tmale\nthe Hon. \t\nMs.\tfemale\twidow\n")
    assert lexicon.table("a_list") == {"Mr.": "male", "the Hon.": "", "Ms.": "female\twidow"}


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_every_list_says_what_it_is_and_has_entries(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert lexicon.entries(path.stem)
