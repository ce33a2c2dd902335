"""The engine's process: reads one request from standard input, answers on standard output, ends.

Run as ``python -m reader.engine.worker`` by :mod:`reader.engine.client`.
"""

import contextlib
import os
import sys
import threading
import time
from queue import SimpleQueue
from typing import BinaryIO

import msgspec

from reader import frames
from reader.engine.messages import Failed, Progress, Request, send
from reader.errors import DAMAGED, ReaderError

_NICENESS = 10
"""The reader's first paint, and its keys, come before the engine where there are few cores."""

_HEAD_START = 0.35
"""Seconds for the reader to import what it paints with, before two processes share the machine."""


def main() -> None:
    """Serve one request; every failure leaves as a :class:`Failed` message."""
    os.nice(_NICENESS)
    replies = _private_stdout()
    send(replies, Progress("starting"))
    requests: SimpleQueue[Request] = SimpleQueue()
    threading.Thread(target=_hear, args=(sys.stdin.buffer, requests), daemon=True).start()
    time.sleep(_HEAD_START)
    try:
        # Here and not above: the import takes a second, and by now both sides are talking.
        from reader.engine.service import serve  # noqa: PLC0415

        serve(requests.get(), replies)
    except BrokenPipeError:
        return
    except ReaderError as error:
        send(replies, Failed(str(error)))
    except MemoryError:
        send(replies, Failed("The engine ran out of memory; the text stays readable."))
    except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told
        send(replies, Failed(f"The engine failed ({type(error).__name__}: {error})."))


def _private_stdout() -> BinaryIO:
    """Standard output for our messages alone; what any library prints goes to standard error."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


def _hear(pipe: BinaryIO, requests: SimpleQueue[Request]) -> None:
    """Pass on the request, then wait for the end of the stream: the reader is gone, so end too.

    What is no request ends the process as well: nobody is there who could be answered.
    """
    with contextlib.suppress(*DAMAGED):
        while (data := frames.read(pipe)) is not None:
            requests.put(msgspec.msgpack.decode(data, type=Request))
    os._exit(0)


if __name__ == "__main__":
    main()
