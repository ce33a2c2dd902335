"""Ties a quotation to the entity that speaks, making one for somebody who is never named."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc

from reader.annotations import Kind, Mention
from reader.engine.attribution.candidates import Cue
from reader.engine.attribution.phrases import Phrase, Phrases
from reader.engine.findings import Findings, FoundEntity, FoundQuote
from reader.engine.transcripts import Turn

_KINDS: dict[str, Kind] = {
    "role": "person",
    "he": "person",
    "i": "person",
    "they": "group",
    "body": "organisation",
    "document": "work",
}
_PRONOUNS = frozenset(("he", "they", "it", "who", "i", "this"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


class Speakers:
    """The speakers of one document; adds the unnamed ones to its findings."""

    def __init__(self, doc: Doc, found: Findings) -> None:
        self.doc = doc
        self.found = found
        self.phrases = Phrases(doc, found.entities)
        self._unnamed: dict[str, FoundEntity] = {}
        self._by_label: dict[str, FoundEntity] = {}
        people = sorted(
            ((m.start, index) for index, entity in enumerate(found.entities)
             if entity.kind == "person" for m in entity.mentions if m.form == "name")
        )  # fmt: skip
        self._people = people

    def give(self, quote: FoundQuote, phrase: Phrase | None, cue: Cue | None) -> None:
        """Set speaker and cue of ``quote``; no phrase is nobody."""
        if cue is not None:
            last = cue.token.nbor() if cue.kind == "according" else cue.token
            quote.cue_span = (cue.token.idx, last.idx + len(last))
        if phrase is None:
            return
        phrase.end = self.phrases.full_end(phrase)
        quote.speaker_span = phrase.span
        if phrase.entity is None:
            phrase.entity = self._antecedent(phrase) or self._nameless(phrase)
        quote.speaker = phrase.entity

    def label(self, quote: FoundQuote, turn: Turn) -> None:
        """Set the speaker of ``quote`` by the label of a transcript's turn."""
        quote.speaker_span = turn.label
        quote.cue_span = (turn.colon, turn.colon + 1)
        label = self.doc.text[slice(*turn.label)]
        name = label.split()[-1].casefold()
        entity = self._by_label.get(name) or self._person_called(name)
        if entity is None:
            entity = FoundEntity("person", label.title() if len(label) > 1 else label)
            self.found.entities.append(entity)
        self._by_label[name] = entity
        quote.speaker = entity
        if not any(m.start < turn.label[1] and turn.label[0] < m.end for m in entity.mentions[-1:]):
            entity.mentions.append(Mention(*turn.label))

    def _person_called(self, name: str) -> FoundEntity | None:
        return next(
            (
                entity
                for entity in self.found.entities
                if entity.kind == "person" and entity.name.split()[-1:] and entity.name.split()[-1].casefold() == name
            ),
            None,
        )

    def _antecedent(self, phrase: Phrase) -> FoundEntity | None:
        """The nearest person named before a "he" or "she" that nothing else resolved."""
        if phrase.kind != "he":
            return None
        before = bisect.bisect_left(self._people, (phrase.head.idx, 0))
        return self.found.entities[self._people[before - 1][1]] if before else None

    def _nameless(self, phrase: Phrase) -> FoundEntity:
        """Somebody without a name; "the official" is the last official, "an official" a new one."""
        start, end = phrase.span
        head = phrase.head.lemma_.lower()
        definite = phrase.kind == "i" or self.doc[phrase.start].lower_ in _DEFINITE
        entity = self._unnamed.get(head) if definite else None
        if entity is None:
            kind = _KINDS.get(phrase.kind, "other")
            entity = FoundEntity(kind, self.doc.text[start:end], named=phrase.kind == "name")
            self.found.entities.append(entity)
            if phrase.kind not in _PRONOUNS or phrase.kind == "i":
                self._unnamed[head] = entity
        form = "pronoun" if phrase.kind in _PRONOUNS else "nominal"
        entity.mentions.append(Mention(start, end, form))
        return entity
