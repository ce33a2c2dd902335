"""Which command opens which file at which line."""

from pathlib import Path

import pytest

from reader.app import editor
from reader.article import Article
from reader.errors import ReaderError
from reader.formats import open_article

WRAPPED = """\
Ferry strike ends

The strike on the ferries to Yarmouth ended on Friday after the
union and the company agreed on the pay of deckhands, who had been
out since March, both sides said in a statement.
"""


@pytest.mark.parametrize(
    ("told", "command"),
    [
        ("vim", ["vim", "+7", "a.txt"]),
        ("/usr/bin/nvim -u NONE", ["/usr/bin/nvim", "-u", "NONE", "+7", "a.txt"]),
        ("code --wait", ["code", "--wait", "--goto", "a.txt:7"]),
        ("hx", ["hx", "a.txt:7"]),
        ("'my editor'", ["my editor", "a.txt"]),
    ],
)
def test_the_line_is_told_as_the_editor_takes_it(monkeypatch, told, command):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", told)
    assert editor.command(Path("a.txt"), 7) == command


def test_visual_comes_first_and_vi_last(monkeypatch):
    monkeypatch.setenv("VISUAL", "nano")
    monkeypatch.setenv("EDITOR", "vim")
    assert editor.command(Path("a"), 1)[0] == "nano"
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR")
    assert editor.command(Path("a"), 1)[0] == "vi"


@pytest.mark.parametrize("told", ["vim '", " "])
def test_what_is_no_command_says_so(monkeypatch, told):
    monkeypatch.setenv("VISUAL", told)
    with pytest.raises(ReaderError, match="EDITOR"):
        editor.command(Path("a"), 1)


def test_the_line_is_that_of_the_file_however_it_is_wrapped(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(WRAPPED.replace("\n", "\r\n").encode())
    article = open_article(str(path))
    offset = article.text.index("agreed on")
    assert "\n" not in article.text[article.text.index("The strike") : offset]
    assert editor.place(article, offset) == (path, 4)
    assert editor.place(article, 0) == (path, 1)


@pytest.mark.parametrize("data", [b"\0\1binary", b"something else altogether"])
def test_what_an_editor_cannot_show_is_copied_as_text(tmp_path, data):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    article = Article("One line.\nThe ferry \U0001f600 sails.", source=str(path))
    copy, line = editor.place(article, article.text.index("ferry"))
    assert copy != path
    assert line == 2
    assert copy.read_text(encoding="utf-8") == article.text
    assert copy.stat().st_mode & 0o777 == 0o600
    copy.unlink()
