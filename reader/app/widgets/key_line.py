"""The last row of the screen: the keys that lead somewhere from here, as many as fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from reader.app.commands import COMMANDS, PANEL_KEYS, Situation
from reader.app.keymap import Keymap

_APART = 2
_FIRST = {"help": 1, "quit": 2}
"""What stays longest where there is little room, after what the situation asks for."""


class _Hint(NamedTuple):
    key: str
    label: str
    action: str
    rank: int

    @property
    def cells(self) -> int:
        return cell_len(f"{self.key} {self.label}") + _APART


class KeyLine(Static):
    """Tells the keys for a situation; a click on one does what the key does."""

    def __init__(self, keys: Keymap) -> None:
        """Tell of ``keys``; nothing before the first :meth:`show`."""
        super().__init__(id="key-line", markup=False)
        self._keys = keys
        self._situations: Collection[Situation] = ()
        self._shown: list[_Hint] = []

    def show(self, situations: Collection[Situation]) -> None:
        """Tell the keys that lead somewhere in all of ``situations``."""
        if situations != self._situations:
            self._situations = situations
            self._compose_line()

    def on_resize(self) -> None:
        """Tell as many as fit."""
        self._compose_line()

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        x = event.get_content_offset_capture(self).x
        for hint in self._shown:
            if 0 <= x < hint.cells - _APART and hint.action:
                await self.app.run_action(hint.action, self.screen)
            x -= hint.cells

    def _compose_line(self) -> None:
        hints = list(self._hints())
        room = self.content_size.width + _APART
        fitting: list[_Hint] = []
        for hint in sorted(hints, key=lambda hint: hint.rank):
            if hint.cells > room:
                break
            fitting.append(hint)
            room -= hint.cells
        self._shown = [hint for hint in hints if hint in fitting]
        self.update(Content(" " * _APART).join(map(_line, self._shown)))

    def _hints(self) -> Iterator[_Hint]:
        """The hints in the order in which they stand; those of a lower rank stay longer."""
        here = self._situations
        if "panel" in here:
            yield from (_Hint(key.shown, key.footer, "", 0) for key in PANEL_KEYS if key.footer)
        for number, command in enumerate(COMMANDS):
            if command.footer and command.when in here and self._keys.sequences(command.name):
                usual = command.when in {"always", "text"}
                rank = _FIRST.get(command.name, 3 + number) if usual else 0
                key = self._keys.hint(command.name)
                yield _Hint(key, command.footer, command.action, rank)


def _line(hint: _Hint) -> Content:
    return Content.assemble(
        (hint.key, "bold $footer-key-foreground"), " ", (hint.label, "$footer-foreground")
    )
