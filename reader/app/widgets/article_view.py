"""The article, of which any passage can be selected by mouse and by keys."""

from __future__ import annotations

from typing import Literal, get_args

from textual import events
from textual.timer import Timer

from reader.app.layout import Shape
from reader.app.motions import COVERING
from reader.app.units import grapheme_at, paragraph_at, sentence_at, whole, word_at
from reader.app.widgets.text_view import TextView
from reader.article import Article

Unit = Literal["word", "mention", "quote", "sentence", "paragraph"]

_EDGE_PAUSE = 0.06
"""Seconds between the rows by which the text scrolls while the pointer is held at its edge."""


class ArticleView(TextView):
    """A text view with a selection: ``Article.text[start:end]``, always whole graphemes.

    A selection goes from its anchor to its head, both included. While ``selecting``, every movement
    moves the head; otherwise a movement drops the selection. Scrolling and wrapping leave it as it is.
    """

    def __init__(self, article: Article, shape: Shape = Shape()) -> None:  # noqa: B008 - frozen
        """Show ``article`` from its start, with nothing selected."""
        super().__init__(article, shape)
        self.selecting = False
        self._anchor = self.cursor
        self._narrower: list[tuple[int, int]] = []
        self._pressed: int | None = None
        self._dragged = False
        self._pointer = (0, 0)
        self._edge: Timer | None = None

    @property
    def passage(self) -> tuple[int, int] | None:
        """What a command works on: what is selected, else the mention, quote or match that is lit."""
        return self.selection or self.selected

    def select(self, start: int, end: int) -> None:
        """Select ``start:end``, with the graphemes that it cuts through."""
        if start < end:
            start, end = whole(self.article, start, end)
            self._anchor = start
            self._narrower.clear()
            self._head_at(grapheme_at(self.article, end - 1)[0])
            self._show(self._rows.row_of(self.cursor))

    def drop(self) -> None:
        """Select nothing."""
        self.selecting = False
        self._arrive(self.cursor)

    def end_selection(self) -> None:
        """Select nothing where something is selected; what a jump lit stays lit."""
        if self.selection is not None:
            self.drop()

    def begin_selecting(self) -> None:
        """Select from here on by moving: from what is selected or lit, else from the cursor."""
        if self.article.text:
            self.select(*(self.passage or grapheme_at(self.article, self.cursor)))
            self.selecting = True
            self.post_message(self.Moved())

    def swap_ends(self) -> None:
        """Go on at the other end of the selection."""
        if self.selection is not None:
            start, end = self.selection
            last, _ = grapheme_at(self.article, end - 1)
            self._anchor, head = (start, last) if self.cursor == start else (last, start)
            self._head_at(head)
            self._show(self._rows.row_of(head))

    def select_unit(self, unit: Unit) -> bool:
        """Select the unit at the cursor; False where there is none."""
        span = self._unit_at(unit, self.cursor)
        if span is not None:
            self.select(*span)
        return span is not None

    def widen(self) -> None:
        """Select the smallest unit that holds what is selected, and more."""
        start, end = self.selection or (self.cursor, self.cursor)
        spans = filter(None, (self._unit_at(unit, start) for unit in get_args(Unit)))
        wider = [(s, e) for s, e in spans if s <= start and e >= end and e - s > end - start]
        if wider:
            narrower = [*self._narrower, (start, end)]
            self.select(*min(wider, key=lambda span: span[1] - span[0]))
            self.selecting, self._narrower = True, narrower

    def narrow(self) -> None:
        """Select what was selected before it was made wider."""
        if self._narrower:
            *narrower, (start, end) = self._narrower
            if start == end:
                self.drop()
                self._arrive(start)
            else:
                self.select(start, end)
            self._narrower = narrower

    def extend(self, motion: str, count: int = 1) -> None:
        """Move as :meth:`move` does, and select what is moved over."""
        if self.article.text:
            before = self.selecting
            if self.selection is None:
                self._anchor = self.cursor
            self.selecting = True
            self.move(motion, count)
            self.selecting = before

    def move(self, motion: str, count: int = 1) -> None:
        """Move the cursor; while selecting, so that a unit moved over is held whole."""
        super().move(COVERING.get(motion, motion) if self.selecting else motion, count)

    def go_to(self, offset: int, selected: tuple[int, int] | None = None) -> None:
        """Put the cursor at ``offset`` and show it; while selecting, the selection holds ``selected``."""
        if self.selecting and selected is not None and offset >= self._anchor:
            offset, _ = grapheme_at(self.article, selected[1] - 1)
        super().go_to(offset, selected)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select where the button is pressed."""
        if event.button == 1 and self.article.text:
            self._pressed = self._offset_under(event.x, event.y)
            self._dragged = False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer is dragged, and scroll where it is held at an edge."""
        if self._pressed is None:
            return
        self._pointer = event.x, event.y
        if not self._dragged and self._offset_under(*self._pointer) != self._pressed:
            self.drop()
            self._anchor, self._dragged = self._pressed, True
        if self._dragged:
            self._head_at(self._offset_under(*self._pointer))
            if self._edge is None:
                self._edge = self.set_interval(_EDGE_PAUSE, self._scroll_at_edge)

    def on_mouse_up(self) -> None:
        """The selection is made."""
        self._end_drag()

    def on_mouse_release(self) -> None:
        """Something else took the mouse."""
        self._end_drag()

    def on_click(self, event: events.Click) -> None:
        """Go there and light up the mention there; twice selects the word, thrice the paragraph."""
        if self._dragged or event.button != 1:
            return
        offset = self._offset_under(event.x, event.y)
        if event.chain > 1 and self.article.text:
            self.select(*(word_at if event.chain == 2 else paragraph_at)(self.article, offset))
            return
        self.drop()
        span = self.spans["entities"].at(offset)
        self._goal = None
        self._arrive(offset, span and (span.start, span.end))
        row, top = self._rows.row_of(offset), self.scroll_offset.y
        if (
            not top <= row < top + self.size.height
        ):  # all that is in view is the gap that was clicked
            self._scroll(row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """A drag goes on while the text scrolls under the pointer."""
        super().watch_scroll_y(old_value, new_value)
        if self._pressed is not None and self._dragged:
            self._head_at(self._offset_under(*self._pointer))

    def _arrive(self, offset: int, selected: tuple[int, int] | None = None) -> None:
        if self.selecting:
            self._head_at(offset)
            return
        self._narrower.clear()
        self._set_selection(None)
        super()._set_cursor(offset, selected)

    def _head_at(self, offset: int) -> None:
        start, end = sorted((self._anchor, offset))
        self._set_selection((start, grapheme_at(self.article, end)[1]))
        super()._set_cursor(offset)

    def _unit_at(self, unit: Unit, offset: int) -> tuple[int, int] | None:
        match unit:
            case "word":
                return word_at(self.article, offset)
            case "sentence":
                return sentence_at(self.article, offset)
            case "paragraph":
                return paragraph_at(self.article, offset)
            case "mention":
                span = self.spans["entities"].at(offset)
            case "quote":
                span = self.spans["quotes"].at(offset) or self.spans["indirect"].at(offset)
        return span and (span.start, span.end)

    def _offset_under(self, x: int, y: int) -> int:
        """The offset of the character at a cell of the view, or of the nearest in the way of a drag."""
        shown = min(max(y, 0), self.size.height - 1)
        y = shown + self.scroll_offset.y
        upwards = self._pressed is not None and y < self._rows.row_of(self._pressed)
        row = self._row_with_text(y, 1 if upwards or not shown else -1)
        if row < self.scroll_offset.y:  # several empty rows at the top
            row = self._row_with_text(y, 1)
        if row == y:
            return self._rows.offset_at(row, x - self._left)
        return self._rows.offset_at(row, 0 if row > y else self._rows.width)

    def _scroll_at_edge(self) -> None:
        y = self._pointer[1]
        if y <= 0:
            self._scroll(self.scroll_offset.y + y - 1)
        elif y >= self.size.height:
            self._scroll(self.scroll_offset.y + y - self.size.height + 1)

    def _end_drag(self) -> None:
        self._pressed = None
        self.release_mouse()
        if self._edge is not None:
            self._edge.stop()
            self._edge = None
