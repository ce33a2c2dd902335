"""The time that an article tells of: a scale, and above it a mark for each day, month, year..."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.timeline.lanes import Bar, bars
from reader.app.timeline.scale import BREAK, Scale, scale
from reader.app.timeline.ticks import ticks
from reader.times import Stretch

_AXIS_ROWS = 3
"""The axis, its labels, and what those are in."""
_MOST_LANES = 9
_POINT, _BAR = "●", "━"
_PUBLISHED = "published"

_Cell = tuple[str, str]
"""A character and the name of its style."""


class TimelinePicture(Widget):
    """Draws ``stretches`` on a scale; a click on a mark sends :class:`Picked`.

    The day of publication, if it is known, is marked by a line.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"timeline--{name}" for name in ("mark", "chosen", "axis", "label", "published")
    }

    class Picked(Message):
        """The mark of stretch number ``moment`` was clicked."""

        def __init__(self, moment: int) -> None:
            """Carry the number."""
            super().__init__()
            self.moment = moment

    def __init__(self, stretches: Sequence[Stretch], published: Stretch | None) -> None:
        """Show ``stretches``, one or more, in the order of time."""
        super().__init__(id="picture")
        self._stretches = tuple(stretches)
        self._published = published
        self._chosen: int | None = None
        self._drawn: tuple[Size, list[list[_Cell]]] | None = None

    def choose(self, moment: int | None) -> None:
        """Let the mark of stretch number ``moment`` stand out."""
        self._chosen = moment
        self._drawn = None
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As high as its lanes; no more than a part of the screen."""
        most = min(_MOST_LANES, max(2, viewport.height // 3 - _AXIS_ROWS))
        return self._lanes(width, most) + _AXIS_ROWS + 1

    def render_line(self, y: int) -> Strip:
        """One row."""
        if self._drawn is None or self._drawn[0] != self.size:
            self._drawn = (self.size, self._draw())
        rows = self._drawn[1]
        base = self.rich_style
        if y >= len(rows):
            return Strip.blank(self.size.width, base)
        return Strip(
            [Segment(text, base + self._style(style)) for text, style in rows[y]]
        ).simplify()

    def on_click(self, event: events.Click) -> None:
        """Tell whose mark is under the mouse, or nearest to it in the lanes above and below."""
        lanes = self.size.height - _AXIS_ROWS
        here = [bar for bar in self._bars(lanes) if bar.first <= event.x <= bar.last]
        if here:
            near = min(here, key=lambda bar: abs(lanes - 1 - bar.lane - event.y))
            self.post_message(self.Picked(near.moment))

    def _scale(self, width: int) -> Scale:
        published = [self._published] if self._published else []
        return _scale((*self._stretches, *published), width)

    def _lanes(self, width: int, most: int) -> int:
        placed = bars(self._scale(max(1, width)), self._stretches, most)
        return max((bar.lane + 1 for bar in placed), default=0)

    def _bars(self, lanes: int) -> list[Bar]:
        return bars(self._scale(max(1, self.size.width)), self._stretches, max(1, lanes - 1))

    def _draw(self) -> list[list[_Cell]]:
        width, lanes = self.size.width, self.size.height - _AXIS_ROWS
        rows = [[(" ", "label")] * width for _ in range(self.size.height)]
        if lanes < 1 or not width:
            return rows
        drawn = self._scale(width)
        if self._published is not None:
            self._draw_published(rows, drawn.column(self._published.start), lanes)
        for bar in sorted(self._bars(lanes), key=lambda bar: bar.moment == self._chosen):
            style = "chosen" if bar.moment == self._chosen else "mark"
            # A day that is two columns wide on one piece and one on another is the same kind of mark.
            last = bar.first if bar.last - bar.first < 2 else bar.last
            for column in range(bar.first, last + 1):
                character = _POINT if last == bar.first else _BAR
                rows[lanes - 1 - bar.lane][column] = (character, style)
        self._draw_axis(rows[lanes:], drawn)
        return rows

    @staticmethod
    def _draw_published(rows: list[list[_Cell]], column: int, lanes: int) -> None:
        for row in rows[:lanes]:
            row[column] = ("┊", "published")
        begin = column + 2 if column + 2 + len(_PUBLISHED) <= len(rows[0]) else None
        begin = column - 1 - len(_PUBLISHED) if begin is None else begin
        _write(rows[0], begin, _PUBLISHED, "published")

    @staticmethod
    def _draw_axis(rows: list[list[_Cell]], drawn: Scale) -> None:
        axis, labels, contexts = rows
        width = len(axis)
        for piece in drawn.pieces:
            if piece.left:
                _write(axis, piece.left - BREAK, " ╱╱", "axis")
            _write(axis, piece.left, "─" * (piece.right - piece.left), "axis")
            limit = min(width, piece.right + BREAK - 1)
            free = context_free = piece.left
            told = ""
            for tick in ticks(piece):
                _write(axis, tick.column, "┴", "axis")
                if free <= tick.column and tick.column + len(tick.label) <= limit:
                    _write(labels, tick.column, tick.label, "label")
                    free = tick.column + len(tick.label) + 1
                fits = tick.column + len(tick.context) <= limit
                if tick.context != told and context_free <= tick.column and fits:
                    _write(contexts, tick.column, tick.context, "label")
                    told, context_free = tick.context, tick.column + len(tick.context) + 1

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"timeline--{name}", partial=True)


_scale = functools.lru_cache(maxsize=4)(scale)


def _write(row: list[_Cell], column: int, text: str, style: str) -> None:
    for number, character in enumerate(text, column):
        if 0 <= number < len(row):
            row[number] = (character, style)
