"""The reading screen: an article, and all that the person adds to it, kept in the library."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from reader.app import drawing
from reader.app.marking import Marking
from reader.app.opening import Opened
from reader.app.preferences import Preferences
from reader.app.screens.outside import OutsideScreen
from reader.errors import ReaderError
from reader.harmless import one_line
from reader.library import Library
from reader.marks import Mark, MarkKind

_OTHERS = 1.0
"""Seconds between looks at what another reader of the same article has added."""


class ReadingScreen(OutsideScreen):
    """Adds bookmarks, notes and the reading position.

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
            self._marking = Marking(self._library, visit.article_id, self._article)
        except ReaderError as error:
            self._tell(error)
            return
        if visit.lost:
            self.notify(
                f"The text has changed, and {visit.lost} marks found no home in it. They are kept in the "
                "Marks tab with the words that they stood on.",
                severity="warning",
                markup=False,
            )
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
        """Bookmark the selected mention, else the place of the cursor."""
        start, end = self._view.selected or (self._view.cursor, self._view.cursor)
        known = next((m for m in self._here() if m.kind == "bookmark"), None)
        if known is not None:
            self.notify(
                f"There is a bookmark here; {self.keys.hint('delete_mark')} deletes it.",
                markup=False,
            )
            return
        if self._keep("bookmark", start, end) is not None:
            self.notify("Bookmarked.", timeout=1.5, markup=False)

    def action_note(self) -> None:
        """Write a note on the selected mention or the place, or change the note that is there."""
        known = self._chosen_mark() or next((m for m in self._here() if m.kind == "note"), None)
        if known is not None and known.kind == "note":
            self._edit(known, is_new=False)
            return
        start, end = self._view.selected or (self._view.cursor, self._view.cursor)
        mark = self._keep("note", start, end)
        if mark is not None:
            self._edit(mark, is_new=True)

    def action_show_marks(self) -> None:
        """Open the panel on the marks."""
        if not self._panel_shown:
            self.action_toggle_panel()
        self._panel.action_show_tab("marks")
        self._panel.take_focus()

    def action_delete_mark(self) -> None:
        """Delete the mark chosen in the panel, else the one under the cursor."""
        mark = self._chosen_mark() or next(iter(self._here()), None)
        if mark is None:
            self.notify("There is no mark here.", markup=False)
            return
        if self._marking is not None and self._kept(lambda m: m.delete(mark)):
            undo = self.keys.hint("undo")
            self.notify(f"The {mark.kind} is deleted; {undo} brings it back.", markup=False)

    def action_undo(self) -> None:
        """Take back the last change of a mark."""
        words: list[str | None] = []
        if self._kept(lambda marking: words.append(marking.undo())):
            self.notify(f"Undone: {words[0]}." if words[0] else "Nothing to undo.", markup=False)

    def _edit(self, mark: Mark, *, is_new: bool) -> None:
        from reader.app.screens.note import NoteScreen  # noqa: PLC0415 - the editor loads slowly

        def close(body: str | None) -> None:
            if is_new:
                self._kept(Marking.finish)
            elif body != mark.body:
                self._kept(lambda marking: marking.edited(mark))

        def keep(body: str) -> bool:
            return self._kept(lambda marking: marking.write(mark, body))

        self.app.push_screen(NoteScreen(mark.anchor.exact, mark.body, keep), close)

    def _keep(self, kind: MarkKind, start: int, end: int) -> Mark | None:
        made: list[Mark] = []
        self._kept(lambda marking: made.append(marking.add(kind, start, end)))
        return made[0] if made else None

    def _kept(self, change: Callable[[Marking], object]) -> bool:
        """Make ``change`` and show the marks; False, and a sentence, where it could not be kept."""
        if self._marking is None:
            self.notify(
                "Nothing can be kept: the library is not open.", severity="error", markup=False
            )
            return False
        try:
            change(self._marking)
        except ReaderError as error:
            self._tell(error)
            return False
        self._show_marks()
        return True

    def _show_marks(self) -> None:
        self._view.set_layer("marks", drawing.mark_spans(self.marks))
        self._view.set_margin(signs=drawing.mark_signs(self.marks))
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

    def _here(self) -> list[Mark]:
        """The marks on the selected span or under the cursor, the shortest first."""
        if self._marking is None:
            return []
        start, end = self._view.selected or (self._view.cursor, self._view.cursor + 1)
        return self._marking.on(start, end)

    def _chosen_mark(self) -> Mark | None:
        """The mark under the panel's cursor, while the panel has the focus."""
        item = self._panel.item if self._furnished and self._panel.has_focus_within else None
        if item is None or item.mark is None or self._marking is None:
            return None
        return self._marking.by_id(item.mark)

    def _tell(self, error: ReaderError) -> None:
        self.notify(one_line(str(error)), severity="error", timeout=10, markup=False)
