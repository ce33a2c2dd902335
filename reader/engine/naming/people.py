"""Which names name the same person."""

from __future__ import annotations

import collections
import dataclasses
import functools
import itertools

from reader.annotations import Mention
from reader.engine import gender, lexicon
from reader.engine.findings import FoundEntity
from reader.engine.naming.name import Name

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_NEAR = 120
"""Within how many tokens the last full name decides who a shared surname means."""


@dataclasses.dataclass(slots=True, eq=False)
class _Person:
    entity: FoundEntity
    middle: str = ""
    full_names: int = 0


@dataclasses.dataclass(slots=True)
class _Bearers:
    """Who bears a surname or given name: the most named and the last named, for each gender."""

    everybody: set[int] = dataclasses.field(default_factory=set)
    main: dict[str | None, _Person] = dataclasses.field(default_factory=dict)
    last: dict[str | None, tuple[_Person, int]] = dataclasses.field(default_factory=dict)


class People:
    """The persons of one document; names are added once all are known."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names
        self.persons: list[_Person] = []
        self._by_full: dict[str, _Person] = {}
        self._by_parts: dict[tuple[str, str], _Person] = {}
        self._families: dict[str, _Bearers] = collections.defaultdict(_Bearers)
        self._given: dict[str, _Bearers] = collections.defaultdict(_Bearers)
        self._single: dict[tuple[str, str | None], _Person] = {}

    def grouped(self) -> list[FoundEntity]:
        """One entity for each person, with the mentions in text order."""
        self._collect_full_names()
        for name, following in itertools.zip_longest(self.names, self.names[1:]):
            person = self._by_full.get(name.text)
            if person is None:
                person = self._relative(name, following) or self._bearer(name)
            else:
                self._seen(person, name)
            person.entity.mentions.append(Mention(*name.chars))
            _describe(person.entity, name)
        return [person.entity for person in self.persons if person.entity.mentions]

    def _collect_full_names(self) -> None:
        counts = collections.Counter(name.text for name in self.names)
        genders = {name.text: name.gender for name in self.names if name.gender}
        texts = sorted((text for text in counts if " " in text), key=_most_telling)
        tails: dict[str, _Person] = {}
        for text in texts:
            if text.casefold() in tails:
                self._by_full[text] = tails[text.casefold()]
                continue
            words, suffix = _without_suffix(text.split())
            person = self._known_as(words, suffix) or self._new(text)
            self._by_full[text] = person
            person.full_names += counts[text]
            person.middle = person.middle or _middle(words)
            told = genders.get(text) or gender.of_first_name(words[0])
            person.entity.gender = person.entity.gender or told
            self._register(person, words, suffix)
            for cut in range(1, len(words) - 1):
                tails.setdefault(" ".join(words[cut:]).casefold(), person)

    def _new(self, text: str) -> _Person:
        person = _Person(FoundEntity("person", text))
        self.persons.append(person)
        return person

    def _known_as(self, words: list[str], suffix: str) -> _Person | None:
        """The person already known by the same family name and a given name that fits."""
        family, given = words[-1].casefold() + suffix, words[0].casefold()
        middle = _middle(words)
        for form in _given_forms(given):
            person = self._by_parts.get((family, form))
            if person is not None and (not middle or person.middle in {"", middle}):
                return person
        return None

    def _register(self, person: _Person, words: list[str], suffix: str) -> None:
        family, given = words[-1].casefold(), words[0].casefold()
        self._by_parts.setdefault((family + suffix, given), person)
        self._by_parts.setdefault((family + suffix, given[0] + "."), person)
        for table, key in ((self._families, family), (self._given, given)):
            bearers = table[key]
            bearers.everybody.add(id(person))
            for told in {None, person.entity.gender}:
                main = bearers.main.get(told)
                if main is None or main.full_names < person.full_names:
                    bearers.main[told] = person

    def _seen(self, person: _Person, name: Name) -> None:
        words, _ = _without_suffix(list(name.words))
        for table, key in ((self._families, words[-1]), (self._given, words[0])):
            last = table[key.casefold()].last
            last[None] = last[person.entity.gender] = person, name.start

    def _relative(self, name: Name, following: Name | None) -> _Person | None:
        """Whom "Ada" means in "Ada and Tom Moss": somebody of the family name that follows."""
        if following is None or following.chars[0] - name.chars[1] != len(" and "):
            return None
        if len(following.words) < 2 or gender.of_first_name(name.text) is None:
            return None
        words = [name.text, following.words[-1]]
        person = self._known_as(words, "")
        if person is None:
            person = self._new(" ".join(words))
            person.entity.gender = gender.of_first_name(name.text)
            self._register(person, words, "")
        return person

    def _bearer(self, name: Name) -> _Person:
        """Whom a bare surname or given name means."""
        key = name.text.casefold()
        for table in (self._families, self._given):
            if key in table and table[key].everybody:
                person = _choose(table[key], name)
                if person is not None:
                    return person
        single = self._single.get((key, name.gender)) or self._single.get((key, None))
        if single is None and name.gender is None:
            single = self._single.get((key, "male")) or self._single.get((key, "female"))
        if single is None:
            single = self._single[key, name.gender] = self._new(name.text)
        return single


def _choose(bearers: _Bearers, name: Name) -> _Person | None:
    genders = [name.gender] if name.gender in bearers.main else [None]
    for told in genders:
        last, main = bearers.last.get(told), bearers.main.get(told)
        if last is not None and name.start - last[1] < _NEAR:
            main = last[0]
        if main is not None and (not name.gender or main.entity.gender in {None, name.gender}):
            return main
    return None


def _describe(entity: FoundEntity, name: Name) -> None:
    """Note what the text says of a person at ``name``; a phrase says more than a mere title."""
    entity.gender = entity.gender or name.gender
    if name.role is not None and (
        entity.role is None or (" " in name.role and " " not in entity.role)
    ):
        entity.role = name.role


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """``words`` without "Jr." and its like, and that suffix: father and son are two persons."""
    suffix = ""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = " " + words[-1].rstrip(".").casefold()
        words = words[:-1]
    return [word.rstrip(",") for word in words], suffix


def _most_telling(text: str) -> tuple[int, bool]:
    """A sort key that puts long names first, and those with a mere initial after the others."""
    words = text.split()
    return -len(words), len(words[0].rstrip(".")) == 1


def _middle(words: list[str]) -> str:
    """The middle initial, small; empty where there is none, or a word that may be a particle."""
    middle = words[1] if len(words) == 3 else ""
    return middle[0].casefold() if middle[:1].isupper() else ""


def _given_forms(given: str) -> list[str]:
    """What the given name ``given`` may stand for: itself, full or short forms, its initial."""
    forms = [given]
    long_forms = lexicon.table("nicknames").get(given.capitalize(), "")
    forms += [form.casefold() for form in long_forms.split(",") if form]
    forms += [form.casefold() for form in _short_forms().get(given.capitalize(), ())]
    if len(given.rstrip(".")) == 1:
        forms.append(given[0] + ".")
    return forms


@functools.cache
def _short_forms() -> dict[str, list[str]]:
    shorts: dict[str, list[str]] = collections.defaultdict(list)
    for short, longs in lexicon.table("nicknames").items():
        for form in longs.split(","):
            shorts[form].append(short)
    return shorts
