"""The card of one person, body, place, date or quote, over the text."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.annotations import Entity
from reader.app.cards import Card, Target, card
from reader.app.items import Source
from reader.app.keymap import Keymap, pressed
from reader.app.lines import Line
from reader.app.maps.names import spot
from reader.app.subjects import Found
from reader.app.themes import styles_folder
from reader.app.widgets.listing import Listing
from reader.app.widgets.map_picture import MapPicture
from reader.app.widgets.positions import Positions
from reader.geography import CREDIT


class CardAction(NamedTuple):
    """What can be done with what a card is about: a command of the reading screen, and its short label.

    The command's own key leads to it; it is carried out with the words in the text selected.
    """

    command: str
    label: str


ACTIONS = (
    CardAction("find_in_panel", "panel"),
    CardAction("correct", "set right"),
    CardAction("focus_on", "focus"),
    CardAction("note", "note"),
    CardAction("copy", "copy"),
)


class Choice(NamedTuple):
    """Where the person goes from a card, and which command is to be carried out there, if one."""

    span: tuple[int, int]
    command: str = ""


class CardScreen(ModalScreen[Choice | None]):
    """Shows a card; the result is what the person chose, or None."""

    CSS_PATH = [styles_folder() / f"{name}.tcss" for name in ("listing", "map", "card")]  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (84, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]  # noqa: RUF012 - as above
    AUTO_FOCUS = "#told"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("c", "card", "Card of the line", show=False),
    ]

    def __init__(self, source: Source, found: Found, keys: Keymap) -> None:
        """Tell what ``source`` knows of what was ``found``; commands are carried out on its words."""
        super().__init__()
        self._source = source
        self._subject, self._span = found
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The title, what is known, what the text says, and the keys."""
        told = card(self._source, self._subject)
        with Vertical(id="card"):
            yield Static(_title(told), id="title", markup=False)
            with Horizontal(id="known"):
                with Vertical(id="facts"):
                    yield Facts([Line(words, head=head) for head, words in told.facts])
                    yield Positions(told.positions, len(self._source.article.text))
                yield from self._map(told)
            yield Listing(told.lines, id="told")
            yield Static(self._hint(), id="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        """A key that leads to one of the commands that a card offers."""
        command = self._keys.action((pressed(event),))
        if command in {action.command for action in ACTIONS}:
            event.stop()
            self.dismiss(Choice(self._span, command or ""))

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """Go to the words in the text."""
        if isinstance(message.target, Target):
            self.dismiss(Choice(message.target.span))

    def action_card(self) -> None:
        """Open the card of what the line is about; closed, it leads back to this one."""
        target = self.query_one("#told", Listing).target
        if isinstance(target, Target) and target.subject and target.subject != self._subject:
            found = Found(target.subject, target.span)
            self.app.push_screen(CardScreen(self._source, found, self._keys), self._follow)

    def _follow(self, choice: Choice | None) -> None:
        """Where another card leads, this one gives way."""
        if choice is not None:
            self.dismiss(choice)

    def _map(self, told: Card) -> ComposeResult:
        here = spot(self._subject) if isinstance(self._subject, Entity) and told.place else None
        if here is not None:
            with Vertical(id="where"):
                yield MapPicture([here], 0)
                yield Static(CREDIT, id="credit", markup=False)

    def _hint(self) -> Content:
        keys = [("Enter", "go there"), ("c", "its card")]
        keys += [(self._keys.hint(action.command), action.label) for action in ACTIONS]
        parts = [((key, "bold $accent"), f" {label}  ") for key, label in [*keys, ("Esc", "close")]]
        return Content.assemble(*(piece for part in parts for piece in part))


class Facts(Listing, can_focus=False):
    """Lines that lead nowhere."""


def _title(told: Card) -> Content:
    style = "quote-colour" if told.style == "quote" else f"entity-{told.style}"
    return Content.assemble((told.title, f"bold ${style}"), (f"   {told.kind}", "$aside"))
