"""Which names name the same organisation, place or other thing."""

from __future__ import annotations

import re

from reader.annotations import Kind, Mention
from reader.engine import lexicon
from reader.engine.findings import FoundEntity
from reader.engine.naming.name import Name, initials

_COMPANY = frozenset({"inc", "corp", "corporation", "co", "company", "ltd", "llc", "llp", "plc"})


def grouped(names: list[Name]) -> list[FoundEntity]:
    """One entity for each thing that ``names`` name, with the mentions in text order."""
    acronyms: dict[str, str] = {}
    for name in names:
        if len(name.words) > 1 and name.kind == "organisation":
            for acronym in initials(name.words):
                acronyms.setdefault(acronym, key(name))
    entities: dict[tuple[Kind, str], FoundEntity] = {}
    for name in names:
        which = acronyms.get(name.text.replace(".", "")) or key(name)
        entity = entities.get((name.kind, which))
        if entity is None:
            entity = entities[name.kind, which] = FoundEntity(name.kind, _full(name))
        if len(_full(name)) > len(entity.name):
            entity.name = _full(name)
        entity.mentions.append(Mention(*name.chars))
    return list(entities.values())


def _full(name: Name) -> str:
    return lexicon.table("name_aliases").get(name.text, name.text)


def key(name: Name) -> str:
    """The form of a name that all its spellings share."""
    text = _full(name)
    words = re.findall(r"[\w&]+", text.replace(".", "").casefold())
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(words) or text
