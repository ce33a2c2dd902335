"""The parsers' process: reads documents from standard input, answers on standard output.

Run as ``python -m reader.formats.worker`` by :mod:`reader.formats.confined`.
"""

import contextlib
import importlib
import os
import resource
import select
import sys
import time
from typing import BinaryIO

import msgspec

from reader import frames
from reader.errors import ReaderError
from reader.formats.blocks import Listing
from reader.formats.composing import composed
from reader.formats.messages import Answer, Listed, Read, Refused, Request

_IDLE = 5.0
"""Seconds without a document after which the process ends."""


def main() -> None:
    """Serve one document after the other, until there are no more or one took all the memory."""
    pipe = _private_stdout()
    _limit(resource.RLIMIT_CORE, 0)
    served = 0
    while select.select([sys.stdin], [], [], _IDLE if served else None)[0]:
        data = frames.read(sys.stdin.buffer)
        if data is None:
            return
        request = msgspec.msgpack.decode(data, type=Request)
        _limit(resource.RLIMIT_CPU, int(time.process_time()) + 1 + request.seconds)
        _limit(resource.RLIMIT_AS, request.memory)
        try:
            reply = msgspec.msgpack.encode(answer(request))
        except MemoryError:
            if served:
                return  # without an answer: a new process, which is empty, is asked again
            reply = msgspec.msgpack.encode(
                Refused(f"{request.given.name} needs more memory than newsread gives a document.")
            )
        frames.write(pipe, reply)
        served += 1


def answer(request: Request) -> Answer:
    """The document of ``request``, or why it can't be read. Raises MemoryError."""
    name = request.given.name
    try:
        parser = importlib.import_module(f"reader.formats.{request.form}")
        found = parser.read(request.given)
        if isinstance(found, Listing):
            return Listed(found)
        return Read(composed(found, request.given, request.published))
    except ReaderError as error:
        return Refused(str(error))
    except MemoryError:
        raise
    except RecursionError:
        return Refused(f"{name} is nested too deeply to be read.")
    except Exception:  # noqa: BLE001 - parsers of other people fail in their own ways
        return Refused(f"{name} is damaged: it can't be read as {parser.KIND}.")


def _limit(resource_: int, most: int) -> None:
    """No more than ``most`` of a resource, where the system knows such limits."""
    _, hard = resource.getrlimit(resource_)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource_, (most, hard))


def _private_stdout() -> BinaryIO:
    """Standard output for our answers alone; what any library prints goes to standard error."""
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return pipe


if __name__ == "__main__":
    main()
