"""A row of text made into styled segments."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from reader.harmless import one_line

Layer = tuple[int, int, Style]
"""Start and end (offsets into the text), and the style to add there."""


def painted(text: str, start: int, end: int, base: Style, layers: Iterable[Layer]) -> list[Segment]:
    """``text[start:end]`` in ``base`` with each of ``layers`` added in turn, later ones on top."""
    within = [
        (max(s, start), min(e, end), style) for s, e, style in layers if s < end and e > start
    ]
    cuts = sorted({start, end, *itertools.chain.from_iterable((s, e) for s, e, _ in within)})
    segments = []
    for left, right in itertools.pairwise(cuts):
        style = base
        for s, e, added in within:
            if s <= left and right <= e:
                style += added
        segments.append(Segment(text[left:right], style))
    return segments


def stretched(
    segments: Iterable[Segment], start: int, wider: Mapping[int, int]
) -> Iterator[Segment]:
    """``segments``, which show a text from the offset ``start`` on, with some spaces made ``wider``.

    ``wider`` has the offset of each of those spaces with the cells that it is to have more.
    """
    for segment in segments:
        text = "".join(
            character + " " * wider.get(offset, 0)
            for offset, character in enumerate(segment.text, start)
        )
        start += len(segment.text)
        yield Segment(text, segment.style)


def fitted(words: str, cells: int) -> str:
    """``words`` cut to at most ``cells``, with an ellipsis where something is cut off."""
    if cell_len(words) <= cells:
        return words
    return set_cell_size(words, cells - 1).rstrip() + "…" if cells > 0 else ""


def source_shown(source: str) -> str:
    """What the ``source`` of an article is called."""
    return "standard input" if source == "-" else one_line(source)
