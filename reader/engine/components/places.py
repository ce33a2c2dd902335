"""``newsread_places``: where the places of a document are, and whose groups belong to a place."""

from __future__ import annotations

import itertools
import re

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine import lexicon
from reader.engine.findings import FoundEntity, findings
from reader.engine.gazetteer import naming, surfaces
from reader.engine.gazetteer.candidates import Candidate
from reader.engine.gazetteer.index import Gazetteer, gazetteer
from reader.engine.gazetteer.resolution import Toponym, resolve

_INSIDE = re.compile(r",\s+|\s+\(|,?\s+in\s+(?:the\s+)?(?:\w+ern\s+|central\s+)?")
"""Between a place and what it lies in: "Paris, Texas", "Paris in northern Texas"."""
_AROUND = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}|\s+(?:\w+\s+){0,2}"
    r"(?:city|town|village|hamlet|suburb|port|capital|resort|district|province|region|county|island)"
    r"(?:\s+of)?,?\s+"
)
"""Between what a place lies in and the place: "the Texas town of Paris", "Turkey's capital, "."""
_CONTAINER = re.compile(r",\s+((?:[A-Z][\w.]*[\s-]?){1,3})")
_LONGEST_GAP = 40
_COMMA_HINT, _NEAR_HINT = 4.0, 2.0
_DEMONYM_KINDS = frozenset({"country", "region", "continent", "area"})


class Places:
    """Gives places, nationalities and bodies named after a place their :class:`Place`."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``FoundEntity.place`` where the gazetteer knows it and the text tells which."""
        reading = _Reading(doc, gazetteer())
        reading.read()
        return doc


class _Reading:
    """One document: its names, where they stand, and whose they are."""

    def __init__(self, doc: Doc, places: Gazetteer) -> None:
        self.text = doc.text
        self.entities = findings(doc).entities
        self.places = places
        self.toponyms: dict[str, Toponym] = {}
        self.owners: list[tuple[FoundEntity, Toponym]] = []
        self.spots: list[tuple[int, int, Toponym]] = []

    def read(self) -> None:
        for entity in self.entities:
            if entity.kind == "place":
                self._place(entity)
            elif entity.kind == "group":
                self._group(entity)
        self.spots.sort(key=lambda spot: spot[:2])
        self._hints()
        resolve(self.toponyms.values())
        for entity, toponym in self.owners:
            if toponym.sense is not None:
                entity.place = toponym.sense.place

    def _toponym(self, name: str, candidates: tuple[Candidate, ...]) -> Toponym:
        return self.toponyms.setdefault(naming.fold(name), Toponym(candidates))

    def _own(self, entity: FoundEntity, toponym: Toponym, weight: float = 1.0) -> None:
        self.owners.append((entity, toponym))
        toponym.weight += weight
        self.spots += [(mention.start, mention.end, toponym) for mention in entity.mentions]

    def _place(self, entity: FoundEntity) -> None:
        forms = dict.fromkeys(self.text[each.start : each.end] for each in entity.mentions)
        for form in [entity.name, *forms]:
            for name in surfaces.readings(form):
                if candidates := self.places.find(name):
                    self._own(entity, self._toponym(name, candidates))
                    return

    def _group(self, entity: FoundEntity) -> None:
        name = lexicon.table("demonyms").get(surfaces.bare(entity.name))
        if not name:
            return
        candidates = self.places.find(name)
        if candidates:
            toponym = self._toponym(name, candidates)
            for candidate in candidates:
                if candidate.kind in _DEMONYM_KINDS:
                    toponym.hint(candidate, 1.0)
            self._own(entity, toponym)

    def _hints(self) -> None:
        for (_, end, first), (start, _, second) in itertools.pairwise(self.spots):
            gap = self.text[end:start]
            if first is second or len(gap) > _LONGEST_GAP:
                continue
            if _INSIDE.fullmatch(gap):
                _contain(first, second, _COMMA_HINT if gap[0] == "," else _NEAR_HINT)
            elif _AROUND.fullmatch(gap):
                _contain(second, first, _NEAR_HINT)


def _contain(inner: Toponym, outer: Toponym, strength: float) -> None:
    for container in outer.candidates:
        for candidate in inner.candidates:
            if candidate.inside(container):
                inner.hint(candidate, strength)
                outer.hint(container, strength)


@Language.factory("newsread_places")
def make(nlp: Language, name: str) -> Places:  # noqa: ARG001 - spaCy calls factories so
    """The component; the gazetteer is opened at the first document."""
    return Places()
