"""``newsread_names``: mentions of one person, body or place grouped under one name.

Reads ``doc.ents`` and the tags, writes ``findings(doc).entities`` in order of first mention. The
mentions of all entities, of form "name", never overlap, but for places that stand inside the name of
a body or an event ("Texas" in "University of Texas"). Names whose kind is known can be told:
``nlp.add_pipe("newsread_names", config={"known": {"Peskov": "person"}})``.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Kind
from reader.corrections import NO_NAMES, KnownNames
from reader.engine.components.common import publish, require_annotation
from reader.engine.findings import findings
from reader.engine.naming import (
    again,
    capitals,
    inner,
    kinds,
    people,
    roles,
    spans,
    teams,
    things,
    told,
    whole,
)
from reader.engine.naming.name import Tokens


def names(doc: Doc, known: KnownNames = NO_NAMES) -> Doc:
    """Find, type and group the names of ``doc``; those of ``known`` have the kinds that it tells."""
    require_annotation(doc, "newsread_names", "ENT_IOB", "TAG")
    tokens = Tokens.of(doc)
    from_model = whole.whole(tokens, spans.from_model(tokens))
    found = again.find(tokens, told.find(tokens, from_model, known))
    capitals.settle(found)
    kinds.settle(tokens, found, known)
    teams.settle(tokens, found)
    told.settle(found, known)
    roles.add(tokens, found)
    persons = [name for name in found if name.kind == "person"]
    entities = people.People(persons).grouped()
    others = [name for name in found if name.kind != "person"]
    others += [
        name for name in inner.find(tokens, found) if known.get(name.text) in {None, "place"}
    ]
    entities += things.grouped(sorted(others, key=lambda name: name.start))
    entities.sort(key=lambda entity: entity.mentions[0].start)
    findings(doc).entities.extend(entities)
    names = ((e.name, e.kind, mention) for e in entities for mention in e.mentions)
    publish(doc, "newsread_names", ((m.start, m.end, kind, name) for name, kind, m in names))
    return doc


@Language.factory(
    "newsread_names",
    default_config={"known": {}},
    requires=["doc.ents", "token.tag"],
    assigns=["doc.spans"],
)
def make(nlp: Language, name: str, known: dict[str, Kind]) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component for a pipeline."""
    return functools.partial(names, known=told.straight(known))
