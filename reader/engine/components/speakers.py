"""``newsread_speakers``: speakers."""

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine.findings import FoundEntity, findings


class Speakers:
    """speakers"""

    def __call__(self, doc: Doc) -> Doc:
        return doc


@Language.factory("newsread_speakers")
def make(nlp: Language, name: str) -> Speakers:
    return Speakers()
