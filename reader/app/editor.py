"""The person's own editor: which command opens a file at a line."""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from pathlib import Path

from reader.article import Article
from reader.errors import ReaderError

_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"}
)
"""Editors that take ``+LINE`` before the file."""
_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take ``FILE:LINE``."""
_GOTO = frozenset({"code", "codium"})
"""Editors that take ``--goto FILE:LINE``."""

_LOOKED_FOR = 60
"""How many characters from the cursor on are looked for in the file."""

_LARGEST = 50_000_000
"""A larger file, in bytes, is opened at its start."""


def command(file: Path, line: int) -> list[str]:
    """The command that opens ``file`` at ``line`` (from 1) in ``$VISUAL``, ``$EDITOR`` or else vi.

    No shell reads it. Raises ReaderError where the variable cannot be read as a command.
    """
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        editor = shlex.split(told)
    except ValueError as error:
        raise ReaderError(f"$EDITOR is no command ({error}): {told}") from None
    if not editor:
        raise ReaderError("$EDITOR is empty: set it to the name of your editor.")
    name = Path(editor[0]).name
    if name in _PLUS:
        return [*editor, f"+{line}", str(file)]
    if name in _COLON:
        return [*editor, f"{file}:{line}"]
    if name in _GOTO:
        return [*editor, "--goto", f"{file}:{line}"]
    return [*editor, str(file)]


def place(article: Article, offset: int) -> tuple[Path, int]:
    """The file that holds ``article`` as text, and the line of ``offset`` in it.

    Where the article's own file is none that an editor shows as text (a web page's address, a PDF,
    standard input), it is a file of its own with the article's text, which the system clears away.
    """
    own = Path(article.source).expanduser().absolute()
    if article.source != "-" and own.is_file() and own.stat().st_size <= _LARGEST:
        data = own.read_bytes()
        if b"\0" not in data:
            line = _line(
                data.decode("utf-8", "replace"), article.text[offset : offset + _LOOKED_FOR]
            )
            if line:
                return own, line
    with tempfile.NamedTemporaryFile(
        "w", prefix="newsread-", suffix=".txt", encoding="utf-8", errors="replace", delete=False
    ) as copy:
        copy.write(article.text)
    return Path(copy.name), article.text.count("\n", 0, offset) + 1


def _line(text: str, words: str) -> int:
    """The line, from 1, on which ``words`` stand in ``text``, however it is wrapped; 0 where nowhere."""
    pattern = r"\s+".join(re.escape(word) for word in words.split()[:8])
    found = re.search(pattern, text) if pattern else None
    return text.count("\n", 0, found.start()) + 1 if found else 0
