"""What can be corrected at a place, as pages of choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.app.correcting.choices import Choice, Heading, Line, Page, shortened
from reader.app.correcting.here import Here, at_passage
from reader.app.correcting.keeping import Edit, taken_back
from reader.app.correcting.naming import Naming
from reader.app.correcting.speech import Speech, speaker_of
from reader.app.correcting.who import counted
from reader.app.drawing import Picture
from reader.article import Article
from reader.correcting import A_KIND, told
from reader.corrections import Correction, KnownNames, Remove
from reader.harmless import one_line

_BY_YOU = "✓ by you"
_BY_THE_ENGINE = "by the engine"


class Known(NamedTuple):
    """What the menu is made of: the article, what is shown of it, and the names of all articles."""

    article: Article
    picture: Picture
    names: KnownNames


def menu(known: Known, here: Here) -> Page:
    """The page that begins: what stands ``here``, who says so, and what can be said instead."""
    found = known.picture.annotations
    naming, speech = Naming(known.article, found, here), Speech(known.article, found, here)
    after = [*_taken_back(known, here), *_kept_names(known.names)]
    lines = [*naming.lines(), *_date(here), *speech.lines()]
    if not lines:
        return naming.new([*speech.new(), *after])
    if here.entity is None and not _is_passage(here):
        lines.append(Choice(f"“{here.words}” is a name", naming.new(), "n", "▸"))
    about = "\n".join((*_of_entity(known, here), *_of_quote(known, here)))
    named = here.entity is not None or here.date is not None
    title = f"“{here.words}”" if named else speech.title()
    return Page(title, lambda *_: [*lines, *after], about=about)


def _is_passage(here: Here) -> bool:
    """Whether the words here are those of a whole quote."""
    quotes = (here.quote, here.scare_quote)
    return any(q is not None and here.span == (q.start, q.end) for q in quotes)


def _of_entity(known: Known, here: Here) -> Iterator[str]:
    """Who the words here mean, and who says so: the engine or the person."""
    entity = here.entity
    if entity is None:
        return
    corrected = known.picture.corrected
    yours = entity.id in corrected.entities or here.span in corrected.mentions
    role = f", {entity.role}" if entity.role else ""
    shown = f"{entity.name}{role}, {entity.kind}, {counted(len(entity.mentions), 'mention')}"
    yield f"{shown}: {_BY_YOU if yours else _BY_THE_ENGINE}"
    if yours:
        engine = at_passage(known.article, known.picture.found, here.span).entity
        said = "that it is no name" if engine is None else f"{engine.name}, {engine.kind}"
        yield f"The engine says {said}"


def _of_quote(known: Known, here: Here) -> Iterator[str]:
    """Whose the quote here is, and who says so."""
    quote = here.quote
    if quote is None:
        return
    yours = quote.id in known.picture.corrected.quotes
    shown = speaker_of(known.picture.annotations, quote)
    yield f"Said by {shown}: {_BY_YOU if yours else _BY_THE_ENGINE}"
    if yours:
        engine = at_passage(known.article, known.picture.found, (quote.start, quote.end)).quote
        said = "that it is no quote" if engine is None else speaker_of(known.picture.found, engine)
        yield f"The engine says {said}"


def _date(here: Here) -> list[Line]:
    if here.date is None:
        return []
    date = here.date
    edit = Edit(f"“{here.words}” is no date", [((date.start, date.end), Remove("date"))])
    return [Heading(f"\nThe date {date.value}"), Choice("Is no date", edit, "c")]


def _taken_back(known: Known, here: Here) -> list[Line]:
    """The person's corrections of what stands here, each to be taken back."""
    corrected = known.picture.corrected
    about = [
        *corrected.mentions.get(here.span, ()),
        *(corrected.entities.get(here.entity.id, ()) if here.entity else ()),
        *(corrected.quotes.get(here.quote.id, ()) if here.quote else ()),
        *(c for c in known.picture.corrections if not c.lost and _touches(c, here)),
    ]
    unique = {correction.id: correction for correction in about}
    lines = [_correction(unique[key], number) for number, key in enumerate(sorted(unique), 1)]
    return [Heading("\nYou said; choose one to take it back"), *lines] if lines else []


def _touches(correction: Correction, here: Here) -> bool:
    return correction.anchor.start < here.span[1] and here.span[0] < correction.anchor.end


def _correction(correction: Correction, number: int) -> Choice:
    words = one_line(f"“{correction.anchor.exact}” {told(correction.change)}")
    return Choice(f"✓ {words}", taken_back(correction), str(number) if number < 10 else "")


def _kept_names(names: KnownNames) -> list[Line]:
    """The names known in all articles, each to be taken back."""
    if not names:
        return []

    def lines(typed: str, _: object) -> list[Line]:
        return shortened(
            [
                Choice(
                    name,
                    Edit(f"{name} is no longer known in all articles", names={name: None}),
                    detail=f"{A_KIND[kind]}; choose to take it back",
                    kind=kind,
                )
                for name, kind in names.items()
                if typed.casefold() in name.casefold()
            ]
        )

    page = Page("Names known in all articles", lines, "Find")
    return [Heading(""), Choice("Names known in all articles", page, "f", f"{len(names)} ▸")]
