"""Where in a text something is told of: one row, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

_NONE = "▁"
_HEIGHTS = "▂▄▆█"


def heights(offsets: Iterable[int], length: int, cells: int) -> str:
    """A row of ``cells`` blocks, the higher the more of ``offsets`` fall into its share of ``length``."""
    counts = [0] * cells
    for offset in offsets:
        counts[min(cells - 1, offset * cells // max(1, length))] += 1
    return "".join(_HEIGHTS[min(n, len(_HEIGHTS)) - 1] if n else _NONE for n in counts)


class Positions(Widget):
    """Draws :func:`heights` as wide as there is room, and how often it is told at the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"positions--told", "positions--rest"}

    def __init__(self, offsets: tuple[int, ...], length: int) -> None:
        """Show ``offsets`` within a text of ``length`` code points."""
        super().__init__(id="positions")
        self._offsets = offsets
        self._length = length

    def render_line(self, y: int) -> Strip:
        """The row."""
        base = self.rich_style
        if y:
            return Strip.blank(self.size.width, base)
        count = f" ×{len(self._offsets)}"
        told = self.get_component_rich_style("positions--told", partial=True)
        rest = self.get_component_rich_style("positions--rest", partial=True)
        row = heights(self._offsets, self._length, max(1, self.size.width - len(count)))
        segments = [Segment(cell, base + (rest if cell == _NONE else told)) for cell in row]
        return Strip([*segments, Segment(count, base + rest)]).simplify()
