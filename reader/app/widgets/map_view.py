"""A map to move about in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.app.maps.names import Spot, signs
from reader.app.widgets.map_picture import MapPicture

_ZOOM = 1.5
_STEP_COLUMNS, _STEP_ROWS = 8, 4


class MapView(MapPicture, can_focus=True):
    """Moves by arrows and mouse, zooms, and goes from place to place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,tab", "step(1)", "Next place"),
        Binding("p,shift+tab", "step(-1)", "Place before"),
        Binding("enter", "go", "Go there"),
        Binding("c", "card", "Card"),
        Binding("plus,equals_sign", "zoom(1)", "Closer", key_display="+"),
        Binding("minus,underscore", "zoom(-1)", "Farther", key_display="-"),
        Binding("0", "fit", "All"),
        Binding("left,h", "move(-1, 0)", show=False),
        Binding("right,l", "move(1, 0)", show=False),
        Binding("up,k", "move(0, -1)", show=False),
        Binding("down,j", "move(0, 1)", show=False),
    ]

    class Moved(Message):
        """Another place is chosen."""

    class Chosen(Message):
        """The person wants to go to where the text speaks of the chosen place, or to its ``card``."""

        def __init__(self, *, card: bool = False) -> None:
            """Carry which of the two."""
            super().__init__()
            self.card = card

    def __init__(self, spots: Sequence[Spot], chosen: int | None) -> None:
        """Show ``spots``."""
        super().__init__(spots, chosen)
        self._dragged = False

    @property
    def spot(self) -> Spot | None:
        """The chosen place."""
        return self.spots[self.chosen] if self.chosen is not None else None

    def action_step(self, places: int) -> None:
        """Choose the next place, or the one before; what is out of view comes into it."""
        if self.chosen is not None:
            self._choose((self.chosen + places) % len(self.spots))

    def action_go(self) -> None:
        """Go to the text."""
        if self.chosen is not None:
            self.post_message(self.Chosen())

    def action_card(self) -> None:
        """Open the card."""
        if self.chosen is not None:
            self.post_message(self.Chosen(card=True))

    def action_zoom(self, towards: int) -> None:
        """Closer or farther; the chosen place stays where it is."""
        spot = self.spot
        view = self.view
        if spot is not None and view.cell(spot.longitude, spot.latitude) is not None:
            self.show(view.zoomed(_ZOOM**towards, (spot.longitude, spot.latitude)))
        else:
            self.show(view.zoomed(_ZOOM**towards))

    def action_fit(self) -> None:
        """All places at once, as at first."""
        self.show(None)

    def action_move(self, right: int, down: int) -> None:
        """Look further on."""
        self.show(self.view.moved(right * _STEP_COLUMNS, down * _STEP_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Closer, about the mouse."""
        self._zoom_at(event, _ZOOM)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Farther, about the mouse."""
        self._zoom_at(event, 1 / _ZOOM)

    def on_mouse_down(self) -> None:
        """A drag may begin."""
        self._dragged = False
        self.capture_mouse()

    def on_mouse_up(self) -> None:
        """A drag ends."""
        self.release_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move with the mouse while its button is held."""
        if event.button and (event.delta_x or event.delta_y):
            self._dragged = True
            self.show(self.view.moved(-event.delta_x, -event.delta_y))

    def on_click(self, event: events.Click) -> None:
        """Choose the place under the mouse; a second click goes to the text."""
        if self._dragged:
            return
        for sign in signs(self.view, self.spots, self.chosen):
            if event.y == sign.row and sign.column <= event.x < sign.column + sign.width:
                if sign.spot == self.chosen:
                    self.action_go()
                else:
                    self._choose(sign.spot)
                return

    def _choose(self, number: int) -> None:
        self.chosen = number
        view, spot = self.view, self.spots[number]
        if view.cell(spot.longitude, spot.latitude) is None:
            self.show(view.centred(spot.longitude, spot.latitude))
        self.redraw()
        self.post_message(self.Moved())

    def _zoom_at(self, event: events.MouseEvent, times: float) -> None:
        event.stop()
        self.show(self.view.zoomed(times, self.view.place(event.x, event.y)))
