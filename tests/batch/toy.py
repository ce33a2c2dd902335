"""A process for a crew that works as the real one does, but on words instead of with a model.

Importable by the processes that a test starts: the folder of tests is on their path.
"""

import os
import signal
import time

from reader.batch import crews
from reader.batch.work import Result


class Toy:
    """Gives each document back in capitals. Some words do harm, as a document may."""

    def results(self, batch, *, carefully=False):
        made = (self._result(work) for work in batch)
        yield from made if carefully else list(made)

    def _result(self, work):
        if b"poison" in work.data:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"slow" in work.data:
            time.sleep(0.05)
        return Result(work.identity, work.source, work.size, payload=work.data.upper())


def work(pipe, order):
    pipe.send(None)
    crews.serve(pipe, Toy())


def unable(pipe, order):
    pipe.send("There is no model.")


def stillborn(pipe, order):
    os._exit(3)


def ready(order):
    """A worker of a cluster that needs no model."""


def carried_out(order, batch):
    return list(Toy().results(batch))
