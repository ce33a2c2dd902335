"""What happens between the command line and the first paint."""

from __future__ import annotations

import gc
import os
import sys

from reader import config
from reader.app.opening import known_names, opened
from reader.errors import ReaderError
from reader.library import Library


def open_reader(source: str | None, *, published: str | None, model: str | None = None) -> None:
    """Open ``source`` in the reader, or without one the list of what was read lately.

    Without ``model`` the person's settings name it. Returns when the person quits. Raises ReaderError
    where there is no terminal or nothing to read.
    """
    _require_terminal()
    gc.disable()  # until the app is ready: what is imported stays, and looking through it costs time
    settings = config.load()
    model = model or settings.config.model
    library: Library | None = None
    try:
        library = Library.open()
        notice = library.notice or ""
    except ReaderError as error:
        notice = f"{error} Nothing that you add will be kept."
    known = known_names(library)
    first = opened(source, published, model, known) if source is not None else None
    if not sys.stdin.isatty():
        _keyboard_from_terminal()
    # Here and not above: by now the engine's process is starting on the other core.
    from reader.app.app import NewsreadApp  # noqa: PLC0415
    from reader.app.preferences import Preferences  # noqa: PLC0415

    preferences = Preferences.load(settings)
    app = NewsreadApp(first, library, model=model, notice=notice, preferences=preferences)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)


def _require_terminal() -> None:
    if not sys.stdout.isatty():
        raise ReaderError(
            "The reader needs a terminal; to write the annotations elsewhere, use: newsread annotate"
        )
    if os.environ.get("TERM", "") in {"", "dumb"}:
        raise ReaderError(
            "This terminal can't draw the reader (TERM is dumb or not set); use: newsread annotate"
        )


def _keyboard_from_terminal() -> None:
    """Standard input was the article, or is something else without keys; from here on it is the terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise ReaderError("There is no terminal to read keys from.") from error
    os.dup2(terminal, 0)
    os.close(terminal)
