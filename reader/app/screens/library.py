"""The library: what was read, a search through all that was added to it, and the way back into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from reader.app.drawing import mark_sign
from reader.app.painting import fitted, source_shown
from reader.app.screens.passing import PassingScreen
from reader.app.themes import styles_folder
from reader.errors import ReaderError
from reader.harmless import one_line
from reader.library import Hit, Library, Recent
from reader.marks import Mark

_PAUSE = 0.15
"""Seconds without a key after which what was typed is searched for."""

_MOST = 200
"""The most lines that are listed."""


class Choice(NamedTuple):
    """An article to open, and the mark to go to there, if it is one."""

    recent: Recent
    mark: Mark | None = None


class LibraryScreen(PassingScreen[Choice | None]):
    """A list of articles, or of what was found; the result is the one chosen, or None."""

    CSS_PATH = styles_folder() / "library.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("o", "dismiss(None)", show=False),
        Binding("slash", "search", "Search", key_display="/"),
        Binding("d", "forget", "Forget"),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
        Binding("q", "app.quit", "Quit"),
    ]

    class Found(Message):
        """The search for ``words`` is over."""

        def __init__(self, words: str, hits: Sequence[Hit], problem: str = "") -> None:
            """Carry what was found, or a sentence about why nothing could be, to the screen."""
            super().__init__()
            self.words = words
            self.hits = hits
            self.problem = problem

    def __init__(self, library: Library | None, reading: int = 0) -> None:
        """List what ``library`` has; ``reading`` is the id of the article that is being read, or 0."""
        super().__init__()
        self._library = library
        self._reading = reading
        self._choices: list[Choice] = []
        self._words = ""
        self._pause: Timer | None = None
        self._asked = 0

    def compose(self) -> ComposeResult:
        """The field for the search, the list, and a line for what is to be said."""
        yield Input(
            placeholder="/  search titles, notes and quoted words", id="words", compact=True
        )
        yield OptionList(id="list")
        yield Static(id="nothing", markup=False)
        yield Static(id="said", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """List what was read last."""
        self._say("")
        self._list_recent()

    def on_key(self, event: events.Key) -> None:
        """From the field, down leads to the list."""
        if event.key == "down" and self.query_one(Input).has_focus and self._choices:
            self.query_one(OptionList).focus()

    def action_leave(self) -> None:
        """First drop the search, then leave."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
            self.query_one(OptionList).focus()
        else:
            self.dismiss(None)

    def action_search(self) -> None:
        """Let the person type what to search for."""
        self.query_one(Input).focus()

    def action_move(self, direction: str) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if direction == "down" else options.action_cursor_up()

    def action_forget(self) -> None:
        """Remove the article with its marks for good, when asked twice."""
        number = self.query_one(OptionList).highlighted
        if number is None or self._library is None:
            return
        recent = self._choices[number].recent
        if recent.article_id == self._reading:
            self._say("This article is being read: open another one, then forget it.")
        elif recent.article_id != self._asked:
            self._asked = recent.article_id
            self._say(
                f"Forget “{_title(recent)}”, its text and {_marks(recent.marks) or 'its place'}, for good? "
                "d again does it, any other key does not."
            )
        else:
            self._forget(self._library, recent)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search when the person pauses in typing."""
        if self._pause is not None:
            self._pause.stop()
        self._words = event.value.strip()
        if self._words:
            self._pause = self.set_timer(_PAUSE, self._begin_search)
        else:
            self._list_recent()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        if self._choices:
            self.query_one(OptionList).focus()

    def on_library_screen_found(self, message: Found) -> None:
        """List what was found, unless other words are searched for by now."""
        if message.words != self._words:
            return
        self._say(message.problem)
        choices = [Choice(hit.article, hit.mark) for hit in message.hits]
        self._show(choices, [_found(hit) for hit in message.hits])

    def on_option_list_option_highlighted(self) -> None:
        """The question is not about this one."""
        if self._asked:
            self._asked = 0
            self._say("")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The person chose one."""
        self.dismiss(self._choices[event.option_index])

    def _list_recent(self) -> None:
        recent: tuple[Recent, ...] = ()
        try:
            recent = self._library.recent(_MOST) if self._library else ()
        except ReaderError as error:
            self._say(str(error))
        self._show([Choice(one) for one in recent], [_read(one) for one in recent])

    def _begin_search(self) -> None:
        if self._library is not None:
            words = self._words
            self.run_worker(
                lambda: self._search(words), thread=True, exclusive=True, group="search"
            )

    def _search(self, words: str) -> None:
        """In a thread, with the library opened there: a large one takes longer than a key may."""
        try:
            with Library.open() as library:
                found = self.Found(words, library.search(words, _MOST))
        except ReaderError as error:
            found = self.Found(words, (), one_line(str(error)))
        if not get_current_worker().is_cancelled:
            self.post_message(found)

    def _show(self, choices: list[Choice], lines: list[Content]) -> None:
        self._choices = choices
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(line) for line in lines)
        options.highlighted = 0 if lines else None
        options.display = bool(lines)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not lines
        nothing.update(
            f"Nothing holds “{self._words}”."
            if self._words
            else "Nothing yet. Open an article with:  newsread FILE"
        )

    def _forget(self, library: Library, recent: Recent) -> None:
        try:
            library.forget(recent.article_id)
        except ReaderError as error:
            self._say(str(error))
            return
        self._asked = 0
        number = self.query_one(OptionList).highlighted
        if self._words:
            self._begin_search()
        else:
            self._list_recent()
            if self._choices and number is not None:
                self.query_one(OptionList).highlighted = min(number, len(self._choices) - 1)
        self._say(f"“{_title(recent)}” is forgotten.")

    def _say(self, words: str) -> None:
        said = self.query_one("#said", Static)
        said.update(one_line(words))
        said.display = bool(words)


def _read(recent: Recent) -> Content:
    """The lines of an article."""
    return Content.assemble((_title(recent), "bold"), "\n", _details(recent))


def _found(hit: Hit) -> Content:
    """The lines of what was found: the words, and the article that they stand in."""
    if hit.mark is None:
        return Content.assemble(_lit(hit, "bold"), "\n", _details(hit.article))
    tags = "".join(f"  #{one_line(tag)}" for tag in hit.mark.tags)
    return Content.assemble(
        (f"{mark_sign(hit.mark):<2} ", "$margin-mark"),
        _lit(hit, ""),
        "\n   ",
        (f"{_title(hit.article)}{tags}", "$foreground-muted"),
    )


def _lit(hit: Hit, style: str) -> Content:
    words = Content.styled(hit.snippet, style)
    for start, end in hit.matches:
        words = words.stylize("$match-text on $match-tint", start, end)
    return words


def _title(recent: Recent) -> str:
    return fitted(one_line(recent.title or source_shown(recent.source)), 90)


def _details(recent: Recent) -> Content:
    read = recent.position / recent.length if recent.length else 0
    details = (
        *(recent.published, _marks(recent.marks)),
        *(f"{read:.0%} read", f"opened {recent.opened[:10]}"),
    )
    told = "  ".join(detail for detail in details if detail)
    return Content.assemble(
        (told, "$foreground-muted"), "  ", (source_shown(recent.source), "$foreground-muted")
    )


def _marks(number: int) -> str:
    return f"{number} mark{'s' if number > 1 else ''}" if number else ""
