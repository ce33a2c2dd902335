"""An article of which passages are selected, followed and copied."""

from __future__ import annotations

from typing import cast

from reader.annotations import Entity
from reader.app.items import Item
from reader.app.opening import Opened
from reader.app.preferences import Preferences
from reader.app.quoting import attributed, entity_at, quote_at
from reader.app.screens.shaping import ShapingScreen
from reader.app.spans import Span, SpanIndex
from reader.app.units import sentence_at
from reader.app.widgets.article_view import Unit

_COUNTED = 100_000
"""Of a passage longer than this, counted in code points, the words are not counted at each key."""


class SelectingScreen(ShapingScreen):
    """Adds the commands that select, that copy, and that follow one person or body through the text."""

    def __init__(self, opened: Opened, model: str, preferences: Preferences) -> None:
        """Show ``opened.article`` with nothing selected."""
        super().__init__(opened, model, preferences)
        self._followed: Entity | None = None

    def on_text_view_moved(self) -> None:
        """Say how much is selected."""
        self._status.show_selection(self._told(self._view.selection))

    def action_select(self) -> None:
        """Select from here on by moving, or end it."""
        if self._view.selecting:
            self._view.drop()
        else:
            self._view.begin_selecting()
            self._status.say(
                f"Move to select; {self.keys.hint('copy')} copies, {self.keys.hint('select')} ends."
            )

    def action_extend(self, towards: str) -> None:
        """Select as far as a motion leads: "select_right" and so on."""
        self._view.extend(towards.removeprefix("select_"), self._take_count())

    def action_unit(self, unit: str) -> None:
        """Select what the cursor is on: "select_word" and so on."""
        what = unit.removeprefix("select_")
        if not self._view.select_unit(cast("Unit", what)):
            self._status.say(f"There is no {what} here.")

    def action_widen(self) -> None:
        """Select the next larger unit."""
        self._view.widen()

    def action_narrow(self) -> None:
        """Select what was selected before."""
        self._view.narrow()

    def action_swap_ends(self) -> None:
        """Go on selecting at the other end."""
        self._view.swap_ends()

    def action_drop_selection(self) -> None:
        """Select nothing."""
        self._view.drop()

    def action_percent(self) -> None:
        """Go to where so many percent of the article are read, as the number before the key says."""
        if not self._count:
            self._status.say(f"Type the number first: 50{self.keys.hint('percent')}")
            return
        self._history.leave(self._view.cursor)
        self._view.go_to_share(min(self._take_count(), 100) / 100)

    def action_follow(self, direction: str) -> None:
        """To the "next_same" or "previous_same" mention of what is under the cursor, or was followed last."""
        if self._annotations is not None:
            self._follow(entity_at(self._annotations, self._view.cursor) or self._followed)
        if self._followed is None:
            self._status.say("There is no name here to follow.")
            return
        mentions = SpanIndex(Span(m.start, m.end, "") for m in self._followed.mentions)
        forward = direction == "next_same"
        go = mentions.after if forward else mentions.before
        target = go(self._view.cursor)
        if target is None:
            which = "last" if forward else "first"
            self._status.say(f"This is the {which} mention of {self._followed.name}.")
            return
        self._history.leave(self._view.cursor)
        self._view.go_to(target.start, (target.start, target.end))

    def _follow(self, entity: Entity | None) -> None:
        """From here on ``entity`` is the one that is followed."""
        self._followed = entity

    def action_copy(self) -> None:
        """Copy what is selected, else what the panel's cursor is on, else what is under the text's."""
        item = self._panel.item if self._furnished and self._panel.has_focus_within else None
        words = self._words_of(item) if item is not None else self._words_here()
        if not words:
            self._status.say("There is nothing to copy.")
            return
        self.app.copy_to_clipboard(words)
        self._view.selecting = False
        count = len(words.split())
        self._status.say(f"Copied {count} word{'s' if count != 1 else ''}.")

    def _words_here(self) -> str:
        """The selection; else the quote here and whose it is; else what is lit, or the sentence."""
        text = self._article.text
        if self._view.selection is not None:
            return text[slice(*self._view.selection)]
        lit = self._view.selected
        quote = quote_at(self._annotations, self._view.cursor) if self._annotations else None
        if quote is not None and lit in {None, (quote.start, quote.end)}:
            assert self._annotations is not None  # the quote is one of them
            return attributed(self._article, self._annotations, quote)
        return text[slice(*(lit or sentence_at(self._article, self._view.cursor)))]

    def _words_of(self, item: Item) -> str:
        mark = next((mark for mark in self.marks if mark.id == item.mark), None)
        if mark is not None:
            return f"{mark.anchor.exact}\n\n{mark.body}".strip()
        if item.span is not None and self._annotations is not None and item.style == "quote":
            quote = quote_at(self._annotations, item.span[0])
            if quote is not None:
                return attributed(self._article, self._annotations, quote)
        return item.label

    def _told(self, selection: tuple[int, int] | None) -> str:
        if selection is None:
            return ""
        length = selection[1] - selection[0]
        if length > _COUNTED:
            return f"{length:,} characters selected"
        count = len(self._article.text[slice(*selection)].split())
        return f"{count:,} word{'s' if count != 1 else ''} selected"
