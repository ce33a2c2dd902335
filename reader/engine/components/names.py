"""``newsread_names``: mentions of one person, body or place grouped under one name."""

from spacy.language import Language
from spacy.tokens import Doc

from reader.annotations import Mention
from reader.engine.findings import FoundEntity, findings

KINDS = {"PERSON":"person","ORG":"organisation","GPE":"place","LOC":"place","FAC":"place","NORP":"group","EVENT":"event","WORK_OF_ART":"work","PRODUCT":"product","LAW":"law"}


class Names:
    """mentions of one person, body or place grouped under one name"""

    def __call__(self, doc: Doc) -> Doc:
        found = findings(doc)
        by_name = {}
        for ent in doc.ents:
            kind = KINDS.get(ent.label_)
            if kind is None:
                continue
            entity = by_name.get((kind, ent.text))
            if entity is None:
                entity = by_name[kind, ent.text] = FoundEntity(kind, ent.text)
                found.entities.append(entity)
            entity.mentions.append(Mention(ent.start_char, ent.end_char))
        return doc


@Language.factory("newsread_names")
def make(nlp: Language, name: str) -> Names:
    return Names()
