"""What a newcomer should know, on one screen: shown once, and again from the help."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.app.keymap import Keymap
from reader.app.screens.passing import PassingModal
from reader.app.themes import styles_folder

_ONLY_CLOSE = {"escape", "enter", "space"}
"""Keys that close the tour and do no more; any other does what it does in the reader, too."""


class TourScreen(PassingModal[events.Key | None]):
    """Stands below the text and leaves that to be read; the result is the key to go on with."""

    CSS_PATH = styles_folder() / "tour.tcss"

    def __init__(self, keys: Keymap) -> None:
        """Tell of ``keys``."""
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """All of it at once."""
        yield Static(self._told(), id="tour", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Any key goes on."""
        event.stop()
        again = events.Key(event.key, event.character)
        self.dismiss(None if event.key in _ONLY_CLOSE else again)

    def on_click(self) -> None:
        """So does a click."""
        self.dismiss(None)

    def _told(self) -> Content:
        def keys(*names: str) -> tuple[str, str]:
            return " ".join(self._keys.hint(name) for name in names), "bold $footer-key-foreground"

        return Content.assemble(
            ("Welcome to newsread\n\n", "bold"),
            "In the text: ",
            ("people", "bold $entity-person"),
            ", ",
            ("organisations", "underline $entity-organisation"),
            ", ",
            ("places", "italic $entity-place"),
            ", ",
            ("dates", "$date-style $entity-date"),
            " and ",
            ("“quotes”", "on $quote-tint"),
            ".\nIn the margin: who speaks; ",
            ("?", "bold"),
            " before a name is “probably”.\n\n",
            keys("next_quote", "previous_quote"),
            "  to the next quote, or back       ",
            keys("next_mention", "previous_mention"),
            "  to the next name\n",
            keys("switch_focus"),
            "  to the panel of all that was found; Enter there leads to the words\n",
            keys("bookmark"),
            "  bookmarks, ",
            keys("note"),
            "  writes a note: kept at once, on this machine\n",
            keys("search"),
            "  searches, ",
            keys("help"),
            "  shows every key, ",
            keys("command_palette"),
            "  every command, ",
            keys("quit"),
            "  quits\n\n",
            ("Any key goes on.", "$text-muted"),
        )
