"""``newsread_places``: places."""

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine.findings import FoundEntity, findings


class Places:
    """places"""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("newsread_places")
def make(nlp: Language, name: str) -> Places:
    return Places()
