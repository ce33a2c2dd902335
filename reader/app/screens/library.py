"""What was read lately, to be opened again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.painting import fitted
from reader.app.themes import styles_folder
from reader.harmless import one_line
from reader.library import Recent


class LibraryScreen(Screen[Recent | None]):
    """A list of articles; the result is the one chosen, or None."""

    CSS_PATH = styles_folder() / "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,o", "dismiss(None)", "Back"),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, recent: tuple[Recent, ...]) -> None:
        """List ``recent``."""
        super().__init__()
        self._recent = recent

    def compose(self) -> ComposeResult:
        """A heading, the list, and a word where there is nothing yet."""
        yield Static("Read lately", id="heading", markup=False)
        if self._recent:
            yield OptionList(*(Option(_line(recent)) for recent in self._recent), id="recent")
        else:
            yield Static(
                "Nothing yet. Open an article with:  newsread FILE", id="nothing", markup=False
            )
        yield Footer()

    def action_move(self, direction: str) -> None:
        """Move in the list."""
        for options in self.query(OptionList):
            options.action_cursor_down() if direction == "down" else options.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The person chose one."""
        self.dismiss(self._recent[event.option_index])


def _line(recent: Recent) -> Content:
    source = "standard input" if recent.source == "-" else one_line(recent.source)
    title = fitted(one_line(recent.title or source), 90)
    read = recent.position / recent.length if recent.length else 0
    details = [recent.published or "", f"{read:.0%} read", f"opened {recent.opened[:10]}"]
    if recent.marks:
        details.insert(1, f"{recent.marks} mark{'s' if recent.marks > 1 else ''}")
    return Content.assemble(
        (title, "bold"),
        "\n",
        ("  ".join(detail for detail in details if detail), "$text-muted"),
        "  ",
        (fitted(source, 60), "$text-disabled"),
    )
