"""An article whose column of text is made wider and narrower, looser and denser."""

from __future__ import annotations

from typing import Literal, Unpack

from reader.app.preferences import Choices
from reader.app.screens.hinting import HintingScreen
from reader.config import Config

_STEP = 4
"""How many cells wider or narrower the column becomes at once."""
_NARROWEST, _WIDEST = 20, 200
_LOOSEST = 3


class ShapingScreen(HintingScreen):
    """Adds the commands that lay the text out otherwise; what they do is remembered."""

    def action_measure(self, change: Literal["wider", "narrower", "usual_width"]) -> None:
        """Make the column wider or narrower, as often as the count says, or as it is by default."""
        step = _STEP * self._take_count()
        measures = {
            "wider": self._view.width + step,
            "narrower": self._view.width - step,
            "usual_width": Config().measure,
        }
        self._shape(measure=min(max(measures[change], _NARROWEST), _WIDEST))
        self._status.say(f"{self._view.width} columns.")

    def action_line_spacing(self) -> None:
        """Put the rows farther apart, and from the farthest near again."""
        self._shape(line_spacing=self.preferences.settings.line_spacing % _LOOSEST + 1)

    def action_justify(self) -> None:
        """Let the text end evenly at the right, or not."""
        self._shape(justify=not self.preferences.settings.justify)

    def _shape(self, **choices: Unpack[Choices]) -> None:
        self.preferences.choose(**choices)
        self._view.set_shape(self.preferences.shape)
