"""The noun phrases that may be speakers, each linked to the entity that it mentions."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from reader.annotations import Form
from reader.engine.cues import children
from reader.engine.findings import FoundEntity
from reader.engine.lexicon import table, words

_PRONOUNS = {
    "he": "he",
    "she": "he",
    "they": "they",
    "it": "it",
    "who": "who",
    "i": "i",
    "we": "i",
    "you": "i",
}
_FOLLOWS_HEAD = frozenset(("of", "for", "from", "with", "at"))


@dataclasses.dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase: tokens ``start`` to ``end`` (exclusive) around ``head``.

    ``kind`` is "person", "organisation", "place", "group" or "other" for a name; "he" (she, too),
    "they", "it", "who", "i", "this" for pronouns; "role", "body", "document" or "noun" for nouns.
    """

    head: Token
    start: int
    end: int
    kind: str
    entity: FoundEntity | None
    form: Form

    @property
    def span(self) -> tuple[int, int]:
        """Code points of the phrase, the words that name the speaker."""
        doc = self.head.doc
        last = doc[self.end - 1]
        return doc[self.start].idx, last.idx + len(last)

    def same(self, other: Phrase) -> bool:
        """Whether both speak of one entity, or are one phrase."""
        if self.entity is not None and self.entity is other.entity:
            return True
        return self.head == other.head


class Phrases:
    """The noun phrases of a document by their head: base noun phrases and the mentions of entities."""

    def __init__(self, doc: Doc, entities: Iterable[FoundEntity]) -> None:
        self.doc = doc
        self._mentions = _mentions(doc, entities)
        self._by_head: dict[int, Phrase] = {}
        for chunk in doc.noun_chunks:
            self._by_head[chunk.root.i] = self._phrase(chunk)

    def at(self, head: Token) -> Phrase:
        """The phrase around ``head``, made when it is none of the base noun phrases."""
        known = self._by_head.get(head.i)
        if known is None:
            known = self._by_head[head.i] = self._phrase(self.doc[head.i : head.i + 1])
        return known

    def heads(self, tokens: Iterable[Token]) -> list[Phrase]:
        """The phrases whose heads are among ``tokens``, in order."""
        return [self._by_head[token.i] for token in tokens if token.i in self._by_head]

    def mention(self, token: Token) -> tuple[FoundEntity, Form] | None:
        """The entity that ``token`` is part of a mention of; the innermost where they nest."""
        return self._mentions.get(token.i)

    def _phrase(self, chunk: Span) -> Phrase:
        head = chunk.root
        start, end = chunk.start, chunk.end
        found = self.mention(head)
        if head.tag_ in {"WP", "WDT"} and head.head.dep_ == "relcl":
            antecedent = self.at(head.head.head) if head.head.head != head else None
            entity = antecedent.entity if antecedent is not None else None
            return Phrase(head, start, end, "who", entity, "pronoun")
        if found is None:
            named = _apposed_name(head)
            if named is not None and self.mention(named) is not None:
                found = self.mention(named)
        if found is None:
            return Phrase(head, start, end, _noun_kind(head), None, "nominal")
        entity, form = found
        if form == "pronoun":
            return Phrase(head, start, end, _noun_kind(head), entity, form)
        kind: str = entity.kind if entity.kind in _NAME_KINDS else "other"
        if form == "nominal":
            kind = _noun_kind(head)
        return Phrase(head, start, end, kind, entity, form)

    def full_end(self, phrase: Phrase) -> int:
        """The end of ``phrase`` with what follows it closely ("a spokesman for the ministry")."""
        if phrase.form == "pronoun" or phrase.kind in {"he", "they", "it", "who", "i"}:
            return phrase.end
        end = phrase.end
        head = phrase.head
        for _ in range(3):
            link = next(
                (
                    child
                    for child in children(head)
                    if child.dep_ == "prep" and child.lower_ in _FOLLOWS_HEAD and child.i == end
                ),
                None,
            )
            if link is None:
                return end
            noun = next((child for child in children(link) if child.dep_ == "pobj"), None)
            if noun is None:
                return end
            end = self.at(noun).end
            head = noun
        return end


def _mentions(doc: Doc, entities: Iterable[FoundEntity]) -> dict[int, tuple[FoundEntity, Form]]:
    """Entity and form of mention by token; shorter mentions win over those that hold them."""
    starts = [token.idx for token in doc]
    spans = [(m.end - m.start, m.start, m.end, m.form, e) for e in entities for m in e.mentions]
    by_token: dict[int, tuple[FoundEntity, Form]] = {}
    for _, start, end, form, entity in sorted(spans, key=lambda span: -span[0]):
        first = max(0, bisect.bisect_right(starts, start) - 1)
        for index in range(first, bisect.bisect_left(starts, end)):
            by_token[index] = (entity, form)
    return by_token


_NAME_KINDS = frozenset(("person", "organisation", "place", "group"))


def _apposed_name(head: Token) -> Token | None:
    """The name in apposition to a noun: "the group's head, Ann Hill"."""
    return next(
        (child for child in children(head) if child.dep_ == "appos" and child.pos_ == "PROPN"), None
    )


_NOUN_KINDS = (("role", "person_nouns"), ("body", "body_nouns"), ("document", "document_nouns"))


def _noun_kind(head: Token) -> str:
    lower, lemma = head.lower_, head.lemma_.lower()
    if lower in _PRONOUNS:
        return _PRONOUNS[lower]
    if head.pos_ in {"PRON", "DET", "NUM", "ADJ"}:
        return "this"
    for kind, name in _NOUN_KINDS:
        if lemma in words(name) or lower in words(name):
            return kind
    if lemma in table("cue_nouns"):
        return "saying"
    return "noun" if head.pos_ != "PROPN" else "name"
