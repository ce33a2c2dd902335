"""Those who annotate: this process alone, or several processes of this machine.

A crew takes documents in batches, which are parsed together, and gives one result a document in the
order of the documents. It has no more than a few batches in hand, however many there are to come.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Protocol

from reader.batch.work import Order, Result, Work
from reader.errors import ReaderError
from reader.harmless import one_line

Batch = list[Work]

_SIZE = 40_000
_MOST = 16
"""A batch has about so many bytes, and at most so many documents. The first ones are smaller, so that the
first results are there at once."""

_AHEAD = 3
"""How many batches a process may be ahead of the one whose results are due."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""What tells the libraries of linear algebra how many threads to use."""


class Crew(Protocol):
    """Those who annotate."""

    def run(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each document, in order."""

    def close(self) -> None:
        """End at once whatever is still at work."""


class Carrier(Protocol):
    """One who carries out the work: a :class:`reader.batch.annotating.Annotator`."""

    def results(self, batch: Sequence[Work], *, carefully: bool = False) -> Iterator[Result]:
        """What became of each document, in order; ``carefully`` is one after the other."""


def batches(works: Iterable[Work]) -> Iterator[Batch]:
    """``works`` in batches."""
    most, batch, size = 1, list[Work](), 0
    for work in works:
        batch.append(work)
        size += work.size
        if size >= _SIZE or len(batch) >= most:
            yield batch
            most, batch, size = min(2 * most, _MOST), [], 0
    if batch:
        yield batch


class Alone:
    """One that works in this process."""

    def __init__(self, order: Order) -> None:
        """Load the model; raises ReaderError where that can't be done."""
        from reader.batch.annotating import Annotator  # noqa: PLC0415 - imports spaCy

        self._annotator = Annotator(order)

    def run(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each document, in order."""
        for batch in batches:
            yield from self._annotator.results(batch)

    def close(self) -> None:
        """Give back what was learnt about words."""
        self._annotator.close()


class Processes:
    """Several processes of this machine. One that dies is replaced, and its batch done with care.

    The document that a process dies of a second time is given up, and the others go on.
    """

    def __init__(self, order: Order, jobs: int) -> None:
        """Start ``jobs`` processes; raises ReaderError where the model can't be loaded."""
        self._order = order
        self._workers = [_Worker(order) for _ in range(jobs)]
        try:
            for worker in self._workers:
                worker.get_ready()
        except BaseException:
            self.close()
            raise

    def run(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each document, in order."""
        coming = enumerate(batches)
        results: dict[int, list[Result]] = {}
        due, begun = 0, 0
        while True:
            window = itertools.islice(coming, due + _AHEAD * len(self._workers) - begun)
            for worker in self._idle():
                task = next(window, None)
                if task is not None:
                    worker.begin(*task)
                    begun += 1
            if not any(worker.busy for worker in self._workers):
                return
            for worker in self._heard():
                results[worker.number] = worker.results
            while due in results:
                yield from results.pop(due)
                due += 1

    def close(self) -> None:
        """End the processes at once."""
        for worker in self._workers:
            worker.end()

    def _idle(self) -> list[_Worker]:
        return [worker for worker in self._workers if not worker.busy]

    def _heard(self) -> Iterator[_Worker]:
        """Wait until something is heard; those who have finished their batch."""
        busy = {worker.pipe: worker for worker in self._workers if worker.busy}
        for pipe in connection.wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            try:
                worker.hear()
            except (EOFError, OSError):
                worker = self._replaced(worker)
            if not worker.busy:
                yield worker

    def _replaced(self, dead: _Worker) -> _Worker:
        dead.end()
        worker = _Worker(self._order)
        self._workers[self._workers.index(dead)] = worker
        worker.get_ready()
        worker.take_over(dead)
        return worker


class _Worker:
    """The parent's side of a process: its pipe, and the batch that it has in hand."""

    def __init__(self, order: Order) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=work, args=(theirs, order), daemon=True)
        with _one_thread():
            self._process.start()
        # Only the process holds its end now: that it is gone is heard at once, by both sides.
        theirs.close()
        self.number = -1
        self.busy = False
        self.results: list[Result] = []
        self._batch: Batch = []
        self._careful = False

    def get_ready(self) -> None:
        """Wait until the model is loaded; raises ReaderError where it can't be."""
        try:
            problem = self.pipe.recv()
        except (EOFError, OSError):
            problem = f"A process for the engine can't be started ({self._ending()})."
        if problem is not None:
            raise ReaderError(problem)

    def begin(self, number: int, batch: Batch) -> None:
        """Hand the process a batch."""
        self.number, self._batch, self.results, self._careful = number, batch, [], False
        self._hand_over()

    def hear(self) -> None:
        """Take one result; EOFError or OSError where the process is gone."""
        self.results.append(self.pipe.recv())
        self.busy = len(self.results) < len(self._batch)

    def take_over(self, dead: _Worker) -> None:
        """Go on with the batch of one that died, one document after the other."""
        self.number, self._batch, self.results = dead.number, dead._batch, dead.results
        if dead._careful:
            killer = self._batch[len(self.results)]
            why = f"the process that read it died: {dead._ending()}"
            problem = f"{one_line(killer.identity)} can't be annotated ({why})."
            self.results.append(
                Result(killer.identity, killer.source, killer.size, problem=problem)
            )
        self._careful = True
        self._hand_over()

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _hand_over(self) -> None:
        rest = self._batch[len(self.results) :]
        self.busy = bool(rest)
        if rest:
            with contextlib.suppress(OSError):  # it died meanwhile: that is heard next
                self.pipe.send((rest, self._careful))

    def _ending(self) -> str:
        self._process.join(timeout=5)
        status = self._process.exitcode or 0
        return f"signal {-status}" if status < 0 else f"status {status}"


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """The processes started meanwhile use a thread each: more would fight for the same cores."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def work(pipe: Connection, order: Order) -> None:
    """What a process of the crew does until its pipe is closed."""
    # The parent hears Ctrl-C, finishes its line and ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from reader.batch.annotating import Annotator  # noqa: PLC0415 - imports spaCy

    try:
        annotator = Annotator(order)
    except ReaderError as error:
        pipe.send(str(error))
        return
    pipe.send(None)
    serve(pipe, annotator)


def serve(pipe: Connection, annotator: Carrier) -> None:
    """Carry out what comes through ``pipe`` until it is closed, and answer document by document."""
    with contextlib.suppress(EOFError, OSError):
        while True:
            batch, carefully = pipe.recv()
            for result in annotator.results(batch, carefully=carefully):
                pipe.send(result)
