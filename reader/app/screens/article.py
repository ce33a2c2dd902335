"""An article on the screen: text, panel, search, and what the engine says; nothing is kept here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from reader.annotations import Annotations
from reader.app import drawing
from reader.app.drawing import Picture
from reader.app.hearing import Hearing
from reader.app.history import History
from reader.app.items import Source
from reader.app.keymap import Sequence, pressed
from reader.app.opening import Opened, begun
from reader.app.painting import source_shown
from reader.app.preferences import Preferences
from reader.app.search import Query
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.key_line import KeyLine
from reader.app.widgets.position_strip import PositionStrip
from reader.app.widgets.status_line import StatusLine
from reader.corrections import NO_NAMES, KnownNames
from reader.engine.messages import Failed, Finished, Progress, Reply
from reader.harmless import one_line
from reader.marks import Mark

if TYPE_CHECKING:
    from reader.app.widgets.search_bar import SearchBar
    from reader.app.widgets.side_panel import SidePanel

_WAITING = "The engine is reading the article."
_MOST = 999
"""The largest count before a key."""


class ArticleScreen(Screen[None]):
    """An article with its panel and status line, and the commands that move in it.

    The engine's replies come as :class:`EngineSaid` messages from the thread that hears them. The text is
    painted alone; ``_furnish`` then brings the rest.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#article"

    class EngineSaid(Message):
        """The engine's process sent a reply, from which ``picture`` follows, where there is a new one."""

        def __init__(self, reply: Reply, picture: Picture | None) -> None:
            """Carry both from the listening thread to the screen."""
            super().__init__()
            self.reply = reply
            self.picture = picture

    def __init__(self, opened: Opened, model: str, preferences: Preferences) -> None:
        """Show ``opened.article``; ``model`` is what the engine is told to use on another try."""
        super().__init__(classes="" if preferences.settings.panel else "-panel-off")
        self.preferences = preferences
        self.keys = preferences.keys
        self._bindings.key_to_bindings |= BindingsMap(self.keys.bindings()).key_to_bindings
        self._opened = opened
        self._article = opened.article
        self._picture: Picture | None = None
        self._model = model
        self._waiting = _WAITING
        self._sought: Query | None = None
        self._indirect = preferences.settings.indirect
        self._furnished = False
        self._then: list[Callable[[], None]] = []
        self._panel: SidePanel
        self._search: SearchBar
        self._history = History()
        self._view = ArticleView(opened.article, preferences.shape)
        self._keys = KeyLine(self.keys)
        self._count = 0
        self._typed = 0
        self._pressed: Sequence = ()

    def compose(self) -> ComposeResult:
        """The text and room for the panel above, room for search and keys below."""
        with Horizontal(id="page"):
            yield self._view
            yield PositionStrip(self._view)
            yield Vertical(id="side")
        yield Vertical(id="search-room")
        name = source_shown(Path(self._article.source).name)
        title = one_line(self._article.title or name)
        yield StatusLine(f"{self._opened.place}  {title}".lstrip())
        yield Vertical(id="keys-room")

    def on_mount(self) -> None:
        """Show the text with what is known already; all else comes after the first paint."""
        self._view.set_layer("structure", drawing.structure_spans(self._article))
        if self._article.emphasis or self._article.links:
            self._view.set_layer("strong", drawing.strong_spans(self._article))
            self._view.set_layer("emphasis", drawing.emphasis_spans(self._article))
            self._view.set_layer("links", drawing.link_spans(self._article))
        if self._opened.annotations is not None:
            self._draw(self._pictured(self._opened.annotations))
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        """Bring in panel, search and keys, whose import and making would hold up the first paint."""
        from reader.app.widgets.search_bar import SearchBar  # noqa: PLC0415
        from reader.app.widgets.side_panel import SidePanel  # noqa: PLC0415

        if not self.query("#side"):
            return  # the person has opened another article meanwhile, and this screen is gone
        self._panel = SidePanel(self._source, self._waiting, self.keys)
        self._search = SearchBar(self._article.text)
        await self.query_one("#side").mount(self._panel)
        await self.query_one("#search-room").mount(self._search)
        await self.query_one("#keys-room").mount(self._keys)
        self._furnished = True
        self._begin()
        for call in self._then:
            call()

    @property
    def furnished(self) -> bool:
        """Whether panel, search and keys are there."""
        return self._furnished

    def when_furnished(self, call: Callable[[], None]) -> None:
        """Make ``call`` when panel, search and keys are there: now, or as soon as they are."""
        if self._furnished:
            call()
        else:
            self._then.append(call)

    def leave(self) -> None:
        """Stop the engine: the person goes elsewhere."""
        if self._opened.engine is not None:
            self._opened.engine.stop()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the person added to the article."""
        return ()

    @property
    def _known_names(self) -> KnownNames:
        """The names whose kinds the engine is told."""
        return NO_NAMES

    @property
    def _annotations(self) -> Annotations | None:
        return self._picture.annotations if self._picture is not None else None

    @property
    def _source(self) -> Source:
        return Source(self._article, self._annotations, self.marks, self._indirect)

    @property
    def _status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def _begin(self) -> None:
        opened = self._opened
        problem = one_line(opened.problem)
        self._status.show_engine(problem, failed=bool(problem))
        if opened.annotations is not None:
            drawn = self._picture  # before the first paint, where they were there by then
            if drawn is None or opened.annotations is not drawn.found:
                self._show(self._pictured(opened.annotations))
            return
        self._show_waiting(problem or _WAITING)
        if opened.engine is not None:
            opened.engine.listen(Hearing(self._pictured, self._heard))

    def _pictured(self, found: Annotations) -> Picture:
        """What is shown where the engine ``found`` this; called in the thread that hears it, too."""
        return Picture.of(self._article.text, found)

    def _heard(self, reply: Reply, picture: Picture | None) -> None:
        """Pass both on from the thread that hears the engine."""
        self.post_message(self.EngineSaid(reply, picture))

    def _show_waiting(self, words: str) -> None:
        """Say ``words`` in the panel, while there are no annotations."""
        self._waiting = words
        self._list()

    def _show(self, picture: Picture) -> None:
        self._draw(picture)
        self._list()

    def _draw(self, picture: Picture) -> None:
        self._picture = picture
        self._view.set_layer("quotes", picture.quotes)
        self._view.set_layer("entities", picture.entities)
        self._view.set_layer("indirect", picture.indirect if self._indirect else ())
        quotes = self._source.quotes(turns=False)
        self._view.set_margin(names=drawing.margin_names(picture.annotations, quotes))

    def _list(self) -> None:
        if self._furnished:
            self._panel.show(self._source, self._waiting)

    def on_article_screen_engine_said(self, message: EngineSaid) -> None:
        """Show what the engine found, or what it is doing."""
        match message.reply:
            case Progress() as progress:
                self._status.show_progress(progress)
            case Finished():
                self._status.show_engine("")
            case Failed(sentence=sentence):
                self._status.show_engine(
                    f"{one_line(sentence)}  {self.keys.hint('retry')} tries again", failed=True
                )
                self._show_waiting(one_line(sentence))
        if message.picture is not None:
            self._show(message.picture)

    def action_retry(self) -> None:
        """Start the engine anew."""
        self.leave()
        self._opened = begun(self._article, self._model, self._known_names, self._view.cursor)
        self._begin()

    async def on_key(self, event: events.Key) -> None:
        """Collect the digits of a count for the next key, and the keys of a sequence such as gg."""
        if self.focused is self._view and event.character and event.character.isdecimal():
            self._typed = min(self._typed * 10 + int(event.character), _MOST)
            self._pressed = ()
            event.stop()
            return
        so_far, key = self._pressed, pressed(event)
        self._pressed = ()
        if not so_far:
            self._count, self._typed = self._typed, 0
        elif (action := self.keys.action((*so_far, key))) is not None:
            event.stop()
            await self.run_action(action)
            return
        for keys in ((*so_far, key), (key,)):
            if self.keys.begins(keys):
                self._pressed = keys
                event.stop()
                return

    def watch_focused(self, focused: Widget | None) -> None:
        """Give the keys to the text when what had them is hidden."""
        shown = focused is not None and all(node.display for node in focused.ancestors_with_self)
        if not shown and self.app.app_focus:
            self.call_later(self._view.focus)

    def action_motion(self, motion: str) -> None:
        """Move the cursor, as often as the count says."""
        self._view.move(motion, self._take_count())

    def action_jump(self, jump: str) -> None:
        """Jump to the next or previous of something, as often as the count says."""
        origin = self._view.cursor
        for _ in range(self._take_count()):
            target = self._view.target(jump)
            if target is None:
                break
            lit = (target.start, target.end) if target.style else None
            self._view.go_to(target.start, lit)
        if self._view.cursor != origin:
            self._history.leave(origin)

    def action_back(self) -> None:
        """Go back to where the last jump left."""
        self._go_if_known(self._history.back(self._view.cursor))

    def action_forward(self) -> None:
        """Go forward again."""
        self._go_if_known(self._history.forward(self._view.cursor))

    def on_text_view_moved(self) -> None:
        """Keep the status line right."""
        self._status.show_position(self._view.progress())

    def action_toggle_panel(self) -> None:
        """Show or hide the panel; on a narrow screen it takes the place of the text."""
        shown = not self._panel_shown
        self.set_class(shown, "-panel-on")
        self.set_class(not shown, "-panel-off")
        if not shown:
            self._view.focus()
        elif self.has_class("-narrow"):
            self._panel.take_focus()

    def action_switch_focus(self) -> None:
        """Between the text and the panel, which is shown when it was hidden."""
        if self._panel.has_focus_within:
            self._leave_panel()
            return
        if not self._panel_shown:
            self.action_toggle_panel()
        self._panel.take_focus()

    def action_toggle_indirect(self) -> None:
        """Show speech without quotation marks, or hide it again."""
        self._indirect = not self._indirect
        if self._picture is not None:
            self._show(self._picture)

    def action_find_in_panel(self) -> None:
        """Show what is under the cursor in the panel."""
        span = self._view.spans["entities"].at(self._view.cursor)
        quote = self._view.spans["quotes"].at(self._view.cursor)
        for found in filter(None, (span, quote)):
            if self._panel.reveal((found.start, found.end)):
                if not self._panel_shown:
                    self.action_toggle_panel()
                self._panel.take_focus()
                return
        self.notify("The panel lists nothing that is here.", markup=False)

    def on_side_panel_chosen(self, message: SidePanel.Chosen) -> None:
        """Go where the line leads, if it does, and light that up."""
        if message.item.span is None:
            return
        self._history.leave(self._view.cursor)
        self._view.go_to(message.item.span[0], message.item.span)
        if self.has_class("-narrow"):
            self._leave_panel()

    def on_side_panel_left(self) -> None:
        """Back to the text."""
        self._leave_panel()

    def action_search(self) -> None:
        """Open the search bar."""
        notes = [((m.anchor.start, m.anchor.end), m.body) for m in self.marks if m.body]
        self._search.begin(self._view.cursor, notes)

    def on_search_bar_found(self, message: SearchBar.Found) -> None:
        """Light up the matches; go to the first at or after where the search began, when that is new."""
        anew = message.query != self._sought
        self._sought = message.query
        before = bool(self._view.spans["matches"]) and not anew
        matches = message.matches
        self._view.set_layer("matches", matches)
        target = matches.after(message.origin - 1) or next(iter(matches), None)
        if target is not None and not before:
            self._view.go_to(target.start, (target.start, target.end))
        elif target is None:
            self._view.go_to(message.origin)
        self._show_matches("" if message.complete else "…")

    def on_search_bar_failed(self, message: SearchBar.Failed) -> None:
        """Nothing can be found by what is typed: say why."""
        self._sought = None
        self._view.set_layer("matches", ())
        self._status.show_matches(one_line(message.sentence))

    def on_search_bar_ended(self, message: SearchBar.Ended) -> None:
        """Go on reading among the matches."""
        self._history.leave(message.origin)
        self._view.focus()

    def on_search_bar_cancelled(self, message: SearchBar.Cancelled) -> None:
        """Forget the search and go back to where it began."""
        self._sought = None
        self._view.set_layer("matches", ())
        self._view.go_to(message.origin)
        self._view.focus()
        self._show_matches()

    def action_next_match(self) -> None:
        """To the next match, from the last on to the first."""
        self._to_match("next_match", 0)

    def action_previous_match(self) -> None:
        """To the match before, from the first on to the last."""
        self._to_match("previous_match", -1)

    def _to_match(self, jump: str, wrapped: int) -> None:
        matches = self._view.spans["matches"]
        if not matches:
            words = self._sought.words if self._sought else ""
            why = f"“{words}” is not here" if words else "Nothing is searched for"
            self.notify(f"{why}; {self.keys.hint('search')} searches.", markup=False)
            return
        target = self._view.target(jump) or matches[wrapped]
        self._history.leave(self._view.cursor)
        self._view.go_to(target.start, (target.start, target.end))
        self._show_matches()

    def _show_matches(self, more: str = "") -> None:
        """Which match the cursor is on, of how many; ``more`` says that there may be others."""
        matches = self._view.spans["matches"]
        if matches:
            number = matches.number(self._view.cursor)
            self._status.show_matches(f"match {number} of {len(matches)}{more}")
        else:
            searched = self._sought is not None and self._sought.words and not more
            self._status.show_matches("no match" if searched else "")

    def _go_if_known(self, offset: int | None) -> None:
        if offset is not None:
            self._view.go_to(offset)

    def _take_count(self) -> int:
        count, self._count = self._count or 1, 0
        return count

    def _leave_panel(self) -> None:
        if self.has_class("-narrow") and self._panel_shown:
            self.action_toggle_panel()
        self._view.focus()

    @property
    def _panel_shown(self) -> bool:
        return self._side.display

    @property
    def _side(self) -> Widget:
        return self.query_one("#side")
