"""Ties a quotation to the entity that speaks, making one for somebody who is never named."""

from __future__ import annotations

from spacy.tokens import Doc

from reader.annotations import Kind, Mention
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
_PERSONAL = frozenset(("he", "it", "they"))
_THINGS = frozenset(("organisation", "work", "law", "product"))
_MEMORY = 250
"""After how many words the last speaker is forgotten."""
_RESOLVED = 0.88
"""How often a pronoun that speaks is joined to the right person."""
_LABEL = 0.97
"""How sure the label of a transcript is."""
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


class Speakers:
    """The speakers of one document; adds the unnamed ones to its findings.

    Quotations are given to it in the order of the words that name their speakers, since whoever spoke
    last is the likeliest "he", "it" or "they" to speak next.
    """

    def __init__(self, doc: Doc, found: Findings, phrases: Phrases) -> None:
        self.doc = doc
        self.text = doc.text
        self.found = found
        self.phrases = phrases
        self.last: Phrase | None = None
        self._unnamed: dict[str, FoundEntity] = {}
        self._by_label: dict[str, FoundEntity] = {}
        self._mentioned = {m.start for entity in found.entities for m in entity.mentions}

    def give(self, quote: FoundQuote, phrase: Phrase) -> None:
        """Set the speaker of ``quote``."""
        phrase.end = self.phrases.full_end(phrase)
        quote.speaker_span = phrase.span
        if self.last is None or self.last.head != phrase.head:
            if phrase.kind in _PERSONAL:
                phrase.entity = self._speaks_on(phrase) or phrase.entity
            if phrase.entity is None:
                phrase.entity = self._nameless(phrase)
        if phrase.form == "pronoun":
            quote.confidence *= _RESOLVED
        quote.speaker = phrase.entity
        self.last = phrase

    def label(self, quote: FoundQuote, turn: Turn) -> None:
        """Set the speaker of ``quote`` by the label of a transcript's turn."""
        quote.speaker_span = turn.label
        quote.cue_span = (turn.colon, turn.colon + 1)
        quote.confidence = _LABEL
        label = self.text[slice(*turn.label)]
        name = label.split()[-1].casefold()
        entity = self._by_label.get(name) or self._person_called(name)
        if entity is None:
            entity = FoundEntity("person", label.title(), named=len(label) > 1)
            self.found.entities.append(entity)
        self._by_label[name] = entity
        quote.speaker = entity
        if turn.label[0] not in self._mentioned:
            entity.mentions.append(Mention(*turn.label))

    def _person_called(self, name: str) -> FoundEntity | None:
        people = (entity for entity in self.found.entities if entity.kind == "person")
        return next((e for e in people if e.name.casefold().split()[-1:] == [name]), None)

    def _speaks_on(self, pronoun: Phrase) -> FoundEntity | None:
        """The last speaker, where a pronoun may mean them and nobody else came between as subject."""
        last = self.last
        if last is None or last.entity is None or pronoun.head.i - last.head.i > _MEMORY:
            return None
        if not _agree(pronoun, last) or last.entity is pronoun.entity:
            return None
        between = self.doc[last.end : pronoun.start]
        if sum("\n" in token.text for token in between) > 1:
            return None
        for token in between:
            if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON":
                known = self.phrases.mention(token)
                if known is not None and known[0] is pronoun.entity:
                    return None
        return last.entity

    def _nameless(self, phrase: Phrase) -> FoundEntity:
        """Somebody without a name; "the official" is the last official, "an official" a new one."""
        start, end = phrase.span
        head = phrase.head.lemma_.lower()
        definite = phrase.kind == "i" or self.doc[phrase.start].lower_ in _DEFINITE
        entity = self._unnamed.get(head) if definite else None
        if entity is None:
            kind = _KINDS.get(phrase.kind, "other")
            entity = FoundEntity(kind, self.text[start:end], named=phrase.kind == "name")
            self.found.entities.append(entity)
            if phrase.kind not in _PRONOUNS or phrase.kind == "i":
                self._unnamed[head] = entity
        entity.mentions.append(Mention(start, end, phrase.form))
        return entity


def _agree(pronoun: Phrase, last: Phrase) -> bool:
    """Whether ``pronoun`` may mean the last speaker, by kind, number and gender."""
    entity = last.entity
    assert entity is not None  # only asked of a speaker
    if pronoun.kind == "it":
        return entity.kind in _THINGS or last.kind in {"body", "document", "saying"}
    if pronoun.kind == "they":
        plural = last.head.tag_ in {"NNS", "NNPS"} or entity.kind in {"group", "organisation"}
        return plural or last.kind == "they"
    if entity.kind != "person" or last.kind not in {"person", "he", "role"}:
        return False
    if last.head.tag_ in {"NNS", "NNPS"}:
        return False
    gender = "female" if pronoun.head.lower_ in {"she", "her"} else "male"
    return entity.gender in {None, gender}
