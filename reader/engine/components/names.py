"""``newsread_names``: mentions of one person, body or place grouped under one name.

Reads ``doc.ents`` and the tags, writes ``findings(doc).entities`` in order of first mention. The
mentions of all entities, of form "name", never overlap.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.findings import findings
from reader.engine.naming import again, capitals, kinds, people, roles, spans, teams, things, whole
from reader.engine.naming.name import Tokens


def names(doc: Doc) -> Doc:
    """Find, type and group the names of ``doc``."""
    tokens = Tokens.of(doc)
    found = again.find(tokens, whole.whole(tokens, spans.from_model(tokens)))
    capitals.settle(found)
    kinds.settle(tokens, found)
    teams.settle(tokens, found)
    roles.add(tokens, found)
    persons = [name for name in found if name.kind == "person"]
    entities = people.People(persons).grouped()
    entities += things.grouped([name for name in found if name.kind != "person"])
    entities.sort(key=lambda entity: entity.mentions[0].start)
    findings(doc).entities.extend(entities)
    return doc


@Language.factory("newsread_names", requires=["doc.ents", "token.tag"])
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component for a pipeline."""
    return names
