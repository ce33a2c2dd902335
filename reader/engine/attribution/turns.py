"""Utterances: which quotations are one, and which turn each belongs to."""

from __future__ import annotations

from collections.abc import Container, Sequence

from reader.engine.attribution.candidates import Unit
from reader.engine.attribution.layout import Layout
from reader.engine.findings import FoundQuote


def units(quotes: Sequence[FoundQuote], laid: Layout, labelled: Container[int] = ()) -> list[Unit]:
    """The marked quotations joined over paragraphs whose closing mark is left out.

    ``laid`` is laid out around ``quotes``, in the same order; those that start at an offset in
    ``labelled`` name their speaker themselves, as in a transcript, and begin anew.
    """
    made: list[Unit] = []
    for number, quote in enumerate(quotes):
        slot = laid.slots[number]
        if number and not quotes[number - 1].closed:
            previous = laid.slots[number - 1]
            if (
                slot.position == previous.position
                and 0 < slot.paragraph - previous.paragraph <= 1
                and quote.start not in labelled
            ):
                made[-1].quotes.append(number)
                made[-1].last = slot
                continue
        made.append(Unit([number], slot, slot))
    return made
