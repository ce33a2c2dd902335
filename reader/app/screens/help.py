"""Every key, in groups, made from the declarations of the commands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app.commands import grouped
from reader.app.keymap import Keymap
from reader.app.themes import styles_folder

_IN_PANEL = (
    ("1 … 6", "Speakers, people, places, dates, organisations, marks"),
    ("Enter", "Go to it in the text"),
    ("→ ←", "Open and close a line"),
    ("/", "Filter; Esc drops the filter, then leaves the panel"),
)


class HelpScreen(ModalScreen[None]):
    """The keys; any of Escape, ``?`` and ``q`` closes it."""

    CSS_PATH = styles_folder() / "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss", "Close", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
    ]

    def __init__(self, keys: Keymap) -> None:
        """Show ``keys``."""
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One column of groups."""
        with VerticalScroll(id="help"):
            yield Static(table(self._keys), markup=False)

    def action_scroll(self, direction: str) -> None:
        """Scroll a row."""
        body = self.query_one("#help")
        body.scroll_down() if direction == "down" else body.scroll_up()


def table(keys: Keymap) -> Content:
    """Every command with its keys, in groups."""
    lines: list[Content] = []
    for group, commands in grouped():
        lines.append(Content.styled(group, "bold $text-accent"))
        lines += [_line(keys.shown(command.name), command.title) for command in commands]
        lines.append(Content(""))
    lines.append(Content.styled("In the panel", "bold $text-accent"))
    lines += [_line(*row) for row in _IN_PANEL]
    lines.append(Content("\nA number before a key repeats it: 5j."))
    return Content("\n").join(lines)


def _line(keys: str, title: str) -> Content:
    return Content.assemble((f"  {keys:<12}", "bold"), title)
