"""``newsread_dates``: dates."""

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine.findings import FoundEntity, findings


class Dates:
    """dates"""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("newsread_dates")
def make(nlp: Language, name: str) -> Dates:
    return Dates()
