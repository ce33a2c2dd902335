"""When what happened: the time that an article tells of, and its sentences in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from reader.app.cards import sentence_line
from reader.app.chronology import Moment, chronology
from reader.app.items import Source
from reader.app.lines import Line
from reader.app.subjects import Found
from reader.app.themes import styles_folder
from reader.app.units import sentence_at
from reader.app.widgets.listing import Listing
from reader.app.widgets.timeline_picture import TimelinePicture
from reader.times import Stretch, meaning


class Told(NamedTuple):
    """What a line leads to: a date in the text, and the number of its mark, if it has one."""

    found: Found
    moment: int | None


class TimelineScreen(Screen[Found | None]):
    """Shows when what happened; the result is the date that the person chose, or None."""

    CSS_PATH = [styles_folder() / f"{name}.tcss" for name in ("listing", "timeline")]  # noqa: RUF012
    AUTO_FOCUS = "#told"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,T,q", "dismiss(None)", "Back"),
        Binding("right,n", "step(1)", "Later"),
        Binding("left,p", "step(-1)", "Earlier"),
    ]

    def __init__(self, source: Source, cursor: int) -> None:
        """Show the dates of ``source``, beginning with the first at or after the offset ``cursor``."""
        super().__init__()
        self._source = source
        self._cursor = cursor
        found = source.annotations
        self._told = chronology(found.dates if found else ())
        published = meaning(source.article.published).stretch if source.article.published else None
        self._published: Stretch | None = published
        self._lines = tuple(self._listed())

    def compose(self) -> ComposeResult:
        """The picture above, what happened below it."""
        yield Static(self._heading(), id="heading", markup=False)
        stretches = [moment.stretch for moment in self._told.placed if moment.stretch]
        if stretches:
            yield TimelinePicture(stretches, self._published)
        if self._lines:
            yield Listing(self._lines, id="told")
        else:
            yield Static("The article tells no date.", id="nothing", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin where the person reads."""
        for listing in self.query(Listing):
            dates = [line.target for line in self._lines if isinstance(line.target, Told)]
            dates.sort(key=lambda told: told.found.span)
            near = next((told for told in dates if told.found.span[1] > self._cursor), dates[-1])
            listing.go_to(near)
            self._point(near.moment)

    def action_step(self, lines: int) -> None:
        """Move along the time."""
        for listing in self.query(Listing):
            listing.action_move(lines)

    def on_listing_moved(self, message: Listing.Moved) -> None:
        """Show on the scale what the line tells of."""
        if isinstance(message.target, Told):
            self._point(message.target.moment)

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """Go to the date in the text."""
        if isinstance(message.target, Told):
            self.dismiss(message.target.found)

    def on_timeline_picture_picked(self, message: TimelinePicture.Picked) -> None:
        """Show what happened then."""
        when = self._told.placed[message.moment].whens[0]
        told = Told(Found(when, (when.start, when.end)), message.moment)
        self.query_one(Listing).go_to(told)
        self._point(message.moment)

    def _point(self, moment: int | None) -> None:
        for picture in self.query(TimelinePicture):
            picture.choose(moment)

    def _heading(self) -> Content:
        days, rest = len(self._told.placed), len(self._told.unresolved)
        words = f"{days} date{'s' if days != 1 else ''}"
        words += f", {rest} not resolved" if rest else ""
        if self._source.article.published:
            words += f", published {meaning(self._source.article.published).words}"
        return Content.assemble(("When", "bold $accent"), f"   {words}")

    def _listed(self) -> Iterator[Line]:
        for number, moment in enumerate(self._told.placed):
            yield from self._moment_lines(moment, number)
        if self._told.unresolved:
            yield Line("Not resolved: nothing tells the day", "heading", apart=True)
        for moment in self._told.unresolved:
            yield from self._moment_lines(moment, None)

    def _moment_lines(self, moment: Moment, number: int | None) -> Iterator[Line]:
        article = self._source.article
        for index, when in enumerate(moment.whens):
            sentence = sentence_at(article, when.start)
            line = sentence_line(article.text, sentence, [when], "date")
            target = Told(Found(when, (when.start, when.end)), number)
            yield line._replace(head="" if index else moment.words, target=target)
