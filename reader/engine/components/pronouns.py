"""``newsread_pronouns``: pronouns and role nouns joined to the entities that they stand for."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.components.common import publish, require, require_annotation
from reader.engine.coreference.resolver import Resolver
from reader.engine.coreference.syntax import Syntax
from reader.engine.findings import findings


def pronouns(doc: Doc) -> Doc:
    """Add pronoun and nominal mentions to the entities of ``findings(doc)``."""
    require_annotation(doc, "newsread_pronouns", "DEP", "TAG", "LEMMA")
    found = findings(doc)
    Resolver(Syntax(doc, found.quotes), found).run()
    mentions = (
        (mention.start, mention.end, entity.kind, entity.name)
        for entity in found.entities
        for mention in entity.mentions
        if mention.form != "name"
    )
    publish(doc, "newsread_pronouns", mentions)
    return doc


@Language.factory(
    "newsread_pronouns",
    requires=["token.dep", "token.tag", "token.lemma"],
    assigns=["doc.spans"],
)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component of the ``spacy_factories`` entry point."""
    require(nlp, "newsread_pronouns", "newsread_names")
    return pronouns
