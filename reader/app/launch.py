"""What happens between the command line and the first paint."""

from __future__ import annotations

import gc
import os
import sys

from reader import config
from reader.app.opening import known_names, opened
from reader.config import Loaded
from reader.errors import ReaderError, complain
from reader.library import Library


def open_reader(source: str | None, *, published: str | None, model: str | None = None) -> None:
    """Open ``source`` in the reader, or without one the list of what was read lately.

    Without ``model`` the person's settings name it. Where there is no terminal that can draw, the
    article is printed. Returns when the person quits. Raises ReaderError where there is nothing to read.
    """
    drawn = _can_draw()
    if source is None and not drawn:
        raise ReaderError(
            "Name a file to read: this is no terminal that can draw the list of them."
        )
    gc.disable()  # until the app is ready: what is imported stays, and looking through it costs time
    settings = config.load()
    model = model or settings.config.model
    library: Library | None = None
    try:
        library = Library.open()
        notice = library.notice or ""
    except ReaderError as error:
        notice = f"{error} Nothing that you add will be kept."
    if source is not None and not drawn:
        _print(source, published, model, settings, library)
        return
    known = known_names(library)
    first = opened(source, published, model, known) if source is not None else None
    if not sys.stdin.isatty() and not _is_served():
        _keyboard_from_terminal()
    # Here and not above: by now the engine's process is starting on the other core.
    from reader.app.app import NewsreadApp  # noqa: PLC0415
    from reader.app.preferences import Preferences  # noqa: PLC0415

    preferences = Preferences.load(settings)
    app = NewsreadApp(
        first,
        library,
        model=model,
        notice=notice,
        preferences=preferences,
        welcome=not preferences.toured,
    )
    app.run()
    if app.return_code:
        sys.exit(app.return_code)


def _can_draw() -> bool:
    return _is_served() or (sys.stdout.isatty() and os.environ.get("TERM", "") not in {"", "dumb"})


def _is_served() -> bool:
    """Whether it is a browser that draws: the program was started by ``newsread serve``."""
    return "TEXTUAL_DRIVER" in os.environ


def _print(
    source: str, published: str | None, model: str, settings: Loaded, library: Library | None
) -> None:
    from reader.app.plain import print_article  # noqa: PLC0415 - the reader goes without

    for problem in settings.problems:
        complain(problem)
    gc.enable()
    try:
        print_article(
            source,
            published=published,
            model=model,
            measure=settings.config.measure,
            library=library,
        )
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        if library is not None:
            library.close()


def _keyboard_from_terminal() -> None:
    """Standard input was the article, or is something else without keys; from here on it is the terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise ReaderError("There is no terminal to read keys from.") from error
    os.dup2(terminal, 0)
    os.close(terminal)
