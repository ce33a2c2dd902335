"""Screens that stand over the article for a while."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class PassingScreen(Screen[ScreenResultType]):
    """A screen that closes once: Textual's closes the one beneath where it is told so twice.

    A person may well press a key twice before it is gone.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with ``result``, unless it is closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


class PassingModal(PassingScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """One through which the article is seen."""
