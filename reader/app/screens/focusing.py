"""An article of which a part is lit: one person's words, or some kinds of annotation alone."""

from __future__ import annotations

from collections import Counter

from reader.annotations import Annotations, Entity
from reader.app import focus
from reader.app.drawing import LEGEND, Picture
from reader.app.opening import Opened
from reader.app.preferences import Preferences
from reader.app.quoting import entity_at, quote_at
from reader.app.screens.selecting import SelectingScreen
from reader.app.spans import Span, SpanIndex
from reader.app.widgets.position_strip import PositionStrip


class FocusingScreen(SelectingScreen):
    """Adds the commands that dim all but what concerns one, and that hide kinds of annotation."""

    def __init__(self, opened: Opened, model: str, preferences: Preferences) -> None:
        """Show all of ``opened.article``."""
        super().__init__(opened, model, preferences)
        self._hidden: set[str] = set()
        self._focused: Entity | None = None

    def on_text_view_layered(self) -> None:
        """The strip shows what the layers hold."""
        for strip in self.query(PositionStrip):
            strip.refresh()

    def action_focus_on(self) -> None:
        """Dim all but what the one under the cursor says and what is said of them; again ends it."""
        chosen = self._one_here()
        if self._focused is not None and chosen in {None, self._focused}:
            self._focused = None
            self._status.say("All is lit again.")
        elif chosen is None:
            self._status.say("There is no name and no speaker here.")
            return
        else:
            self._focused = self._followed = chosen
            end = self.keys.hint("focus_on")
            self._status.say(f"What {chosen.name} says, and what is said of them; {end} ends it.")
        self._dim()

    def action_kinds(self) -> None:
        """Show the legend, in which kinds are switched on and off."""
        from reader.app.screens.kinds import KindShown, KindsScreen  # noqa: PLC0415 - on use

        if self._picture is None:
            self._status.say("There are no annotations yet.")
            return
        counts = Counter(span.style for span in self._picture.entities)
        counts |= {"quote": len(self._picture.quotes), "indirect": len(self._picture.indirect)}
        hidden = self._hidden if self._indirect else self._hidden | {"indirect"}
        kinds = [
            KindShown(name, title, style, counts[name], name not in hidden)
            for name, (title, style) in LEGEND.items()
        ]
        self.app.push_screen(KindsScreen(kinds, self._show_kinds))

    def action_digest(self) -> None:
        """Show who said what on one page, and go where the person chooses."""
        from reader.app.screens.digest import DigestScreen  # noqa: PLC0415 - on use
        from reader.exports.digest import Statement, digest  # noqa: PLC0415 - on use

        def go(said: Statement | None) -> None:
            if said is not None:
                start, end = said.quotes[0].start, said.quotes[0].end
                self._history.leave(self._view.cursor)
                self._view.go_to(start, (start, end))

        if self._annotations is None:
            self._status.say("There are no annotations yet.")
            return
        found = digest(self._article, self._annotations, self._source.quotes())
        self.app.push_screen(DigestScreen(self._article, found), go)

    def _show_kinds(self, shown: set[str]) -> None:
        self._hidden = set(LEGEND) - shown - {"indirect"}
        self._indirect = "indirect" in shown
        if self._picture is not None:
            self._show(self._picture)

    def _draw(self, picture: Picture) -> None:
        """Draw the kinds that are shown, and light what is focused in the new picture too."""
        super()._draw(picture)
        if self._hidden:
            kept = (span for span in picture.entities if span.style not in self._hidden)
            self._view.set_layer("entities", SpanIndex(kept))
        if "quote" in self._hidden:
            self._view.set_layer("quotes", ())
        found = picture.annotations
        self._focused = _same(self._focused, found)
        self._followed = _same(self._followed, found)
        self._dim()

    def _follow(self, entity: Entity | None) -> None:
        """Light all mentions of ``entity``, in the text and in the strip."""
        super()._follow(entity)
        self._light()

    def _light(self) -> None:
        mentions = self._followed.mentions if self._followed is not None else ()
        self._view.set_layer("followed", [Span(m.start, m.end, "followed") for m in mentions])

    def _dim(self) -> None:
        lit = None
        if self._focused is not None and self._annotations is not None:
            lit = focus.passages(self._article, self._annotations, self._focused)
        self._view.dim_all_but(lit)
        self._light()

    def _one_here(self) -> Entity | None:
        """Whom the panel's line or the text's cursor is on; in a quote that names nobody, its speaker."""
        if self._annotations is None:
            return None
        item = self._panel.item if self._furnished and self._panel.has_focus_within else None
        offset = item.span[0] if item is not None and item.span else self._view.cursor
        one = entity_at(self._annotations, offset)
        quote = quote_at(self._annotations, offset)
        if quote is None or quote.speaker is None or (one is not None and item is None):
            return one
        return self._annotations.entities[quote.speaker]


def _same(entity: Entity | None, found: Annotations) -> Entity | None:
    """``entity`` as it is known in newer annotations."""
    if entity is None:
        return None
    return next((e for e in found.entities if (e.kind, e.name) == (entity.kind, entity.name)), None)
