"""Every key, in groups, made from the declarations of the commands, and searched by typing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reader.app.commands import PANEL_KEYS, grouped
from reader.app.keymap import Keymap
from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder

_COUNTS = "A number before a key repeats it: 5j."


class HelpScreen(PassingModal[None]):
    """The keys; what is typed leaves only those that it is about."""

    CSS_PATH = styles_folder() / "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "dismiss", show=False),
        Binding("ctrl+t", "tour", show=False),
        *(
            Binding(key, f"scroll('{key}')", show=False)
            for key in ("up", "down", "pageup", "pagedown", "ctrl+home", "ctrl+end")
        ),
    ]

    def __init__(self, keys: Keymap) -> None:
        """Show ``keys``."""
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """What is sought above, one column of groups, and how to go on below."""
        with Vertical(id="help"):
            yield Input(placeholder="Type to search the keys", id="sought", compact=True)
            with VerticalScroll(id="keys", can_focus=False):
                yield Static(table(self._keys), markup=False)
            yield Static("esc  close    ctrl+t  a short tour", id="hint", markup=False)

    def action_leave(self) -> None:
        """First drop what is sought, then close."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss()

    def action_tour(self) -> None:
        """Show the tour instead."""
        self.dismiss()
        self.app.call_later(self.app.run_action, "tour")

    def action_scroll(self, key: str) -> None:
        """Scroll as the key says."""
        body = self.query_one("#keys")
        scroll = {
            "up": body.scroll_up,
            "down": body.scroll_down,
            "pageup": body.scroll_page_up,
            "pagedown": body.scroll_page_down,
            "ctrl+home": body.scroll_home,
            "ctrl+end": body.scroll_end,
        }
        scroll[key](animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave only what is sought; the key that opened the help closes it again."""
        if event.value == "?":
            self.dismiss()
        else:
            self.query_one("#keys Static", Static).update(table(self._keys, event.value))

    def on_input_submitted(self) -> None:
        """Close it."""
        self.dismiss()


def table(keys: Keymap, sought: str = "") -> Content:
    """The commands with their keys, in groups: those whose keys, title or group hold all words sought."""
    wanted = sought.casefold().split()
    groups = [
        *(
            (group, [(keys.shown(command.name), command.title) for command in commands])
            for group, commands in grouped()
        ),
        ("In the panel", [(key.shown, key.title) for key in PANEL_KEYS]),
    ]
    lines = [line for group, rows in groups for line in _group(group, rows, wanted)]
    if not lines:
        return Content("No key is about that.")
    return Content("\n").join(lines if wanted else [*lines, Content(_COUNTS)])


def _group(name: str, rows: list[tuple[str, str]], wanted: list[str]) -> Iterator[Content]:
    shown = [row for row in rows if all(w in " ".join((name, *row)).casefold() for w in wanted)]
    if shown:
        yield Content.styled(name, "bold $text-accent")
        for keys, title in shown:
            yield Content.assemble((f"  {keys:<14}", "bold"), title)
        yield Content("")
