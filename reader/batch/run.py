"""``newsread annotate`` from its options to its exit status."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.batch import inputs as documents
from reader.batch import outputs, resuming
from reader.batch.crews import Alone, Crew, Processes, batches
from reader.batch.folder import Folder
from reader.batch.forms import FORMS, Form
from reader.batch.inputs import Finished
from reader.batch.interrupts import Interrupted, Interrupts
from reader.batch.outputs import Output
from reader.batch.progress import Meter, Say, meter
from reader.batch.work import Order, Result
from reader.engine import models
from reader.errors import ReaderError
from reader.formats.dates import option_date


class Options(NamedTuple):
    """What the person asked for, by the names of the command line's options.

    ``output`` is a file or an existing folder, None for standard output. ``resume`` leaves out what
    the output holds already. ``jobs`` is how many processes work, unless ``scheduler`` is the address of
    a cluster's. With ``corrections``, what the person corrected in the reader is applied.
    """

    form: str = "json"
    date: str | None = None
    model: str = "auto"
    output: str | None = None
    jobs: int = 1
    scheduler: str | None = None
    resume: bool = False
    corrections: bool = False


def annotate_all(inputs: Sequence[str], options: Options, *, complain: Say) -> int:
    """Annotate every document of ``inputs`` and write them; returns the exit status.

    Raises ReaderError where nothing can be done at all: no model, or no place to write to. A broken
    document is told to ``complain`` and the rest go on; the status is then 1. An interruption ends
    it with what is finished written whole, and status 130 (143 where the system asked to end).
    """
    form = FORMS[options.form]
    _check(inputs, options, form)
    order = Order(models.find(options.model), options.form, options.corrections)
    published = option_date(options.date) if options.date else None
    finished = _finished(options, form, str(order.model))
    without = Path(options.output) if options.output else None
    tally = _Tally()
    with Interrupts() as interrupts:
        try:
            # The model is loaded before the output is opened, which empties it.
            with (
                contextlib.closing(_crew(order, options)) as crew,
                _output(inputs, options, form, str(order.model)) as output,
                meter(
                    lambda: documents.total_size(inputs, without),
                    shown=_shown(options),
                    say=complain,
                ) as bar,
            ):
                works = documents.works(
                    inputs, published=published, without=without, finished=finished
                )
                for result in crew.run(batches(works)):
                    with interrupts.held():
                        tally.add(result, output, bar)
        except Interrupted as interrupted:
            complain(tally.farewell(options))
            return 128 + interrupted.signal
    return int(tally.broken)


class _Tally:
    """What has become of the documents so far."""

    def __init__(self) -> None:
        self.written = 0
        self.broken = False

    def add(self, result: Result, output: Output, bar: Meter) -> None:
        """Write what came, or say what is wrong with it."""
        problem = result.problem
        if result.payload is not None:
            try:
                output.write(result, result.payload)
                self.written += 1
            except ReaderError as error:
                problem = str(error)
        if problem is not None:
            self.broken = True
            bar.say(problem)
        bar.step(result.size)

    def farewell(self, options: Options) -> str:
        """What to say to one who interrupts."""
        some = f"{self.written:,} documents are" if self.written != 1 else "1 document is"
        again = "; --resume goes on from there" if _resumable(options) else ""
        return f"Stopped: {some} written whole{again}."


def _check(inputs: Sequence[str], options: Options, form: Form) -> None:
    """Refuse what would do harm or nothing, before anything is loaded or written."""
    if options.date is not None:
        option_date(options.date)
    if options.output is not None and any(_same(options.output, source) for source in inputs):
        raise ReaderError(f"{options.output} is an input: name another to write to.", status=2)
    if options.scheduler is not None and options.jobs != 1:
        raise ReaderError("--jobs is for this machine: leave it out with --scheduler.", status=2)
    if options.scheduler is not None and options.corrections:
        raise ReaderError(
            "--corrections are in your own library, out of a cluster's reach.", status=2
        )
    if options.resume and not _resumable(options):
        raise ReaderError(
            "--resume needs an output that it can read again: -o FILE with --format jsonl, "
            "or -o FOLDER.",
            status=2,
        )
    if form.several is None and documents.several(inputs) and not _is_folder(options.output):
        raise ReaderError(
            f"{options.form} is one file a document: name an existing folder with -o.", status=2
        )


def _finished(options: Options, form: Form, model: str) -> Finished | None:
    if not options.resume or options.output is None:
        return None
    path = Path(options.output)
    return Folder(path, form, model).finished if path.is_dir() else resuming.finished(path, model)


def _crew(order: Order, options: Options) -> Crew:
    if options.scheduler is not None:
        from reader.batch.cluster import Cluster  # noqa: PLC0415 - rarely needed

        return Cluster(order, options.scheduler)
    return Alone(order) if options.jobs == 1 else Processes(order, options.jobs)


@contextlib.contextmanager
def _output(inputs: Sequence[str], options: Options, form: Form, model: str) -> Iterator[Output]:
    path = options.output
    if path is not None and Path(path).is_dir():
        yield Folder(Path(path), form, model)
        return
    if form.joined is not None:
        with outputs.whole(path, form.joined) as kept:
            yield kept
        return
    frame = form.several if form.several and documents.several(inputs) else form.one
    with outputs.stream(path, frame, append=options.resume) as out:
        yield out


def _resumable(options: Options) -> bool:
    return _is_folder(options.output) or (options.output is not None and options.form == "jsonl")


def _is_folder(path: str | None) -> bool:
    return path is not None and Path(path).is_dir()


def _shown(options: Options) -> bool:
    """Whether there is somebody to watch a bar, and nothing that it would be mixed with."""
    return sys.stderr.isatty() and (options.output is not None or not sys.stdout.isatty())


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False
