"""What can be said of a quote: whose it is, that it is none; and of words that are one."""

from __future__ import annotations

from reader.annotations import PROBABLE, Annotations, Quote
from reader.app.correcting.choices import Choice, Heading, Line, Page, Ticks
from reader.app.correcting.here import Here, Span, words_at
from reader.app.correcting.keeping import Edit
from reader.app.correcting.who import New, Who
from reader.article import Article
from reader.correcting import told
from reader.corrections import Attribute, Change, EntityRef, Remove, Scare

_ALONE = "this part"
"""Tick: of an utterance that has several parts, only this one."""

_SHOWN = 48
"""Code points of a quote in a heading."""

_MARKS = "\"'“‘„«‹"


class Speech:
    """The choices for the quote, or the words in quotation marks, that stand ``here``."""

    def __init__(self, article: Article, found: Annotations, here: Here) -> None:
        self._article = article
        self._found = found
        self._here = here
        self._who = Who(article, found)

    def title(self) -> str:
        """The quote, or the scare quote, in few words."""
        one = self._here.quote or self._here.scare_quote
        return self._shown((one.start, one.end)) if one is not None else ""

    def lines(self) -> list[Line]:
        """What can be said of the quote and of the scare quote here; nothing where there is neither."""
        here, lines = self._here, list[Line]()
        if here.quote is not None:
            quote = here.quote
            span = quote.start, quote.end
            if here.entity is not None or here.date is not None:
                lines.append(Heading(f"\nThe quote {self._shown(span)}"))
            lines += [
                Choice(
                    "Said by",
                    self._speaker(span, quote),
                    "w",
                    f"{speaker_of(self._found, quote)} ▸",
                ),
                Choice("Said by nobody in particular", self._edit(span, Attribute(None)), "y"),
            ]
            if quote.kind != "indirect":
                no_speech = "a title, a nickname, irony"
                lines.append(Choice("Is no speech", self._edit(span, Scare()), "i", no_speech))
            lines.append(Choice("Is no quote", self._edit(span, Remove("quote")), "r"))
        if here.scare_quote is not None:
            span = here.scare_quote.start, here.scare_quote.end
            if lines or here.entity is not None or here.date is not None:
                lines.append(Heading(f"\nThe words {self._shown(span)}"))
            lines.append(self._said(span))
        return lines

    def new(self) -> list[Line]:
        """That the words here are speech, where they look so: in marks, or more than a name."""
        words = self._here.words
        if words[:1] not in _MARKS and len(words.split()) < 4:
            return []
        return [self._said(self._here.span)]

    def _said(self, span: Span) -> Line:
        return Choice("Is speech, said by …", self._speaker(span), "q", "▸")

    def _speaker(self, span: Span, quote: Quote | None = None) -> Page:
        def attribute(ref: EntityRef, ticked: Ticks) -> Edit:
            return self._edit(span, Attribute(ref, alone=_ALONE in ticked))

        parts = [q for q in self._found.quotes if quote is not None and q.turn == quote.turn]
        alone = [Choice(f"only this part of {len(parts)}", _ALONE)] if len(parts) > 1 else []
        nearest = self._who.nearest(span[0])
        return self._who.page(
            f"Said by … {self._shown(span)}",
            attribute,
            nearest,
            New(("person", "organisation")),
            alone,
        )

    def _shown(self, span: Span) -> str:
        words = words_at(self._article, span)
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"

    def _edit(self, span: Span, change: Change) -> Edit:
        return Edit(f"{self._shown(span)} {told(change)}", [(span, change)])


def speaker_of(found: Annotations, quote: Quote) -> str:
    """Who says ``quote``, and how sure that is."""
    if quote.speaker is None:
        return "nobody that was found"
    name = found.entities[quote.speaker].name
    return name if quote.confidence >= PROBABLE else f"probably {name}"
