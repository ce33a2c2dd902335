"""The line in which a person types what to search for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.app.search import find_all
from reader.app.spans import Span


class SearchBar(Horizontal):
    """Searches the text at each key; hidden until :meth:`begin`."""

    BINDINGS = [Binding("escape", "cancel", show=False)]  # noqa: RUF012 - Textual's own type

    class Found(Message):
        """These are the matches of ``words`` now.

        ``origin`` is where the search began, ``ended`` is true if Enter ended it.
        """

        def __init__(self, words: str, spans: list[Span], origin: int, *, ended: bool) -> None:
            """Carry the matches to the screen."""
            super().__init__()
            self.words = words
            self.spans = spans
            self.origin = origin
            self.ended = ended

    class Cancelled(Message):
        """The person gave up the search that began at ``origin``."""

        def __init__(self, origin: int) -> None:
            """Carry the origin to the screen."""
            super().__init__()
            self.origin = origin

    def __init__(self, text: str) -> None:
        """Search in ``text``."""
        super().__init__(id="search")
        self._text = text
        self._origin = 0

    def compose(self) -> ComposeResult:
        """A sign and the field."""
        yield Static("/", id="search-sign", markup=False)
        yield Input(id="search-words", compact=True)

    def on_mount(self) -> None:
        """Wait until it is wanted."""
        self.display = False

    def begin(self, origin: int) -> None:
        """Search from the offset ``origin``; the words of the last search stand selected."""
        self._origin = origin
        self.display = True
        field = self.query_one(Input)
        field.focus()
        field.select_all()

    def action_cancel(self) -> None:
        """Close without a result."""
        self.display = False
        self.post_message(self.Cancelled(self._origin))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search at each key."""
        event.stop()
        if self.display:
            self._find(event.value, ended=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the matches lit."""
        event.stop()
        self._find(event.value, ended=True)
        self.display = False

    def on_input_blurred(self) -> None:
        """Close when the person goes on elsewhere in the app; the matches stay lit."""
        if self.app.app_focus:
            self.display = False

    def _find(self, words: str, *, ended: bool) -> None:
        spans = [Span(start, end, "match") for start, end in find_all(self._text, words)]
        self.post_message(self.Found(words, spans, self._origin, ended=ended))
