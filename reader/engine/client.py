"""The reader's side of the engine: starts its process, and hears what it finds.

The process is ``python -m reader.engine.worker``. It lives in a session of its own, so that keys and
hang-ups meant for the reader do not reach it, and ends when its standard input does, so that it never
outlives the reader. Nothing here imports spaCy.
"""

import contextlib
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO

import msgspec

from reader import frames
from reader.engine.messages import Failed, Finished, Reply, Request, send
from reader.errors import DAMAGED

Listener = Callable[[Reply], None]


class Engine:
    """One engine process at work on one request."""

    def __init__(self, request: Request) -> None:
        """Start the process and hand it ``request``; returns at once."""
        # Where the process dies without a word, the end of what it printed is the only trace.
        self._stderr: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open while it lives
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            start_new_session=True,
        )
        self._stopped = False
        threading.Thread(target=self._hand_over, args=(request,), daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id, for those who watch or kill it."""
        return self._process.pid

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` with each reply, in a thread of its own; the last is Finished or Failed.

        To be called once. What the engine said before is kept and comes first. After :meth:`stop`
        nothing more is told.
        """
        threading.Thread(target=self._hear, args=(listener,), daemon=True).start()

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._stopped = True
        self._process.kill()
        self._process.wait()

    def _hand_over(self, request: Request) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it died at once: _hear tells
            send(self._process.stdin, request)  # type: ignore[arg-type]

    def _hear(self, listener: Listener) -> None:
        last: Reply | None = None
        for reply in self._replies():
            if self._stopped:
                return
            last = reply
            listener(reply)
            if isinstance(reply, Finished | Failed):
                break
        if not isinstance(last, Finished | Failed) and not self._stopped:
            listener(Failed(self._epitaph()))
        self._process.kill()
        self._process.wait()

    def _replies(self) -> Iterator[Reply]:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            while (data := frames.read(self._process.stdout)) is not None:  # type: ignore[arg-type]
                try:
                    yield msgspec.msgpack.decode(data, type=Reply)
                except DAMAGED as error:
                    yield Failed(f"The engine answered something that is not understood: {error}.")

    def _epitaph(self) -> str:
        status = self._process.wait()
        how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        self._stderr.seek(0)
        lines = self._stderr.read().decode("utf-8", "replace").strip().splitlines()
        said = f" ({lines[-1].strip()})" if lines else ""
        return f"The engine {how}{said}; the text stays readable."
