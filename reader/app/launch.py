"""What happens between the command line and the first paint."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import termios
from collections.abc import Iterator, Sequence

from reader import config
from reader.app.opening import Opened, begun, known_names
from reader.app.shelf import Shelf
from reader.config import Loaded
from reader.corrections import KnownNames
from reader.errors import ReaderError, complain
from reader.formats import Listing, is_address, open_source
from reader.harmless import one_line
from reader.library import Library

_KEYBOARD = 0
"""The descriptor that keys are read from."""


def open_reader(sources: Sequence[str], *, published: str | None, model: str | None = None) -> None:
    """Open the first of ``sources`` in the reader, or without one the list of what was read lately.

    Of a feed the person chooses an article. Without ``model`` the person's settings name it. Where
    there is no terminal that can draw, the articles are printed. Returns when the person quits. Raises
    ReaderError where there is nothing to read.
    """
    drawn = _can_draw()
    if not sources and not drawn:
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
    if not drawn:
        _print(sources, published, model, settings, library)
        return
    known = known_names(library)
    first, unread = _first(sources, published, model, known)
    notice = " ".join(filter(None, (notice, unread)))
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
    with _terminal_as_it_was():
        app.run()
    if app.return_code:
        sys.exit(app.return_code)


def _first(
    sources: Sequence[str], published: str | None, model: str, known: KnownNames
) -> tuple[Opened | Shelf | None, str]:
    """What the reader begins with, and why the articles before it can't be read."""
    if not sources:
        return None, ""
    if len(sources) == 1:
        if is_address(sources[0]):
            sys.stderr.write(f"Fetching {one_line(sources[0])}\n")
        found = open_source(sources[0], published=published)
        if isinstance(found, Listing):
            return Shelf(found, published), ""
        return begun(found, model, known), ""
    if "-" in sources:
        raise ReaderError("Standard input (-) is read alone: name no other files.", status=2)
    shelf = Shelf.of_files(sources, published)
    return shelf, shelf.begin(model, known)


@contextlib.contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """Leave the terminal's settings as they are now.

    Textual leaves its own where the process was stopped and went on while it drew (SIGSTOP, SIGCONT):
    it then takes them for those from before.
    """
    try:
        before = termios.tcgetattr(_KEYBOARD)
    except termios.error:  # a browser draws
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(_KEYBOARD, termios.TCSANOW, before)


def _can_draw() -> bool:
    return _is_served() or (sys.stdout.isatty() and os.environ.get("TERM", "") not in {"", "dumb"})


def _is_served() -> bool:
    """Whether it is a browser that draws: the program was started by ``newsread serve``."""
    return "TEXTUAL_DRIVER" in os.environ


def _print(
    sources: Sequence[str],
    published: str | None,
    model: str,
    settings: Loaded,
    library: Library | None,
) -> None:
    from reader.app.plain import print_article  # noqa: PLC0415 - the reader goes without

    for problem in settings.problems:
        complain(problem)
    gc.enable()
    try:
        for source in sources:
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
    os.dup2(terminal, _KEYBOARD)
    os.close(terminal)
