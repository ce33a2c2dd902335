"""Textual's driver for a terminal that may go away while the reader runs."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import Any, TextIO

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class Driver(LinuxDriver):
    """Draws on standard output, where Textual draws on standard error: that may be kept in a file.

    Goes on, drawing nothing, where the terminal has hung up, so that the reader ends in order:
    Textual's thread that writes ends at the first error, and then its full queue blocks the program.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """As Textual makes it."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert isinstance(sys.__stdout__, io.TextIOWrapper)  # the reader is not started without
        sys.__stdout__.reconfigure(errors="replace")  # a sign that the terminal lacks ends nothing
        self._file: Any = _Forgiving(sys.__stdout__)


class _Forgiving:
    """A file in which what can't be written is lost."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()
