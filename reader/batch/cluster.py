"""Those who annotate, many machines: the workers of a dask.distributed scheduler.

Each worker needs newsread and the model installed, and files under the paths by which they were named;
rows of a corpus travel with the work. https://distributed.dask.org
"""

from __future__ import annotations

import functools
import logging
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from reader.batch.crews import Batch
from reader.batch.opening import failed
from reader.batch.work import Order, Result
from reader.engine import models
from reader.errors import ReaderError
from reader.harmless import one_line

_PATIENCE = 20
"""Seconds for the scheduler to answer."""

_SEVERAL = 4
"""How many batches each worker may have in hand: the way there and back takes longer than a pipe."""

_DEADLY = "{} can't be annotated: every worker that read it died."

_one_at_a_time = threading.Lock()
"""A worker may have several threads, but a model works for one."""


class Cluster:
    """The workers of the scheduler at an address ("tcp://10.0.0.1:8786").

    A worker that dies is the scheduler's business: it hands the batch to another. The documents of a
    batch that several workers died of are tried each alone, and the one that does it again is given up.
    """

    def __init__(self, order: Order, address: str) -> None:
        """Connect, and see that a worker can load the model; raises ReaderError where not."""
        self._order = order
        self._client = _client(address)
        try:
            self._ask(self._client.submit(_ready, order, pure=False))
        except BaseException:
            self.close()
            raise

    def run(self, batches: Iterable[Batch]) -> Iterator[Result]:
        """The result of each document, in order."""
        pending: deque[tuple[Batch, Any]] = deque()
        for batch in batches:
            pending.append((batch, self._begun(batch)))
            if len(pending) >= _SEVERAL * max(1, len(self._client.ncores())):
                yield from self._results(*pending.popleft())
        while pending:
            yield from self._results(*pending.popleft())

    def close(self) -> None:
        """Give up what is still at work, and go."""
        self._client.close(timeout=2)

    def _begun(self, batch: Batch) -> Any:  # noqa: ANN401 - distributed has no types
        return self._client.submit(carried_out, self._order, batch, pure=False)

    def _results(self, batch: Batch, future: Any) -> Iterator[Result]:  # noqa: ANN401
        from distributed import KilledWorker  # noqa: PLC0415 - of an extra

        try:
            results = self._ask(future)
        except KilledWorker:
            if len(batch) > 1:
                results = [r for work in batch for r in self._results([work], self._begun([work]))]
            else:
                results = [failed(batch[0], _DEADLY.format(one_line(batch[0].identity)))]
        yield from results

    def _ask(self, future: Any) -> Any:  # noqa: ANN401
        from distributed import CancelledError  # noqa: PLC0415 - of an extra
        from distributed.comm.core import CommClosedError  # noqa: PLC0415

        try:
            return future.result()
        except (CancelledError, CommClosedError, TimeoutError) as error:
            raise ReaderError(
                "The scheduler is gone; what it had finished is written, and --resume goes on."
            ) from error
        except ImportError as error:
            raise ReaderError(f"A worker lacks newsread or what it needs: {error}.") from error


def carried_out(order: Order, batch: Batch) -> list[Result]:
    """What a worker does with a batch."""
    with _one_at_a_time:
        return list(_annotator(order).results(batch))


def _ready(order: Order) -> None:
    with _one_at_a_time:
        _annotator(order)


@functools.lru_cache(maxsize=1)
def _annotator(order: Order) -> Any:  # noqa: ANN401 - an Annotator, which imports spaCy
    """The worker's model, kept from batch to batch: its own, wherever that is installed there."""
    from reader.batch.annotating import Annotator  # noqa: PLC0415 - imports spaCy

    try:
        own = models.find(order.model.name)
    except ReaderError:
        own = models.find(order.model.path)
    if str(own) != str(order.model):
        raise ReaderError(f"A worker has the model {own} in place of {order.model}.")
    return Annotator(msgspec.structs.replace(order, model=own))


def _client(address: str) -> Any:  # noqa: ANN401 - distributed has no types
    try:
        from distributed import Client  # noqa: PLC0415 - of an extra
    except ImportError as error:
        raise ReaderError(
            "--scheduler needs dask.distributed: pip install 'newsread[cluster]'."
        ) from error
    # What goes wrong is said in a sentence of ours.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ReaderError(f"No scheduler answers at {one_line(address)}: {error}.") from error
