"""A list of articles, of a feed or of the files that were named, to choose one from."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.painting import fitted
from reader.app.screens.passing import PassingScreen
from reader.app.themes import styles_folder
from reader.formats import Entry, Listing, is_address
from reader.harmless import one_line

_TITLE, _SUMMARY = 90, 160
"""The most cells of a title, and of the words about an article."""


class ListingScreen(PassingScreen[int | None]):
    """The articles of a list; the result is the index of the one chosen, or None."""

    CSS_PATH = styles_folder() / "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, listing: Listing, index: int) -> None:
        """List ``listing``, beginning at the article number ``index``."""
        super().__init__()
        self._listing = listing
        self._index = max(index, 0)

    def compose(self) -> ComposeResult:
        """The list's title and its articles."""
        yield Static(fitted(one_line(self._listing.title), _TITLE), id="heading", markup=False)
        yield OptionList(*map(_option, self._listing.entries), id="recent")
        yield Footer()

    def on_mount(self) -> None:
        """Stand on the article that is read."""
        self.query_one(OptionList).highlighted = self._index

    def action_move(self, direction: str) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if direction == "down" else options.action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The person chose one."""
        self.dismiss(event.option_index)


def _option(entry: Entry) -> Option:
    """An article: its title, its date, where it would be fetched from, and what it is about."""
    fetched = is_address(entry.source) and not entry.whole
    details = (
        entry.published or "",
        f"from {one_line(urlsplit(entry.source).netloc)}" if fetched else "",
        fitted(one_line(entry.summary), _SUMMARY),
    )
    title = Content.styled(fitted(one_line(entry.title), _TITLE), "bold")
    below = "  ".join(filter(None, details))
    return Option(Content.assemble(title, "\n", (below, "$text-muted"), "\n") if below else title)
