"""``newsread_paragraphs``: a sentence never runs over the end of a paragraph, nor out of a dateline.

Put before the parser and the entity recogniser, which both respect sentence starts that are set. A
headline without a full stop then does not swallow the first words of the story.
"""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Token

_WRAPPED = range(50, 100)
"""The lengths of a line that may be one of a hard-wrapped paragraph."""

_DATELINE = re.compile(
    r"[^\W\d_a-z][A-Z.'’-]{2,}[^\n(—–_“\"]{0,60}(?:\([^\n()]{2,30}\) ?)?\s?(?:—|–|_|--| - ) ?(?=\S)"
)
"""Place in capitals, date and agency up to the dash: "SOCHI, Russia, Nov 7 (Reuters) - "."""


def sentence_starts(doc: Doc) -> Doc:
    """Mark the first token of each paragraph of ``doc``, and of its story, as a sentence's first.

    A single line feed ends a paragraph unless the line looks hard-wrapped: as long as such lines are,
    without a full stop or a closing mark at its end.
    """
    text = doc.text
    offsets = {token.idx: token for token in doc}
    line_start = 0
    _after_dateline(text, 0, offsets)
    for token in doc[:-1]:
        if "\n" not in token.text:
            continue
        line = text[line_start : token.idx].rstrip()
        line_start = token.idx + len(token)
        hard_wrapped = len(line) in _WRAPPED and line[-1:] not in '.!?:;"”’)'
        if token.text.count("\n") > 1 or not hard_wrapped:
            doc[token.i + 1].is_sent_start = True
            _after_dateline(text, line_start, offsets)
    return doc


def _after_dateline(text: str, start: int, offsets: dict[int, Token]) -> None:
    dateline = _DATELINE.match(text, start)
    if dateline is not None and dateline.end() in offsets:
        offsets[dateline.end()].is_sent_start = True


@Language.factory("newsread_paragraphs", assigns=["token.is_sent_start"])
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's names
    """The component for a pipeline."""
    return sentence_starts
