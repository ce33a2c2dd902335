"""``newsread_paragraphs``: a sentence never runs over the end of a paragraph.

Put before the parser and the entity recogniser, which both respect sentence starts that are set. A
headline without a full stop then does not swallow the first words of the story.
"""

from spacy.language import Language
from spacy.tokens import Doc

_WRAPPED = range(50, 100)
"""The lengths of a line that may be one of a hard-wrapped paragraph."""


def sentence_starts(doc: Doc) -> Doc:
    """Mark the first token of each paragraph of ``doc`` as the start of a sentence.

    A single line feed ends a paragraph unless the line looks hard-wrapped: as long as such lines are,
    without a full stop or a closing mark at its end.
    """
    line_start = 0
    for token in doc[:-1]:
        if "\n" not in token.text:
            continue
        line = doc.text[line_start : token.idx].rstrip()
        line_start = token.idx + len(token)
        hard_wrapped = len(line) in _WRAPPED and line[-1:] not in '.!?:;"”’)'
        if token.text.count("\n") > 1 or not hard_wrapped:
            doc[token.i + 1].is_sent_start = True
    return doc


@Language.factory("newsread_paragraphs", assigns=["token.is_sent_start"])
def make(nlp: Language, name: str):  # noqa: ANN201, ARG001 - spaCy calls it by these names
    return sentence_starts
