"""A real pseudo-terminal with a program in it, and a screen that can be read."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pyte

# The size is the pseudo-terminal's own, whatever the test runner's terminal is.
_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}
}
_ENVIRONMENT |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Emulator:
    """Runs a command on a pseudo-terminal of its own and shows what it draws."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: dict[str, str] | None = None,
        stdin: int | None = None,
        newcomer: bool = False,
    ) -> None:
        """Start ``command``; ``stdin`` is read in place of the terminal where it is given.

        Unless for a ``newcomer``, the home in ``env`` remembers that the tour was shown.
        """
        if env and "NEWSREAD_HOME" in env and not newcomer:
            state = Path(env["NEWSREAD_HOME"], "state", "state.json")
            if not state.exists():
                state.parent.mkdir(parents=True, exist_ok=True)
                state.write_text('{"toured": true}', encoding="utf-8")
        self.started = time.perf_counter()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = bytearray()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.settings = termios.tcgetattr(slave)
        self._slave = slave
        self._descriptors = [self._master, slave]
        self.process = subprocess.Popen(
            list(command),
            stdin=slave if stdin is None else stdin,
            stdout=slave,
            stderr=slave,
            env={**_ENVIRONMENT, **(env or {})},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(slave, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )

    @property
    def text(self) -> str:
        """What the screen shows, a line a row."""
        return "\n".join(self._screen.display)

    def cell(self, words: str) -> pyte.screens.Char | None:
        """The character, with its colours, where ``words`` begin, or None where they are not shown."""
        for number, row in enumerate(self._screen.display):
            if words in row:
                return self._screen.buffer[number][row.index(words)]
        return None

    def send(self, keys: str) -> None:
        """Type ``keys``."""
        os.write(self._master, keys.encode())

    def wait_for(
        self, wanted: str | Callable[[str], bool], *, seconds: float = 60, step: float = 0.05
    ) -> float:
        """Draw until the screen shows ``wanted``; the seconds since the start. Fails with the screen."""
        shows = wanted if callable(wanted) else lambda text: wanted in text
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self._master], [], [], step)
            if ready:
                self._draw()
            if shows(self.text):
                return time.perf_counter() - self.started
            if not ready and self.process.poll() is not None:
                break
        raise AssertionError(f"not shown: {wanted!r}\n{self.text}\nexit {self.process.poll()}")

    def wait_drawn(self, sequence: bytes, *, seconds: float = 60) -> None:
        """Draw until the program has written ``sequence``, and no further."""
        deadline = time.monotonic() + seconds
        while sequence not in self.raw:
            assert time.monotonic() < deadline, f"not drawn: {sequence!r}\n{self.text}"
            if select.select([self._master], [], [], 0.005)[0]:
                self._draw()

    def draw_for(self, seconds: float) -> None:
        """Draw what the program writes in the next ``seconds``."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self._master], [], [], left)[0]:
                self._draw()

    def wait_closed(self, *, seconds: float = 20) -> int:
        """Draw until the program ends; its exit status."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            if select.select([self._master], [], [], 0.05)[0]:
                self._draw()
        assert self.process.poll() is not None, f"still running\n{self.text}"
        while select.select([self._master], [], [], 0)[0]:  # what it wrote last
            self._draw()
        return self.process.returncode

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size; the program is told as a terminal tells it."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> None:
        """Close the terminal's window: the program's side of it is dead from here on."""
        self._descriptors.remove(self._master)
        os.close(self._master)

    def settings_now(self) -> list[object]:
        """The terminal's settings as they are."""
        return termios.tcgetattr(self._slave)

    def close(self) -> None:
        """End the program and let go of the terminal; a second time does nothing."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        while self._descriptors:
            os.close(self._descriptors.pop())

    def _draw(self) -> None:
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return
        self.raw += data
        self._stream.feed(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
