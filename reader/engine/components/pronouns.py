"""``newsread_pronouns``: pronouns and role nouns joined to the entities that they stand for."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from reader.engine.coreference.resolver import Resolver
from reader.engine.coreference.syntax import Syntax
from reader.engine.findings import findings


def pronouns(doc: Doc) -> Doc:
    """Add pronoun and nominal mentions to the entities of ``findings(doc)``."""
    found = findings(doc)
    Resolver(Syntax(doc, found.quotes), found).run()
    return doc


@Language.factory(
    "newsread_pronouns", requires=["token.dep", "token.pos", "token.tag", "token.lemma"]
)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component of the ``spacy_factories`` entry point."""
    return pronouns
