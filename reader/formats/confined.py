"""The parsers of all formats but plain text, run in a process of their own that may fail.

The process is ``python -m reader.formats.worker``. It has as much memory and processor time as one
document may take, and one that hangs is killed: a hostile document costs a sentence, not the reader.
A process that has done its work waits a little for more, since a batch has many documents.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import ClassVar

import msgspec

from reader import frames
from reader.article import Article
from reader.errors import ReaderError
from reader.formats.blocks import Listing
from reader.formats.inputs import Input
from reader.formats.limits import MEMORY, SECONDS
from reader.formats.messages import Answer, Listed, Read, Refused, Request

_PATIENCE = 4
"""How many times its processor time a document may take by the clock, where the machine is busy."""

_MOST_DOCUMENTS = 200
"""After so many a process is replaced, so that what libraries keep can't add up."""


def read(form: str, given: Input, published: str | None = None) -> Article | Listing:
    """``given`` as the module ``form`` of this folder reads it; its source is not set.

    Raises ReaderError where it can't be read, or not within the limits.
    """
    request = Request(form, given, published, SECONDS, MEMORY)
    process = _Process.kept() or _Process()
    answer = process.ask(request)
    if answer is None and process.resigned:
        process = _Process()
        answer = process.ask(request)
    match answer or Refused(f"{given.name} {process.epitaph()}."):
        case Read(article=article):
            return article
        case Listed(listing=listing):
            return listing
        case Refused(sentence=sentence):
            raise ReaderError(sentence)


class _Process:
    """A parsers' process."""

    _idle: ClassVar[list[_Process]] = []

    def __init__(self) -> None:
        """Start it; it is ready for a request at once."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.formats.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._parent = os.getpid()
        self._documents = 0

    @classmethod
    def kept(cls) -> _Process | None:
        """A process that has done its work and waits for more, or None."""
        while cls._idle:
            process = cls._idle.pop()
            if process.alive:
                return process
        return None

    @property
    def alive(self) -> bool:
        """Whether it runs, and is this process's own and not one of its parent's."""
        return self._parent == os.getpid() and self._process.poll() is None

    def ask(self, request: Request) -> Answer | None:
        """What it answers, or None where it ends without an answer; it is then gone."""
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0] is not None
        assert pipes[1] is not None
        end = threading.Timer(SECONDS * _PATIENCE, self._process.kill)
        end.start()
        try:
            frames.write(pipes[0], msgspec.msgpack.encode(request))  # type: ignore[arg-type]
            data = frames.read(pipes[1])  # type: ignore[arg-type]
        except OSError:
            data = None
        except BaseException:  # the person gives up
            self._process.kill()
            raise
        finally:
            end.cancel()
        if data is None:
            self._process.wait()
            return None
        self._documents += 1
        if self._documents < _MOST_DOCUMENTS:
            self._idle.append(self)
        else:
            pipes[0].close()
        answer: Answer = msgspec.msgpack.decode(data, type=Answer)
        return answer

    @property
    def resigned(self) -> bool:
        """Whether it ended by itself: it had waited for long, or was full of remains of others."""
        return self._process.wait() == 0

    def epitaph(self) -> str:
        """Why it ended without an answer."""
        if self._process.wait() in {-signal.SIGXCPU, -signal.SIGKILL}:
            return f"takes too long to read: newsread gives a document {SECONDS} seconds"
        return "can't be read: it is damaged, or needs more memory than newsread gives a document"
