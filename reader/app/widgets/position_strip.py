"""The column beside the scroll bar: where in the article the marks and what is looked for lie."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.app.widgets.text_view import LayerName, TextView

_SIGNS: dict[LayerName, str] = {"matches": "━", "marks": "◆", "followed": "•"}
"""What stands for a span of a layer; of several in one row the first is shown."""


class PositionStrip(Widget):
    """Each of its rows stands for as many rows of the article as fit; a click leads there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"strip--{name}" for name in _SIGNS}

    def __init__(self, view: TextView) -> None:
        """Show where the spans of ``view`` lie."""
        super().__init__(id="strip")
        self._view = view

    def render_line(self, y: int) -> Strip:
        """The sign for what lies in the part of the article that row ``y`` stands for."""
        start, end = self._part(y)
        for name, sign in _SIGNS.items():
            if next(self._view.spans[name].between(start, end), None) is not None:
                style = self.get_component_rich_style(f"strip--{name}")
                return Strip([Segment(sign, style)]).adjust_cell_length(
                    self.size.width, self.rich_style
                )
        return Strip.blank(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Go to the first thing there, or else to that part of the article."""
        start, end = self._part(event.y)
        there = (next(self._view.spans[name].between(start, end), None) for name in _SIGNS)
        target = next(filter(None, there), None)
        if target is None:
            self._view.go_to(start)
        else:
            self._view.go_to(target.start, (target.start, target.end))

    def _part(self, y: int) -> tuple[int, int]:
        height = max(1, self.size.height)
        return self._view.between(y / height, (y + 1) / height)
