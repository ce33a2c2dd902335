"""The line in which a person types what to search for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.app.search import Match, Query, Search
from reader.app.spans import SpanIndex
from reader.errors import ReaderError

Texts = Iterable[tuple[Match, str]]
"""Other texts that are searched, and the span of the article that each belongs to: its notes."""


class Toggle(Static):
    """A way of searching that is on or off, and is shown so."""

    def __init__(self, identity: str, label: str, tooltip: str) -> None:
        """Show ``label``; ``tooltip`` says what it is."""
        super().__init__(label, id=identity, markup=False)
        self.tooltip = tooltip


class SearchBar(Horizontal):
    """Searches the text at each key, in a thread; hidden until :meth:`begin`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("up", "recall(-1)", show=False),
        Binding("down", "recall(1)", show=False),
        Binding("ctrl+r", "switch('regular')", show=False),
        Binding("ctrl+b", "switch('whole')", show=False),
    ]

    class Found(Message):
        """Matches of ``query``: those next to ``origin``, or with ``complete`` all."""

        def __init__(
            self, query: Query, matches: SpanIndex, origin: int, *, complete: bool
        ) -> None:
            """Carry the matches from the searching thread to the screen."""
            super().__init__()
            self.query = query
            self.matches = matches
            self.origin = origin
            self.complete = complete

    class Failed(Message):
        """There is nothing to be found by what is typed; ``sentence`` says why."""

        def __init__(self, sentence: str) -> None:
            """Carry the sentence to the screen."""
            super().__init__()
            self.sentence = sentence

    class Ended(Message):
        """The person goes on among the matches; the search began at ``origin``."""

        def __init__(self, origin: int) -> None:
            """Carry the origin to the screen."""
            super().__init__()
            self.origin = origin

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
        self._notes: Texts = ()
        self._origin = 0
        self._query = Query("")
        self._history: list[str] = []
        self._recalled = 0

    def compose(self) -> ComposeResult:
        """A sign, the field, and how it searches."""
        yield Static("/", id="search-sign", markup=False)
        yield Input(id="search-words", compact=True)
        yield Toggle("case", "Aa", "Case counts, since a capital is typed")
        yield Toggle("whole", "word ^b", "Whole words only")
        yield Toggle("regular", "regex ^r", "A regular expression")

    def on_mount(self) -> None:
        """Wait until it is wanted."""
        self.display = False

    def begin(self, origin: int, notes: Texts) -> None:
        """Search from the offset ``origin``, in ``notes`` too; the last words stand selected."""
        self._origin = origin
        self._notes = tuple(notes)
        self._recalled = len(self._history)
        self.display = True
        field = self.query_one(Input)
        field.focus()
        field.select_all()

    def action_cancel(self) -> None:
        """Close without a result."""
        self.workers.cancel_node(self)
        self.display = False
        self.post_message(self.Cancelled(self._origin))

    def action_recall(self, step: int) -> None:
        """Put words searched for before into the field."""
        if self._history:
            self._recalled = min(max(self._recalled + step, 0), len(self._history) - 1)
            self.query_one(Input).value = self._history[self._recalled]

    def action_switch(self, name: str) -> None:
        """Switch a way of searching on or off; case follows from what is typed."""
        query = self._query
        if name == "regular":
            self._seek(query._replace(regular=not query.regular))
        elif name == "whole":
            self._seek(query._replace(whole=not query.whole))

    def on_click(self, event: events.Click) -> None:
        """A click on a way of searching does what its key does."""
        if isinstance(event.widget, Toggle):
            self.action_switch(event.widget.id or "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search at each key."""
        event.stop()
        if self.display:
            self._seek(self._query._replace(words=event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the matches lit; the same words as last time are searched for anew."""
        event.stop()
        if event.value.strip():
            self._history = [words for words in self._history if words != event.value]
            self._history.append(event.value)
        self._seek(self._query._replace(words=event.value))
        self.display = False
        self.post_message(self.Ended(self._origin))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Close when the person goes on elsewhere in the app; the matches stay lit."""
        if isinstance(event.widget, Input) and self.app.app_focus:
            self.display = False

    def _seek(self, query: Query) -> None:
        self._query = query
        for name, on in (
            ("case", query.minds_case),
            ("whole", query.whole),
            ("regular", query.regular),
        ):
            self.query_one(f"#{name}").set_class(on, "-on")
        self.run_worker(self._search, thread=True, exclusive=True, group="search")

    def _search(self) -> None:
        """Look in the notes, then in the text, and post what is found at the first batch and the last."""
        worker, query, origin = get_current_worker(), self._query, self._origin
        try:
            search = Search(query)
            found = [span for span, words in self._notes if search.all(words)]
            for number, batch in enumerate(search.batches(self._text, origin)):
                found += batch
                if worker.is_cancelled:
                    return
                if number == 0:
                    self._post(query, found, origin, complete=False)
        except ReaderError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not worker.is_cancelled:
            self._post(query, found, origin, complete=True)

    def _post(self, query: Query, found: list[Match], origin: int, *, complete: bool) -> None:
        matches = SpanIndex((start, end, "match") for start, end in found)
        self.post_message(self.Found(query, matches, origin, complete=complete))
