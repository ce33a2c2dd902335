"""An article whose people, places, dates and quotes are looked at more closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.screens.focusing import FocusingScreen
from reader.app.subjects import Found, subject_at

if TYPE_CHECKING:
    from reader.app.screens.card import Choice
    from reader.app.widgets.side_panel import SidePanel


class ExploringScreen(FocusingScreen):
    """Adds the commands that open the card of an annotation, the timeline and the map."""

    def action_card(self) -> None:
        """Open the card of what is under the cursor."""
        here = subject_at(self._source, self._view.cursor, self._view.selected)
        if here is None:
            self._status.say("There is no name, date or quote here.")
        else:
            self._open_card(here)

    def on_side_panel_card_asked(self, message: SidePanel.CardAsked) -> None:
        """Open the card of what a line of the panel is about."""
        self._open_card(message.found)

    def action_timeline(self) -> None:
        """Show when what happened, and go where the person chooses."""
        from reader.app.screens.timeline import TimelineScreen  # noqa: PLC0415 - on use

        if self._annotations is None:
            self._status.say("There are no annotations yet.")
            return
        self.app.push_screen(TimelineScreen(self._source, self._view.cursor), self._arrive)

    def action_map(self) -> None:
        """Show the places of the article on a map, and go where the person chooses."""
        from reader.app.screens.map import MapScreen  # noqa: PLC0415 - on use

        if self._annotations is None:
            self._status.say("There are no annotations yet.")
            return
        self.app.push_screen(MapScreen(self._source, self._view.cursor, self.keys), self._choose)

    def _arrive(self, found: Found | None) -> None:
        if found is not None:
            self._visit(found.span)

    def _open_card(self, found: Found) -> None:
        from reader.app.screens.card import CardScreen  # noqa: PLC0415 - on use

        self.app.push_screen(CardScreen(self._source, found, self.keys), self._choose)

    async def _choose(self, choice: Choice | None) -> None:
        """Go where the person chose to go from a card, and do there what they chose to do."""
        if choice is None:
            return
        self._visit(choice.span)
        if choice.command:
            await self.run_action(choice.command)

    def _visit(self, span: tuple[int, int]) -> None:
        """Go to ``span`` and light it up; the place left is kept."""
        if self.has_class("-narrow"):
            self._leave_panel()
        if (self._view.cursor, self._view.selected) != (span[0], span):
            self._history.leave(self._view.cursor)
            self._view.go_to(span[0], span)
