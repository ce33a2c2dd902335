"""An article whose annotations the person can set right."""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotations import Annotations, Entity
from reader.app import drawing
from reader.app.correcting.here import Here, at_cursor, at_passage
from reader.app.correcting.keeping import Correcting, Edit, taken_back
from reader.app.drawing import Picture
from reader.app.items import Item, Source
from reader.app.opening import Opened
from reader.app.preferences import Preferences
from reader.app.screens.outside import OutsideScreen
from reader.corrections import Correction, KnownNames
from reader.harmless import one_line


class CorrectingScreen(OutsideScreen):
    """Shows what the engine found as the person corrected it, and adds the command that corrects."""

    def __init__(self, opened: Opened, model: str, preferences: Preferences) -> None:
        """Show ``opened.article``; there are no corrections until ``_correcting`` brings them."""
        super().__init__(opened, model, preferences)
        self._correcting: Correcting | None = None

    def action_correct(self) -> None:
        """Open the dialog on the panel's line, on what is selected or lit, or under the cursor."""
        if self._picture is None:
            self._status.say("There is nothing to set right until the engine has found something.")
            return
        self._correct(self._to_correct(self._picture.annotations))

    def _correct(self, here: Here) -> None:
        from reader.app.correcting.menu import Known, menu  # noqa: PLC0415 - after the first paint
        from reader.app.screens.correction import CorrectionScreen  # noqa: PLC0415

        assert self._picture is not None  # what stands here was found in it
        known = Known(self._article, self._picture, self._known_names)

        def close(edit: Edit | None) -> None:
            if edit is not None:
                self._view.end_selection()
                what = one_line(edit.what)
                self._status.say(f"✓ {what}; {self.keys.hint('undo')} takes it back.")

        self.app.push_screen(CorrectionScreen(menu(known, here), self._keep_edit), close)

    def _keep_edit(self, edit: Edit) -> bool:
        """Keep ``edit``, and show what follows; False, and a sentence, where it could not be kept."""
        raise NotImplementedError

    def _take_back(self, correction: Correction) -> None:
        if self._keep_edit(taken_back(correction)):
            self._status.say(
                f"The correction is taken back; {self.keys.hint('undo')} brings it back."
            )

    def _signs(self) -> Iterator[tuple[int, str]]:
        """What stands in the margin, but for who speaks."""
        yield from drawing.mark_signs(self.marks)
        if self._picture is not None:
            yield from drawing.correction_signs(self._picture)

    def _show_corrected(self) -> None:
        """Draw anew where the corrections are others than those that are drawn."""
        picture = self._picture
        if picture is not None and picture.corrections != self._corrections:
            self._show(self._pictured(picture.found))

    @property
    def _corrections(self) -> tuple[Correction, ...]:
        return self._correcting.corrections if self._correcting is not None else ()

    @property
    def _known_names(self) -> KnownNames:
        return self._correcting.names if self._correcting is not None else super()._known_names

    def _pictured(self, found: Annotations) -> Picture:
        return Picture.of(self._article.text, found, self._corrections)

    def _draw(self, picture: Picture) -> None:
        if picture.corrections != self._corrections:  # it was made before the last correction
            picture = self._pictured(picture.found)
        super()._draw(picture)
        self._view.set_margin(signs=self._signs())

    @property
    def _source(self) -> Source:
        picture = self._picture
        corrected = picture.corrected if picture is not None else None
        return super()._source._replace(corrected=corrected, corrections=self._corrections)

    def _to_correct(self, found: Annotations) -> Here:
        item = self._panel.item if self._furnished and self._panel.has_focus_within else None
        span = _span_of(item) if item is not None else self._view.passage
        if span is not None:
            return at_passage(self._article, found, span)
        return at_cursor(self._article, found, self._view.cursor)

    def _chosen_correction(self) -> Correction | None:
        """The correction under the panel's cursor, while the panel has the focus."""
        item = self._panel.item if self._furnished and self._panel.has_focus_within else None
        wanted = item.correction if item is not None else None
        return next((one for one in self._corrections if one.id == wanted), None)


def _span_of(item: Item) -> tuple[int, int] | None:
    """Where what a line of the panel is about stands in the text."""
    if isinstance(item.subject, Entity):
        mentions = sorted(item.subject.mentions, key=lambda mention: mention.form != "name")
        return next(((m.start, m.end) for m in mentions), item.span)
    return item.span
