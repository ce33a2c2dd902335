"""``newsread_places``: where the places of a document are, and who belongs to a place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine import lexicon
from reader.engine.components.common import publish, require
from reader.engine.findings import Findings, FoundEntity, findings
from reader.engine.gazetteer import contexts, naming, surfaces
from reader.engine.gazetteer.candidates import Candidate
from reader.engine.gazetteer.index import Gazetteer, gazetteer
from reader.engine.gazetteer.resolution import Toponym, resolve

_NAMED_AFTER = frozenset({"organisation", "event", "place"})
_MISTAKABLE = frozenset({"person", "organisation", "product"})
_BORDERED = frozenset({"country", "region", "continent", "area"})
_DEMONYM_HINT = 1.0
_INNER_WEIGHT = 0.6
"""A body's name tells a little less of where an article is at home than a place's."""
_KNOWN_WIDELY = 100_000
"""A body is taken for named after a town of so many people without further evidence."""
_EVIDENCE = 2.0


class Places:
    """Gives places, nationalities and bodies named after a place their ``FoundEntity.place``."""

    def __call__(self, doc: Doc) -> Doc:
        """Finds the places that the gazetteer knows and the text tells apart; adds missed ones."""
        found = findings(doc)
        _Reading(doc.text, found, gazetteer()).read()
        placed = [(e.kind, str(e.place.geonames_id or ""), e) for e in found.entities if e.place]
        mentions = ((m.start, m.end, kind, key) for kind, key, e in placed for m in e.mentions)
        publish(doc, "newsread_places", mentions)
        return doc


@dataclasses.dataclass(slots=True)
class _Owner:
    """An entity with the name that tells its place; ``sure`` if that name needs no evidence."""

    entity: FoundEntity
    toponym: Toponym
    sure: bool = True


class _Reading:
    """One document: the names in it that the gazetteer knows, where they stand, whose they are."""

    def __init__(self, text: str, found: Findings, places: Gazetteer) -> None:
        self.text = text
        self.found = found
        self.places = places
        self.toponyms: dict[str, Toponym] = {}
        self.owners: list[_Owner] = []
        self.place_of: dict[int, FoundEntity] = {}
        self.spots: list[tuple[int, int, Toponym]] = []
        self.covered = bytearray(len(text))
        for entity in found.entities:
            for mention in entity.mentions:
                self.covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)

    def read(self) -> None:
        """Sets ``place`` on the entities."""
        counties = self._counties()
        self._mistaken_towns()
        without = []
        for entity in self.found.entities:
            known = entity.kind == "place" and self._place(entity, counties)
            known = known or (entity.kind == "group" and self._group(entity))
            if not known and entity.kind in _NAMED_AFTER:
                without.append(entity)
        people = [entity.name for entity in self.found.entities if entity.kind == "person"]
        surnames = {name.rpartition(" ")[2] for name in people}
        for entity in without:
            self._named_after(entity, surnames)
        self._datelines()
        self._containers()
        self.spots.sort(key=lambda spot: spot[:2])
        contexts.hint(self.text, self.spots)
        resolve(self.toponyms.values(), contexts.home_countries(self.text))
        for owner in self.owners:
            sense = owner.toponym.sense
            if sense is not None and (owner.sure or _evident(owner.toponym, sense)):
                owner.entity.place = replace(sense.place, confidence=round(owner.toponym.chance, 2))

    def _toponym(self, name: str, candidates: tuple[Candidate, ...]) -> Toponym:
        return self.toponyms.setdefault(naming.fold(name), Toponym(candidates))

    def _own(self, entity: FoundEntity, toponym: Toponym) -> None:
        self.owners.append(_Owner(entity, toponym))
        if entity.kind == "place":
            self.place_of.setdefault(id(toponym), entity)
        toponym.weight += 1.0
        self.spots += [(mention.start, mention.end, toponym) for mention in entity.mentions]

    def _forms(self, entity: FoundEntity) -> Iterator[str]:
        """The entity's name and the texts of its mentions, each once, full stops put back."""
        yield from dict.fromkeys(
            self.text[each.start : each.end + (self.text[each.end : each.end + 1] == ".")]
            for each in entity.mentions
            if each.form == "name"
        )
        yield entity.name

    def _counties(self) -> set[str]:
        """The names in lists of counties ("Clark, Lake and Hall counties")."""
        spans = contexts.county_lists(self.text)
        lists = (self.text[start:end].replace(" and ", ", ") for start, end in spans)
        return {name.strip() for each in lists for name in each.split(",")}

    def _place(self, entity: FoundEntity, counties: set[str]) -> bool:
        forms = list(self._forms(entity))
        if entity.name in counties:
            forms.insert(0, f"{entity.name} County")
        toponym = None
        for form in forms:
            name, candidates = self._read(form)
            if not candidates:
                continue
            if toponym is None:
                toponym = self._toponym(name, candidates)
                self._own(entity, toponym)
            elif self._toponym(name, candidates) is not toponym:
                contexts.agree(toponym, candidates)
        if toponym is not None:
            for mention in entity.mentions:
                if contexts.of_a_town(self.text, mention.end):
                    contexts.not_a_country(toponym)
        return toponym is not None

    def _read(self, form: str) -> tuple[str, tuple[Candidate, ...]]:
        """The name in a mention of a place, and the places of that name."""
        for name in surfaces.readings(form):
            if candidates := self.places.find(name):
                return name, candidates
        return "", ()

    def _group(self, entity: FoundEntity) -> bool:
        name = lexicon.table("demonyms").get(surfaces.bare(entity.name))
        candidates = self.places.find(name) if name else ()
        if not name or not candidates:
            return False
        self._own(entity, self._demonym(name, candidates))
        return True

    def _demonym(self, name: str, candidates: tuple[Candidate, ...]) -> Toponym:
        toponym = self._toponym(name, candidates)
        for candidate in candidates:
            if candidate.kind in _BORDERED:
                toponym.hint(candidate, _DEMONYM_HINT)
        return toponym

    def _named_after(self, entity: FoundEntity, surnames: set[str]) -> None:
        """Looks for a place in the name of a body, an event or a building."""
        first = next((each for each in entity.mentions if each.form == "name"), None)
        if first is None:
            return
        surface = self.text[first.start : first.end]
        for start, end in surfaces.inner_names(surface):
            name = surfaces.bare(surface[start:end])
            toponym, sure = self._inner_area(name), True
            if toponym is None and name not in surnames and _told_as_a_town(surface, start, end):
                toponym, sure = self._inner_town(name), False
            if toponym is not None:
                self.owners.append(_Owner(entity, toponym, sure))
                toponym.weight += _INNER_WEIGHT
                self.spots.append((first.start + start, first.start + end, toponym))
                return

    def _inner_area(self, name: str) -> Toponym | None:
        """What ``name`` means if it is a place told of elsewhere, or a country, a county..."""
        known = self.toponyms.get(naming.fold(name))
        if known is not None:
            return known
        if place := lexicon.table("demonyms").get(name):
            candidates = self.places.find(place)
            return self._demonym(place, candidates) if candidates else None
        candidates = self._main(name)
        if naming.is_acronym(name):
            candidates = tuple(each for each in candidates if each.kind == "country")
        with_borders = any(each.kind in _BORDERED or each.kind == "county" for each in candidates)
        return self._toponym(name, candidates) if with_borders else None

    def _inner_town(self, name: str) -> Toponym | None:
        candidates = self._main(name)
        if not candidates or naming.is_acronym(name) or _is_first_name(name):
            return None
        return self._toponym(name, candidates)

    def _main(self, name: str) -> tuple[Candidate, ...]:
        """The places of which ``name`` is the usual name, unless it is first of all a word."""
        if name in lexicon.words("not_towns"):
            return ()
        return tuple(each for each in self.places.find(name) if each.main)

    def _mistaken_towns(self) -> None:
        """Makes places of "people" and "bodies" that the text treats as towns ("a Leeds man")."""
        speakers = {id(quote.speaker) for quote in self.found.quotes}
        for entity in self.found.entities:
            if entity.kind not in _MISTAKABLE or id(entity) in speakers:
                continue
            if entity.name.count(" ") > 2 or any(each.form != "name" for each in entity.mentions):
                continue
            local = sum(
                contexts.locative(self.text, each.start, each.end) for each in entity.mentions
            )
            if 2 * local > len(entity.mentions) and self._main(entity.name):
                entity.kind = "place"

    def _datelines(self) -> None:
        """Adds the towns that open an article and that nobody took for a name."""
        for start, end in contexts.datelines(self.text):
            candidates = self.places.find(self.text[start:end])
            if candidates and not any(self.covered[start:end]):
                self._add(start, end, self._toponym(self.text[start:end], candidates))

    def _containers(self) -> None:
        """Finds what places are said to lie in ("Paris, Texas"), and adds what nobody found."""
        for _, end, toponym in tuple(self.spots):
            for start, stop in contexts.container_after(self.text, end):
                name = self.text[start:stop]
                candidates = tuple(
                    each for each in self.places.find(name) if each.kind in ("country", "region")
                )
                outer = self._toponym(name, candidates) if candidates else None
                if outer is not None and contexts.contain(toponym, outer):
                    if not any(self.covered[start:stop]):
                        self._add(start, stop, outer)
                    break

    def _add(self, start: int, end: int, toponym: Toponym) -> None:
        """Adds a mention of a place: to the entity of that name, or to a new one."""
        mention = Mention(start, end)
        entity = self.place_of.get(id(toponym))
        self.covered[start:end] = b"\1" * (end - start)
        if entity is not None:
            entity.mentions.append(mention)
            self.spots.append((start, end, toponym))
            return
        name = self.text[start:end]
        new = FoundEntity("place", name.title() if name.isupper() and end - start > 4 else name)
        new.mentions.append(mention)
        self.found.entities.append(new)
        self._own(new, toponym)


def _told_as_a_town(surface: str, start: int, end: int) -> bool:
    """Whether a body's name treats ``surface[start:end]`` as a town: "X Police", "Bank of X"."""
    following = surface[end:].split(maxsplit=1)
    if following and following[0].strip("’'s,.") in lexicon.words("civic_words"):
        return True
    return surface[:start].endswith((" of ", " in ", " at "))


def _is_first_name(name: str) -> bool:
    return name in lexicon.words("first_names_male") or name in lexicon.words("first_names_female")


def _evident(toponym: Toponym, sense: Candidate) -> bool:
    return sense.population >= _KNOWN_WIDELY or toponym.support >= _EVIDENCE


@Language.factory("newsread_places", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's signature
    """The component; the gazetteer is opened at the first document."""
    require(nlp, "newsread_places", "newsread_names")
    return Places()
