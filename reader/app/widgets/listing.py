"""A list whose lines are shown whole, over as many rows as their words need; those with a target lead on."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.lines import Line
from reader.app.painting import fitted, painted
from reader.app.wrapping import wrap

_GUTTER = 2
_SIGN = "› "
_SHARE = 3
"""What stands before a line goes onto a row of its own where it would take up more than a third."""


class Listing(ScrollView, can_focus=True):
    """Lines to be chosen from by keyboard and mouse."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("space,pagedown", "page(1)", show=False),
        Binding("b,pageup", "page(-1)", show=False),
        Binding("g,home", "go('first')", show=False),
        Binding("G,end", "go('last')", show=False),
        Binding("enter", "choose", "Go there"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"listing--{name}"
        for name in (
            *("person", "organisation", "place", "group", "date", "other", "quote", "heading"),
            *("head", "aside", "detail", "unsure", "current"),
        )
    }

    class Chosen(Message):
        """A line was chosen; ``target`` is what it leads to."""

        def __init__(self, target: object) -> None:
            """Carry ``target``."""
            super().__init__()
            self.target = target

    class Moved(Message):
        """The cursor is on another line; ``target`` is what that leads to."""

        def __init__(self, target: object) -> None:
            """Carry ``target``."""
            super().__init__()
            self.target = target

    def __init__(self, lines: Sequence[Line], *, id: str | None = None) -> None:  # noqa: A002
        """List ``lines``; the cursor is on the first that leads somewhere."""
        super().__init__(id=id)
        self._lines = tuple(lines)
        self._stops = [i for i, line in enumerate(self._lines) if line.target is not None]
        self._current = 0
        self._width = 0
        self._head = 0
        self._breaks: list[list[int]] = []
        self._ends: list[int] = []
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(1024)

    @property
    def target(self) -> object:
        """What the line under the cursor leads to, or None."""
        return self._lines[self._stops[self._current]].target if self._stops else None

    def go_to(self, target: object) -> None:
        """Put the cursor on the line that leads to ``target``."""
        for number, index in enumerate(self._stops):
            if self._lines[index].target == target:
                self._go(number)
                return

    def render_line(self, y: int) -> Strip:
        """The row that the screen shows at ``y``."""
        self._fit()
        y += self.scroll_offset.y
        index = bisect.bisect_right(self._ends, y)
        if index >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        current = bool(self._stops) and index == self._stops[self._current]
        key = (y, current and self.has_focus)
        if key not in self._strips:
            self._strips[key] = self._strip(index, y - self._top(index), current=key[1])
        return self._strips[key]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as all lines need at ``width``."""
        self._fit(width)
        return self._ends[-1] if self._ends else 0

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._fit()
        self.virtual_size = Size(self._width, self._ends[-1] if self._ends else 0)
        self.call_after_refresh(self._show)

    def on_focus(self) -> None:
        """Draw the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw no cursor."""
        self.refresh()

    def action_move(self, lines: int) -> None:
        """Move the cursor among the lines that lead somewhere; beyond the last, scroll."""
        number = self._current + lines
        if 0 <= number < len(self._stops):
            self._go(number)
        else:
            self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what the screen shows."""
        if not self._stops:
            self.scroll_to(
                y=self.scroll_offset.y + pages * self.size.height, animate=False, immediate=True
            )
            return
        row = self._top(self._stops[self._current]) + pages * max(1, self.size.height - 1)
        number = bisect.bisect_left(self._stops, bisect.bisect_right(self._ends, max(0, row)))
        number = max(number, self._current + 1) if pages > 0 else min(number, self._current - 1)
        self._go(min(max(number, 0), len(self._stops) - 1))

    def action_go(self, where: str) -> None:
        """To the first or the last line that leads somewhere."""
        if self._stops:
            self._go(0 if where == "first" else len(self._stops) - 1)

    def action_choose(self) -> None:
        """Tell what the line leads to."""
        if self._stops:
            self.post_message(self.Chosen(self.target))

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the mouse."""
        index = bisect.bisect_right(self._ends, event.y + self.scroll_offset.y)
        if index in self._stops:
            self._go(self._stops.index(index))
            self.action_choose()

    def _go(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.post_message(self.Moved(self.target))
        self._show()
        self.refresh()

    def _show(self) -> None:
        """Scroll so that the cursor's line is in view, and, above the first, what stands there."""
        if not self._stops or not self._ends:
            return
        index = self._stops[self._current]
        above = self._stops[self._current - 1] + 1 if self._current else 0
        bottom, height = self._ends[index], self.size.height
        top = self._ends[above - 1] if above else 0
        top = max(top, bottom - height)
        before = self.scroll_offset.y
        if bottom + height < before or top > before + 2 * height:  # far away: not at the edge
            self.scroll_to(y=top - height // 3, animate=False, immediate=True)
        elif top < before:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif bottom > before + height:
            self.scroll_to(y=bottom - height, animate=False, immediate=True)

    def _fit(self, width: int | None = None) -> None:
        width = self.scrollable_content_region.width if width is None else width
        if width == self._width:
            return
        self._width = width
        widest = max((len(line.head) for line in self._lines), default=0)
        self._head = widest + 2 if widest and width >= _SHARE * (widest + 2) else 0
        self._breaks = [wrap(line.words, self._room(line)) for line in self._lines]
        heights = (
            len(breaks) + line.apart + (bool(line.head) and not self._head)
            for line, breaks in zip(self._lines, self._breaks, strict=True)
        )
        self._ends = list(itertools.accumulate(heights))
        self._strips.clear()

    def _room(self, line: Line) -> int:
        detail = len(line.detail) + 2 if line.detail else 0
        return max(8, self._width - _GUTTER - self._head - detail)

    def _top(self, index: int) -> int:
        return self._ends[index - 1] if index else 0

    def _strip(self, index: int, row: int, *, current: bool) -> Strip:
        line = self._lines[index]
        if line.apart and row == 0:
            return Strip.blank(self._width, self.rich_style)
        row -= line.apart
        base = self.rich_style + (self._style("current") if current else Style())
        gutter = Segment(_SIGN if current and row == 0 else " " * _GUTTER, base)
        if line.head and not self._head:
            if row == 0:
                above = Segment(
                    fitted(line.head, self._width - _GUTTER), base + self._style("head")
                )
                return Strip([gutter, above]).adjust_cell_length(self._width, base)
            row -= 1
        head = Strip([Segment(line.head if row == 0 else "", base + self._style("head"))])
        words = Strip(self._words(index, row, base)).adjust_cell_length(self._room(line), base)
        detail = Segment(f"  {line.detail}" if line.detail and row == 0 else "", base)
        return Strip(
            [gutter, *head.adjust_cell_length(self._head, base), *words, self._faint(detail)]
        ).adjust_cell_length(self._width, base)

    def _words(self, index: int, row: int, base: Style) -> list[Segment]:
        line, breaks = self._lines[index], self._breaks[index]
        start = breaks[row]
        end = breaks[row + 1] if row + 1 < len(breaks) else len(line.words)
        lit = [(span.start, span.end, self._style(span.style)) for span in line.lit]
        return painted(line.words, start, end, base + self._style(line.style), lit)

    def _faint(self, segment: Segment) -> Segment:
        return Segment(segment.text, (segment.style or Style()) + self._style("detail"))

    def _style(self, name: str) -> Style:
        if not name:
            return Style()
        return self.get_component_rich_style(f"listing--{name}", partial=True, default=Style())
