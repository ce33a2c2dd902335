"""A text drawn row by row, with a cursor that is always in view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Literal, get_args

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app import drawing
from reader.app.layout import Layout, Row, Shape
from reader.app.motions import moved
from reader.app.painting import Layer, fitted, painted, stretched
from reader.app.spans import Span, SpanIndex, changed
from reader.app.units import grapheme_at
from reader.article import Article
from reader.marks import COLOURS

LayerName = Literal[
    # What the article itself sets apart; what was found in it; what the person is about.
    "structure", "strong", "emphasis", "links",
    "indirect", "quotes", "marks", "entities",
    "followed", "matches",
]  # fmt: skip
LAYERS: tuple[LayerName, ...] = get_args(LayerName)
"""The layers of spans, in the order in which they are drawn: later ones over earlier ones."""

_PLAIN = Style(dim=False)
"""What is dim elsewhere would be too faint on a tint."""

_JUMPS: dict[str, LayerName] = {
    "mention": "entities",
    "quote": "quotes",
    "link": "links",
    "match": "matches",
}
"""The layers that can be jumped through."""

_WIDE = 76
"""A view of this many cells has room for the names of speakers in its margin."""
_WIDE_MARGIN = 16
_NARROW_MARGIN = 3
_CONTEXT = 2
"""How many rows are kept in view above and below the cursor, where there are so many."""


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws an article and moves in it.

    ``cursor`` is an offset into the text. ``selected`` is the mention, quote or match that the last jump
    led to, until the cursor moves on; ``selection`` is the passage that the person selected.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"article--{name}"
        for name in (
            *("person", "organisation", "place", "group", "date", "other", "quote", "indirect"),
            *("title", "heading", "aside", "junk", "strong", "emphasis", "link"),
            *("mark", "match", "selected", "cursor", "followed", "dimmed", "tinted"),
            *(f"highlight-{colour}" for colour in COLOURS),
            *("selection", "margin-name", "margin-mark"),
        )
    }

    class Moved(Message):
        """The cursor is somewhere else."""

    class Layered(Message):
        """A layer has other spans, or they lie elsewhere on the screen."""

    def __init__(self, article: Article, shape: Shape) -> None:
        """Show ``article`` from its start."""
        super().__init__(id="article")
        self.article = article
        self.cursor = article.paragraphs[0].start if article.paragraphs else 0
        self.selected: tuple[int, int] | None = None
        self.selection: tuple[int, int] | None = None
        self.spans = {name: SpanIndex() for name in LAYERS}
        self._lit: SpanIndex | None = None
        self._names: Mapping[int, str] = {}
        self._signs: tuple[tuple[int, str], ...] = ()
        self._margin: dict[int, tuple[str, str]] = {}
        self._left = _NARROW_MARGIN
        self._goal: int | None = None
        self._shape = shape
        self._rows = Layout(article, shape.measure, shape)
        self._strips: LRUCache[int, Strip] = LRUCache(2048)

    def set_layer(self, name: LayerName, spans: Iterable[Span]) -> None:
        """Draw ``spans`` as the layer ``name``, in place of what it held."""
        self.spans[name] = spans if isinstance(spans, SpanIndex) else SpanIndex(spans)
        self._redraw()
        self.post_message(self.Layered())

    def dim_all_but(self, lit: SpanIndex | None) -> None:
        """Draw plain and faint what lies outside of ``lit``; None lights all again."""
        if lit is not None or self._lit is not None:
            self._lit = lit
            self._redraw()

    def set_margin(
        self,
        *,
        names: Mapping[int, str] | None = None,
        signs: Iterable[tuple[int, str]] | None = None,
    ) -> None:
        """What stands in the margin beside the row of an offset: a speaker's name, a mark's signs."""
        self._names = self._names if names is None else names
        self._signs = self._signs if signs is None else tuple(signs)
        self._place_margin()

    def progress(self) -> float:
        """How far the cursor is through the article, from 0 to 1."""
        last = self._rows.height - 1
        return self._rows.row_of(self.cursor) / last if last > 0 else 1.0

    def between(self, first: float, last: float) -> tuple[int, int]:
        """The stretch of text from the share ``first`` (0 to 1) of the article's rows to ``last``."""
        height = self._rows.height
        start, end = (min(int(share * height), height) for share in (first, last))
        after = (
            self._rows.offset_at(max(end, start + 1), 0) if end < height else len(self.article.text)
        )
        return self._rows.offset_at(start, 0), after

    def go_to(self, offset: int, selected: tuple[int, int] | None = None) -> None:
        """Put the cursor at ``offset``, show it, and light up ``selected``."""
        self._goal = None
        self._arrive(offset, selected)
        self._show(self._rows.row_of(self.cursor), jump=True)

    def go_to_share(self, share: float) -> None:
        """Put the cursor on the row before which ``share`` (0 to 1) of the article stands."""
        row = self._rows.nearest_row(round(share * (self._rows.height - 1)))
        self.go_to(self._rows.offset_at(row, 0))

    def move(self, motion: str, count: int = 1) -> None:
        """Move the cursor by rows ("up", "page_down", ...) or through the text ("left", ...)."""
        page = max(1, self.size.height - _CONTEXT)
        half = max(1, self.size.height // 2)
        pages = {"page_down": page, "page_up": -page, "half_down": half, "half_up": -half}
        if motion in pages:
            self._move_rows(pages[motion] * count, scroll=True)
        elif motion in {"down", "up"}:
            rows = count * self._shape.spacing
            self._move_rows(rows if motion == "down" else -rows)
        elif self.article.paragraphs:
            self._goal = None
            offset = self.cursor
            for _ in range(count):
                offset = moved(motion, self.article, offset)
            self._arrive(offset)
            self._show(self._rows.row_of(offset))

    def target(self, jump: str) -> Span | None:
        """The span that a jump ("next_mention", "previous_quote", ...) leads to from the cursor."""
        ends = {"top": (0, 0), "bottom": (self._rows.height - 1, self._rows.width)}
        if jump in ends:
            offset = self._rows.offset_at(*ends[jump])
            return Span(offset, offset, "")
        direction, _, what = jump.partition("_")
        index = self.spans[_JUMPS[what]]
        return index.after(self.cursor) if direction == "next" else index.before(self.cursor)

    def render_line(self, y: int) -> Strip:
        """The row that the screen shows at ``y``."""
        self._fit()  # the first paint comes before the first resize
        y += self.scroll_offset.y
        row = self._rows.row(y)
        if row is not None and row.start <= self.cursor <= row.end and self.has_focus:
            return self._strip(y, row)
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._strip(y, row)
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    @property
    def width(self) -> int:
        """How many cells a row of text may have here."""
        return self._rows.width

    def set_shape(self, shape: Shape) -> None:
        """Lay the text out in another ``shape``; the cursor's row stays where it is on the screen."""
        self._shape = shape
        self.on_resize()
        self.post_message(self.Layered())

    def on_resize(self) -> None:
        """Wrap anew where the width changed, with the cursor's row where it was on the screen."""
        above = self._rows.row_of(self.cursor) - self.scroll_offset.y
        self._fit()
        self.virtual_size = Size(self.size.width, self._rows.height)
        self._place_margin()
        row = self._rows.row_of(self.cursor)
        self._scroll(row - min(max(above, 0), max(0, self.size.height - 1)))

    def on_mount(self) -> None:
        """Of 256 colours too few are dark, or light, for names in their own colours on highlights."""
        self.set_class(self.app.console.color_system == "256", "-few-colours")

    def on_focus(self) -> None:
        """Draw the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw no cursor."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the cursor in view, wherever the wheel or the scroll bar lead."""
        super().watch_scroll_y(old_value, new_value)
        row = self._rows.row_of(self.cursor)
        top, bottom = round(new_value), round(new_value) + self.size.height - 1
        if self.size.height and not top <= row <= bottom:
            inside = self._row_with_text(min(max(row, top), bottom), top - row)
            self._set_cursor(self._rows.offset_at(inside, self._goal or 0))

    def _move_rows(self, rows: int, *, scroll: bool = False) -> None:
        row = self._rows.row_of(self.cursor)
        if self._goal is None:
            self._goal = self._rows.cell_of(self.cursor)
        target = self._row_with_text(row + rows, rows)
        self._arrive(self._rows.offset_at(target, self._goal))
        if scroll:
            self._scroll(self.scroll_offset.y + rows)
        self._show(target)

    def _row_with_text(self, y: int, direction: int) -> int:
        y = min(max(y, 0), self._rows.height - 1)
        step = 1 if direction > 0 else -1
        while self._rows.row(y) is None and 0 < y < self._rows.height - 1:
            y += step
        return y

    def _arrive(self, offset: int, selected: tuple[int, int] | None = None) -> None:
        """A movement led to ``offset``."""
        self._set_cursor(offset, selected)

    def _set_cursor(self, offset: int, selected: tuple[int, int] | None = None) -> None:
        self._forget_rows(self.selected, selected)
        self.selected = selected
        self.cursor = offset
        self.refresh()
        self.post_message(self.Moved())

    def _set_selection(self, selection: tuple[int, int] | None) -> None:
        self._forget_rows(self.selection, selection)
        self.selection = selection
        self.refresh()

    def _forget_rows(self, before: tuple[int, int] | None, after: tuple[int, int] | None) -> None:
        """Draw anew only the rows in which what was lit at ``before`` and is at ``after`` differs."""
        for start, end in changed(before, after):
            first, last = self._rows.row_of(start), self._rows.row_of(end - 1)
            for y in [y for y in self._strips.keys() if first <= y <= last]:  # noqa: SIM118 - no dict
                self._strips.discard(y)

    def _show(self, row: int, *, jump: bool = False) -> None:
        """Scroll so that ``row`` is in view; after a jump out of view, a third down the screen."""
        top, height = self.scroll_offset.y, self.size.height
        context = min(_CONTEXT, max(0, (height - 1) // 2))
        if top + context <= row < top + height - context:
            return
        if jump and not top <= row < top + height:
            self._scroll(row - height // 3)
        elif row < top + context:
            self._scroll(row - context)
        else:
            self._scroll(row + context + 1 - height)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True)

    def _fit(self) -> None:
        margin = _WIDE_MARGIN if self.size.width >= _WIDE else _NARROW_MARGIN
        width = max(8, min(self._shape.measure, self.size.width - margin - 2))
        self._left = max(margin, (self.size.width - width) // 2)
        if (width, self._shape) != (self._rows.width, self._rows.shape):
            self._rows = Layout(self.article, width, self._shape)
            self._strips.clear()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _place_margin(self) -> None:
        """Find the rows of what stands in the margin; of two names on a row the first is shown."""
        margin: dict[int, tuple[str, str]] = {}
        for offset, name in reversed(tuple(self._names.items())):
            margin[self._rows.row_of(offset)] = (name, "")
        for offset, sign in self._signs:
            row = self._rows.row_of(offset)
            name, others = margin.get(row, ("", ""))
            margin[row] = (name, drawing.joined_signs(others, sign))
        self._margin = margin
        self._redraw()

    def _strip(self, y: int, row: Row | None) -> Strip:
        base = self.rich_style
        if row is None:
            return Strip.blank(self.size.width, base)
        margin = self._margin_segments(y, base)
        text = painted(self.article.text, row.start, row.end, base, self._drawn_on(row))
        if wider := self._rows.stretched(row):
            text = list(stretched(text, row.start, wider))
        if self.has_focus and self.cursor == row.end:
            text.append(Segment(" ", base + self._style("cursor")))
        return Strip([*margin, *text]).adjust_cell_length(self.size.width, base)

    def _margin_segments(self, y: int, base: Style) -> list[Segment]:
        name, sign = self._margin.get(y, ("", ""))
        room = self._left - _NARROW_MARGIN
        name = fitted(name, min(room - 1, _WIDE_MARGIN - _NARROW_MARGIN)) if room > 8 else ""
        shown = Strip([Segment(name, base + self._style("margin-name"))])
        gap = Strip.blank(max(0, room - shown.cell_length), base)
        mark = Strip([Segment(f" {sign}", base + self._style("margin-mark"))])
        return [*gap, *shown, *mark.adjust_cell_length(_NARROW_MARGIN, base)]

    def _drawn_on(self, row: Row) -> list[Layer]:
        layers = [
            (span.start, span.end, self._style(span.style))
            for name in LAYERS
            for span in self.spans[name].between(row.start, row.end)
        ]
        layers += self._on_tints(row)
        if self._lit is not None:
            layers += [(*gap, self._faint()) for gap in self._lit.gaps(row.start, row.end)]
        if self.selected is not None:
            layers.append((*self.selected, self._style("selected") + _PLAIN))
        if self.selection is not None:
            layers.append((*self.selection, self._style("selection") + _PLAIN))
        if self.has_focus:
            layers.append((*grapheme_at(self.article, self.cursor), self._style("cursor")))
        return layers

    def _faint(self) -> Style:
        """Nothing but the colour of what is dimmed, whatever else is drawn there."""
        plain = Style(
            bold=False, italic=False, underline=False, dim=False, bgcolor=self.rich_style.bgcolor
        )
        return plain + self._style("dimmed")

    def _on_tints(self, row: Row) -> Iterator[Layer]:
        """What keeps the words on marks and matches legible."""
        for span in self.spans["marks"].between(row.start, row.end):
            on_highlight = self._style("tinted") if span.style != "mark" else Style.null()
            yield span.start, span.end, on_highlight + _PLAIN
        for span in self.spans["matches"].between(row.start, row.end):
            yield span.start, span.end, _PLAIN

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"article--{name}", partial=True)
