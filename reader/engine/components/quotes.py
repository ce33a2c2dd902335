"""``newsread_quotes``: quotations."""

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine.findings import FoundEntity, findings


class Quotes:
    """quotations"""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("newsread_quotes")
def make(nlp: Language, name: str) -> Quotes:
    return Quotes()
