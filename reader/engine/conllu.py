"""Annotated documents as CoNLL-U (https://universaldependencies.org/format.html) with entities.

Entities stand in MISC as CorefUD has them (https://ufal.mff.cuni.cz/corefud): ``Entity=(e1-person-2-name``
opens a mention of entity 1 whose second word is its head, ``Entity=e1)`` closes it. So do dates
(``Date=(d0-2024-11-07``) and quotes (``Quote=(q0-direct-e1``, the speaker last), which may go on over the
end of a sentence. ``TokenRange`` counts code points of the article's text. Relations are those of the
model, which in spaCy's English pipelines are not those of Universal Dependencies; UPOS and features are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from reader.annotations import Annotations, Entity, Mention

_BLANK = re.compile(r"\s")
_WRITTEN = str.maketrans(
    {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
)
"""How UDPipe writes blanks in ``SpacesAfter``."""


class _Bracket(NamedTuple):
    """Something that spans the tokens ``first`` to ``last``: its key in MISC, its id, and the rest."""

    key: str
    identity: str
    rest: str
    first: int
    last: int


def encode(identity: str, docs: Sequence[tuple[int, Doc]], annotations: Annotations) -> bytes:
    """One document: its sections, each with the code point where it begins."""
    lines = [f"# newdoc id = {_BLANK.sub(' ', identity)}"]
    number = 0
    for start, doc in docs:
        misc = _Misc(doc, start, annotations)
        for sentence in doc.sents:
            words = [token for token in sentence if not token.is_space]
            if words:
                number += 1
                text = "".join(_with_blank(token) for token in words).rstrip()
                lines += [f"# sent_id = {number}", f"# text = {text}", *_rows(words, misc), ""]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _rows(words: Sequence[Token], misc: _Misc) -> Iterator[str]:
    for number, (token, head) in enumerate(zip(words, _heads(words), strict=True), 1):
        fields = (
            *(str(number), _field(token.text), _field(token.lemma_), token.pos_ or "_"),
            *(_field(token.tag_), str(token.morph) or "_", str(head)),
            *(_field(token.dep_.lower()) if head else "root", "_", misc.of(token)),
        )
        yield "\t".join(fields)


def _heads(words: Sequence[Token]) -> list[int]:
    """The number of each word's head, from 1, past heads that are blanks; the root has 0.

    There is one root: whatever else has no head hangs on it.
    """
    place = {token.i: number for number, token in enumerate(words, 1)}
    heads = [place.get(_head(token).i, 0) if _head(token) is not token else 0 for token in words]
    root = heads.index(0) + 1 if 0 in heads else 1
    return [0 if number == root else head or root for number, head in enumerate(heads, 1)]


def _head(token: Token) -> Token:
    """Itself for a root."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return token if head.is_space or head.i == token.i else head


class _Misc:
    """The last column: brackets, the place in the text, and what follows a word that is no space."""

    def __init__(self, doc: Doc, start: int, annotations: Annotations) -> None:
        self._doc = doc
        self._start = start
        self._marks: dict[int, dict[str, list[str]]] = {}
        for bracket in sorted(self._brackets(annotations), key=lambda b: (b.first, -b.last)):
            self._put(bracket)

    def of(self, token: Token) -> str:
        """The column for ``token``."""
        values = {key: "".join(marks) for key, marks in self._marks.get(token.i, {}).items()}
        after = _after(token)
        if after == "":
            values["SpaceAfter"] = "No"
        elif after != " ":
            values["SpacesAfter"] = _BLANK.sub(r"\\s", after.translate(_WRITTEN))
        begin = self._start + token.idx
        values["TokenRange"] = f"{begin}:{begin + len(token)}"
        return "|".join(f"{key}={values[key]}" for key in sorted(values))

    def _put(self, bracket: _Bracket) -> None:
        opening = f"({bracket.identity}-{bracket.rest}"
        if bracket.first == bracket.last:
            self._at(bracket.first, bracket.key).append(f"{opening})")
        else:
            self._at(bracket.first, bracket.key).append(opening)
            # What closes stands before what opens, and what opened last closes first.
            self._at(bracket.last, bracket.key).insert(0, f"{bracket.identity})")

    def _at(self, token: int, key: str) -> list[str]:
        return self._marks.setdefault(token, {}).setdefault(key, [])

    def _brackets(self, annotations: Annotations) -> Iterator[_Bracket]:
        for entity in annotations.entities:
            for mention in entity.mentions:
                yield from self._mention(entity, mention)
        for number, when in enumerate(annotations.dates):
            yield from self._span("Date", f"d{number}", when.value, when.start, when.end)
        for quote in annotations.quotes:
            speaker = "" if quote.speaker is None else f"e{quote.speaker}"
            rest = f"{quote.kind}-{speaker}"
            yield from self._span("Quote", f"q{quote.id}", rest, quote.start, quote.end)

    def _mention(self, entity: Entity, mention: Mention) -> Iterator[_Bracket]:
        for words in self._words(mention.start, mention.end):
            inside = [token.i for token in words if not token.is_space]
            head = inside.index(words.root.i) + 1 if words.root.i in inside else 1
            rest = f"{entity.kind}-{head}-{mention.form}"
            yield _Bracket("Entity", f"e{entity.id}", rest, inside[0], inside[-1])

    def _span(self, key: str, identity: str, rest: str, start: int, end: int) -> Iterator[_Bracket]:
        for words in self._words(start, end):
            inside = [token.i for token in words if not token.is_space]
            yield _Bracket(key, identity, rest, inside[0], inside[-1])

    def _words(self, start: int, end: int) -> Iterator[Span]:
        """The tokens of a stretch of the article, if they are of this section and not only blanks."""
        begin = start - self._start
        if 0 <= begin < len(self._doc.text):
            span = self._doc.char_span(begin, end - self._start, alignment_mode="expand")
            if span is not None and not all(token.is_space for token in span):
                yield span


def _after(token: Token) -> str:
    """The blanks between ``token`` and the next word."""
    blanks = token.whitespace_
    for following in token.doc[token.i + 1 :]:
        if not following.is_space:
            break
        blanks += following.text_with_ws
    return blanks


def _with_blank(token: Token) -> str:
    return _BLANK.sub("_", token.text) + (" " if _after(token) else "")


def _field(words: str) -> str:
    return _BLANK.sub("_", words) or "_"
