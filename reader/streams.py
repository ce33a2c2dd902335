"""Standard output, which may be full, or a pipe that nobody reads any more."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from reader.errors import ReaderError


@contextlib.contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output, in bytes. A reader that closes the pipe early ("| head") ends us quietly.

    Raises ReaderError where it can't be written.
    """
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still in the buffer would be tried, and fail, once more at the end of Python.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(1)
        raise ReaderError(f"Standard output can't be written: {error.strerror}.") from error
