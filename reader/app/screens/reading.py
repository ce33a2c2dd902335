"""The reading screen: an article, and all that the person adds to it, kept in the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import UNSET
from textual.timer import Timer

from reader.app import drawing
from reader.app.correcting.keeping import Correcting, Edit
from reader.app.marking import Marking
from reader.app.opening import Opened
from reader.app.preferences import Preferences
from reader.app.screens.correcting import CorrectingScreen
from reader.app.steps import Steps
from reader.app.units import sentence_at
from reader.errors import ReaderError
from reader.harmless import harmless, one_line
from reader.library import Library
from reader.marks import COLOURS, Colour, Mark, MarkKind

if TYPE_CHECKING:
    from reader.app.screens.colour import Chosen
    from reader.app.widgets.side_panel import SidePanel

_OTHERS = 1.0
"""Seconds between looks at what another reader of the same article has added."""


class ReadingScreen(CorrectingScreen):
    """Adds highlights, bookmarks, notes, and the reading position.

    Without a library (it could not be opened) the article is read and nothing is kept, which each
    command that would keep something says.
    """

    def __init__(
        self, opened: Opened, library: Library | None, model: str, preferences: Preferences
    ) -> None:
        """Read ``opened.article`` and keep what is added to it in ``library``."""
        super().__init__(opened, model, preferences)
        self._library = library
        self._article_id = 0
        self._marking: Marking | None = None
        self._others: Timer | None = None
        self._steps = Steps()
        self._colour: Colour = COLOURS[0]
        self._placing: int | None = None

    @property
    def article_id(self) -> int:
        """What the library knows the article as; 0 where it does not."""
        return self._article_id

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the person added to the article."""
        return self._marking.marks if self._marking else ()

    def on_mount(self) -> None:
        """Restore the position and the marks."""
        if self._library is None:
            return
        try:
            visit = self._library.visit(self._article)
            self._article_id = visit.article_id
            self._marking = Marking(self._library, visit.article_id, self._article, self._steps)
            self._correcting = Correcting(
                self._library, visit.article_id, self._article, self._steps
            )
        except ReaderError as error:
            self._tell(error)
            return
        if visit.lost:
            self.notify(
                f"The text has changed, and {visit.lost} marks or corrections found no home in it. They "
                "are kept in the Marks tab with the words that they stood on; "
                f"{self.keys.hint('place_mark')} there gives a mark a place again.",
                severity="warning",
                markup=False,
            )
        self._colour = self._marking.last_colour() or self._colour
        self._show_marks()
        self._view.go_to(visit.position)
        self._others = self.set_interval(_OTHERS, self._see_others)

    def leave(self) -> None:
        """Keep the position, and no note that was begun and left empty."""
        super().leave()
        if self._others is not None:
            self._others.stop()
        if self._library is not None and self._marking is not None:
            try:
                self._marking.finish()
                self._library.save_position(self._article_id, self._view.cursor)
            except ReaderError as error:
                self._tell(error)

    def action_bookmark(self) -> None:
        """Bookmark what is selected or lit, else the place of the cursor."""
        if any(mark.kind == "bookmark" for mark in self._marks_on_it()):
            self._status.say(
                f"There is a bookmark here; {self.keys.hint('delete_mark')} deletes it."
            )
        elif self._add("bookmark", *self._place()) is not None:
            self._status.say("Bookmarked.")

    def action_highlight(self) -> None:
        """Highlight what is selected or lit, else the sentence here, in the colour used last."""
        self._highlight(self._colour)

    def action_colour(self) -> None:
        """Choose the colour of the mark here, or else one to highlight with."""
        from reader.app.screens.colour import ColourScreen  # noqa: PLC0415 - after the first paint

        mark = self._chosen_mark() or next(iter(self._marks_on_it()), None)

        def choose(chosen: Chosen | None) -> None:
            if chosen is None:
                return
            colour = None if chosen is UNSET else chosen
            self._colour = colour or self._colour
            if mark is None:
                self._highlight(self._colour)
            elif self._kept(lambda marking: marking.colour(mark, colour)):
                self._status.say(f"The {mark.kind} is {colour or 'without colour'} now.")

        title = f"Colour of the {mark.kind}" if mark else "Highlight in"
        current = mark.colour if mark else self._colour
        none = mark is not None and mark.kind != "highlight"
        self.app.push_screen(ColourScreen(title, current, none=none), choose)

    def action_note(self) -> None:
        """Write on the mark that is chosen or here, else a note on what is selected or lit, or the place."""
        mark = self._mark_to_write_on()
        if mark is not None:
            self._edit(mark)
            return
        mark = self._add("note", *self._place())
        if mark is not None:
            self._edit(mark)

    def action_tags(self) -> None:
        """Change the tags of the mark that is chosen or here."""
        mark = self._mark_to_write_on()
        if mark is None:
            self._status.say("There is no mark here to tag.")
        else:
            self._edit(mark, at_tags=True)

    def action_place_mark(self) -> None:
        """Put the mark chosen in the panel on what is selected or lit, or ask where it belongs."""
        chosen = self._chosen_mark()
        passage = self._view.passage
        if chosen is not None and passage is None:
            self._placing = chosen.id
            self._view.focus()
            key = self.keys.hint("place_mark")
            self._status.say(f"Select where it belongs, or go there, then press {key}.")
            return
        mark = chosen or (self._marking.by_id(self._placing) if self._marking else None)
        if mark is None:
            self._status.say("Choose the mark in the panel first.")
        elif self._kept(lambda marking: marking.place(mark, *self._place())):
            self._placing = None
            self._view.end_selection()
            self._status.say(f"The {mark.kind} stands here now.")

    def action_show_marks(self) -> None:
        """Open the panel on the marks."""
        self._show_tab("marks")

    def _show_tab(self, name: str) -> None:
        if not self._panel_shown:
            self.action_toggle_panel()
        self._panel.action_show_tab(name)
        self._panel.take_focus()

    def action_contents(self) -> None:
        """Open the panel on the headings."""
        if not self._panel.has_tab("contents"):
            self._status.say("The article has no headings.")
            return
        self._show_tab("contents")

    def go_to_mark(self, mark_id: int) -> None:
        """Go to a mark; one that has no place is shown in the panel."""
        mark = self._marking.by_id(mark_id) if self._marking else None
        if mark is not None and mark.lost:
            self.action_show_marks()
        elif mark is not None:
            self._history.leave(self._view.cursor)
            self._view.go_to(mark.anchor.start, (mark.anchor.start, mark.anchor.end))

    def action_delete_mark(self) -> None:
        """Delete the mark or correction chosen in the panel, else the shortest mark here."""
        correction = self._chosen_correction()
        if correction is not None:
            self._take_back(correction)
            return
        mark = self._chosen_mark() or next(iter(self._here()), None)
        if mark is None:
            self._status.say("There is no mark here.")
        elif self._kept(lambda marking: marking.delete(mark)):
            self._status.say(
                f"The {mark.kind} is deleted; {self.keys.hint('undo')} brings it back."
            )

    def action_undo(self) -> None:
        """Take back the last change."""
        self._step(self._steps.undo, "Undone", "Nothing to undo.")

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self._step(self._steps.redo, "Done again", "Nothing to do again.")

    def on_side_panel_chosen(self, message: SidePanel.Chosen) -> None:
        """A lost mark leads nowhere: say how it finds a place."""
        mark = self._marking.by_id(message.item.mark) if self._marking else None
        if mark and mark.lost:
            key = self.keys.hint("place_mark")
            self.notify(
                f"This mark found no home in the text as it is now. {key} gives it one.",
                markup=False,
            )

    def _step(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        words: list[str | None] = []

        def change(marking: Marking) -> None:
            words.append(step())
            marking.reload()

        if self._kept(change):
            self._status.say(f"{done}: {words[0]}." if words[0] else nothing)

    def _highlight(self, colour: Colour) -> None:
        start, end = self._view.passage or sentence_at(self._article, self._view.cursor)
        known = self._marking.exactly(start, end, "highlight") if self._marking else None
        if start == end:
            self._status.say("There is nothing to highlight.")
        elif known and known.colour == colour:
            keys = self.keys
            self._status.say(
                f"This is {colour} already; {keys.hint('colour')} changes the colour, "
                f"{keys.hint('delete_mark')} deletes it."
            )
        elif known:
            if self._kept(lambda marking: marking.colour(known, colour)):
                self._status.say(f"The highlight is {colour} now.")
        elif self._add("highlight", start, end, colour) is not None:
            self._status.say(f"Highlighted in {colour}.")

    def _edit(self, mark: Mark, *, at_tags: bool = False) -> None:
        from reader.app.screens.note import NoteScreen, Written  # noqa: PLC0415 - it loads slowly

        def close(_: Written | None) -> None:
            self._kept(lambda marking: marking.written(mark))

        def keep(written: Written) -> str:
            return self._problem(lambda marking: marking.write(mark, *written))

        quoted, written = harmless(mark.anchor.exact), Written(mark.body, mark.tags)
        self.app.push_screen(NoteScreen(quoted, written, keep, at_tags=at_tags), close)

    def _add(
        self, kind: MarkKind, start: int, end: int, colour: Colour | None = None
    ) -> Mark | None:
        made: list[Mark] = []
        if self._kept(lambda marking: made.append(marking.add(kind, start, end, colour))):
            self._view.end_selection()
        return made[0] if made else None

    def _kept(self, change: Callable[[Marking], object]) -> bool:
        """Make ``change`` and show the marks; False, and a sentence, where it could not be kept."""
        problem = self._problem(change)
        if problem:
            self.notify(one_line(problem), severity="error", timeout=10, markup=False)
        return not problem

    def _problem(self, change: Callable[[Marking], object]) -> str:
        """Make ``change`` and show the marks; why it could not be kept, or nothing."""
        if self._marking is None:
            return "Nothing can be kept: the library is not open."
        try:
            change(self._marking)
            if self._correcting is not None:
                self._correcting.reload()
        except ReaderError as error:
            return str(error)
        self._show_marks()
        return ""

    def _keep_edit(self, edit: Edit) -> bool:
        correcting = self._correcting
        return self._kept(lambda _: correcting.keep(edit) if correcting is not None else None)

    def _show_marks(self) -> None:
        self._show_corrected()
        self._view.set_layer("marks", drawing.mark_spans(self.marks))
        self._view.set_margin(signs=self._signs())
        self._list()

    def _see_others(self) -> None:
        assert self._library is not None  # the timer runs where there is one
        assert self._others is not None
        try:
            stale = self._library.stale()
        except ReaderError as error:
            self._others.stop()
            self._tell(error)
            return
        if stale:
            self._kept(Marking.reload)

    def _place(self) -> tuple[int, int]:
        """Where a new mark goes: what is selected or lit, else the place of the cursor."""
        return self._view.passage or (self._view.cursor, self._view.cursor)

    def _here(self) -> list[Mark]:
        """The marks on what is selected or lit, or under the cursor, the shortest first."""
        if self._marking is None:
            return []
        return self._marking.on(*(self._view.passage or (self._view.cursor, self._view.cursor + 1)))

    def _marks_on_it(self) -> list[Mark]:
        """The marks on the very passage that is selected or lit, or under the cursor."""
        passage = self._view.passage
        return [m for m in self._here() if passage in {None, (m.anchor.start, m.anchor.end)}]

    def _mark_to_write_on(self) -> Mark | None:
        """The mark chosen in the panel; else of those known here a note before others."""
        known = sorted(self._marks_on_it(), key=lambda mark: mark.kind != "note")
        return self._chosen_mark() or next(iter(known), None)

    def _chosen_mark(self) -> Mark | None:
        """The mark under the panel's cursor, while the panel has the focus."""
        item = self._panel.item if self._furnished and self._panel.has_focus_within else None
        if item is None or self._marking is None:
            return None
        return self._marking.by_id(item.mark)

    def _tell(self, error: ReaderError) -> None:
        self.notify(one_line(str(error)), severity="error", timeout=10, markup=False)
