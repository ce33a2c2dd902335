"""What can be said of a name: its kind, whom it means, that it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

from reader.annotations import Annotations, Entity, Kind, Mention
from reader.app.correcting.choices import Choice, Heading, Line, Page, Ticks, shortened
from reader.app.correcting.here import Here, Span, words_at
from reader.app.correcting.keeping import Edit
from reader.app.correcting.who import New, Who, counted
from reader.article import Article
from reader.correcting import A_KIND, told
from reader.corrections import Assign, Change, EntityRef, Merge, Remove, Rename, Retype

_KEYS = dict(zip(get_args(Kind), "polgewrat", strict=True))
"""The key of each kind."""

_ONLY_HERE, _EVERYWHERE, _ALL_ARTICLES = "only here", "everywhere", "all articles"
"""Ticks: this mention and no other; wherever the words stand; in articles read later, too."""

_SNIPPET = 24
"""Code points on each side of a mention in a list."""


class Naming:
    """The choices for the mention, or the mere words, that stand ``here``."""

    def __init__(self, article: Article, found: Annotations, here: Here) -> None:
        self._article = article
        self._here = here
        self._who = Who(article, found)

    def lines(self) -> list[Line]:
        """What can be said of the mention here; nothing where there is none."""
        entity = self._here.entity
        if entity is None:
            return []
        number = len(entity.mentions)
        lines: list[Line] = [
            Choice("Kind", self._kind(entity), "t", f"{entity.kind} ▸"),
            Choice("Name", self._name(entity), "n", f"{entity.name} ▸"),
            Choice("Is the same as …", self._same(entity), "m", "▸"),
            Choice("Means somebody else", self._split(entity), "s", "▸"),
            Choice("Is no name here", self._edit(Remove("mention")), "d"),
        ]
        if number > 1:
            every = f"all {counted(number, 'mention')}"
            lines.append(Choice("Is no name at all", self._edit(Remove("entity")), "D", every))
        return lines

    def new(self, further: Iterable[Line] = ()) -> Page:
        """A page that asks what the words here name."""
        here, rest = self._here, list(further)
        times = sum(1 for _ in self._everywhere())
        every = Choice(f"everywhere it stands ({times} times)", _EVERYWHERE, "x")
        always = Choice("in all articles", _ALL_ARTICLES, "y")

        def assign(ref: EntityRef, ticked: Ticks) -> Edit:
            change = Assign(ref, here.form, everywhere=_EVERYWHERE in ticked)
            return self._edit(change, {here.words: ref.kind} if _ALL_ARTICLES in ticked else {})

        def lines(_: str, ticked: Ticks) -> list[Line]:
            likely = [
                Choice(
                    f"{entity.name}",
                    assign(self._who.ref(entity), ticked),
                    detail=f"{entity.kind}, mentioned elsewhere",
                    kind=entity.kind,
                )
                for entity in self._who.holding(here.words)[:3]
            ]
            kinds = [
                Choice(
                    A_KIND[kind].capitalize(),
                    assign(EntityRef(here.words, kind), ticked),
                    _KEYS[kind],
                    kind=kind,
                )
                for kind in get_args(Kind)
            ]
            someone = self._who.page(
                f"“{here.words}” means", assign, self._who.likest(here.words), New((), ""), ()
            )
            ticking = [every, always] if times > 1 else [always]
            other = Choice("Somebody or something mentioned elsewhere", someone, "m", "▸")
            return [*likely, *kinds, other, Heading(""), *ticking, *rest]

        ticks = frozenset({_EVERYWHERE} if times > 1 and here.form == "name" else ())
        return Page(f"“{here.words}” is", lines, ticks=ticks)

    def _kind(self, entity: Entity) -> Page:
        here = self._here
        ticking: list[Line] = [Choice("in all articles", _ALL_ARTICLES, "y")]
        if len(entity.mentions) > 1:
            ticking.insert(0, Choice("only this mention", _ONLY_HERE, "x"))

        def edit(kind: Kind, ticked: Ticks) -> Edit:
            alone = _ONLY_HERE in ticked
            name = here.words if alone else entity.name
            change = Assign(EntityRef(name, kind), here.form) if alone else Retype(kind)
            return self._edit(change, {name: kind} if _ALL_ARTICLES in ticked else {})

        def lines(_: str, ticked: Ticks) -> list[Line]:
            kinds: list[Line] = [
                Choice(
                    A_KIND[kind].capitalize(),
                    edit(kind, ticked),
                    _KEYS[kind],
                    "as it is now" if kind == entity.kind else "",
                    kind,
                )
                for kind in get_args(Kind)
            ]
            return [*kinds, Heading(""), *ticking]

        return Page(f"{entity.name} is", lines)

    def _name(self, entity: Entity) -> Page:
        forms = dict.fromkeys(
            words_at(self._article, (mention.start, mention.end))
            for mention in entity.mentions
            if mention.form == "name"
        )
        others = sorted((form for form in forms if form != entity.name), key=len, reverse=True)

        def lines(typed: str, _: Ticks) -> list[Line]:
            name = " ".join(typed.split())
            new = [Choice(f"“{name}”", self._edit(Rename(name)))] if name else []
            wanted = name.casefold()
            known: list[Line] = [
                Choice(form, self._edit(Rename(form)), detail="as it stands in the text")
                for form in others
                if wanted in form.casefold() and form != name
            ]
            return [*new, *shortened(known)]

        return Page(f"{entity.name} is called", lines, "Another name", typed=entity.name)

    def _same(self, entity: Entity) -> Page:
        others = [e for e in self._who.likest(entity.name, entity.kind) if e is not entity]

        def merge(ref: EntityRef, _: Ticks) -> Edit:
            return self._edit(Merge(ref))

        return self._who.page(f"{entity.name} is the same as", merge, others)

    def _split(self, entity: Entity) -> Page:
        """Which mentions mean somebody else, then whom."""
        mentions = {f"mention {number}": m for number, m in enumerate(entity.mentions)}
        here = frozenset(tick for tick, m in mentions.items() if m == self._here.mention)

        def lines(typed: str, ticked: Ticks) -> list[Line]:
            chosen = [mention for tick, mention in mentions.items() if tick in ticked]
            snippets: list[Line] = [
                Choice(snippet, tick)
                for tick, mention in mentions.items()
                if typed.casefold() in (snippet := self._snippet(mention)).casefold()
            ]
            if not chosen:
                return [Heading("Tick those that mean somebody else"), *shortened(snippets)]
            which = f"{len(chosen)} of {counted(len(mentions), 'mention')} mean …"
            page = self._elsewhere(entity, chosen)
            return [Choice(which, page, detail="▸"), *shortened(snippets)]

        return Page(f"Not {entity.name}, but somebody else", lines, "Find a mention", ticks=here)

    def _elsewhere(self, entity: Entity, chosen: list[Mention]) -> Page:
        def assign(ref: EntityRef, _: Ticks) -> Edit:
            changes = [((m.start, m.end), Assign(ref, m.form)) for m in chosen]
            return Edit(f"{counted(len(chosen), 'mention')} {told(changes[0][1])}", changes)

        named = next((m for m in chosen if m.form == "name"), None)
        name = words_at(self._article, (named.start, named.end)) if named else ""
        others = [e for e in self._who.likest(name or entity.name, entity.kind) if e is not entity]
        kinds: tuple[Kind, ...] = tuple(dict.fromkeys((entity.kind, "person", "organisation")))
        return self._who.page("They mean", assign, others, New(kinds, name))

    def _snippet(self, mention: Mention) -> str:
        """The words around a mention, which stands in brackets."""
        start, end = mention.start, mention.end
        before, here, after = (
            words_at(self._article, span)
            for span in ((max(0, start - _SNIPPET), start), (start, end), (end, end + _SNIPPET))
        )
        return f"… {before} [{here}] {after} …"

    def _everywhere(self) -> Iterable[Span]:
        words = re.escape(self._article.text[slice(*self._here.span)])
        return (m.span() for m in re.finditer(rf"(?<!\w){words}(?!\w)", self._article.text))

    def _edit(self, change: Change, names: dict[str, Kind] | None = None) -> Edit:
        words = f"“{self._here.words}” {told(change)}"
        return Edit(words, [(self._here.span, change)], names=names or {})
