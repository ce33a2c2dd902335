"""An article whose last row tells the keys that lead somewhere from here."""

from __future__ import annotations

from textual import on

from reader.app.commands import Situation
from reader.app.screens.article import ArticleScreen


class HintingScreen(ArticleScreen):
    """Watches where the person is and what is there, and has the line of keys tell what can be done."""

    def on_mount(self) -> None:
        """Begin when the line is there."""
        self.when_furnished(self._tell_keys)

    def on_text_view_moved(self) -> None:
        """There may be a mark under the cursor, or something selected."""
        self._tell_keys()

    def on_text_view_layered(self) -> None:
        """There may be matches, or a mark."""
        self._tell_keys()

    def on_descendant_focus(self) -> None:
        """The keys are in the text, or in the panel."""
        self._tell_keys()

    @on(ArticleScreen.EngineSaid)
    def _hear_of_failure(self) -> None:
        self._tell_keys()

    def action_retry(self) -> None:
        """Start the engine anew."""
        super().action_retry()
        self._tell_keys()

    def _tell_keys(self) -> None:
        if self._furnished:
            self._keys.show(self._situations())

    def _situations(self) -> frozenset[Situation]:
        spans, cursor = self._view.spans, self._view.cursor
        holds: dict[Situation, bool] = {
            "always": True,
            "text": self.focused is self._view,
            "panel": self._panel.has_focus_within,
            "match": bool(spans["matches"]),
            "selection": self._view.selection is not None,
            "mark": spans["marks"].at(cursor) is not None,
            "failure": self._status.failed,
        }
        return frozenset(situation for situation, there in holds.items() if there)
