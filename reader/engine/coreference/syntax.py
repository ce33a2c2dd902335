"""The parse of a document as plain lists: what coreference asks of a token, quickly."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from spacy.tokens import Doc

from reader.engine.findings import FoundQuote

CLAUSES = frozenset(
    ("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis")
)
"""Dependencies whose head word is the predicate of a clause of its own."""

SUBJECTS = frozenset(("nsubj", "nsubjpass"))

_CHILDREN = 40
"""Children of a token that are looked at: parses of broken text may hang thousands on one."""

_DEPTH = 24
"""Steps up the tree that are looked at: parses of broken text may be thousands deep."""


class Syntax:
    """Each list has one element a token: the index of its head, its dependency, tag and so on.

    ``sentence`` numbers the sentences from 0, ``quote`` is the index of the innermost quotation
    around the token or -1, and ``paragraph`` numbers the lines. ``story`` numbers the sentences
    without those that are all quotation: a reader goes on from what was told before a quote.
    """

    def __init__(self, doc: Doc, quotes: list[FoundQuote]) -> None:
        self.doc = doc
        self.head = [token.head.i for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.pos = [token.pos_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.lemma = [token.lemma_ for token in doc]
        self.lower = [token.lower_ for token in doc]
        self.start = [token.idx for token in doc]
        self.end = [token.idx + len(token) for token in doc]
        self.sentence, self.paragraph, self.sentence_start = _numbered(doc)
        self.quote = _quoted(self.start, quotes)
        self.story = _story(self.sentence, self.quote, self.pos)
        self._subject: dict[int, int] = {}
        for index, dep in enumerate(self.dep):
            if dep in SUBJECTS:
                self._subject.setdefault(self.head[index], index)
        self._children: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head != index:
                self._children[head].append(index)

    def __len__(self) -> int:
        return len(self.head)

    def children(self, index: int) -> list[int]:
        """The first tokens that depend on ``index`` directly, in text order."""
        return self._children[index][:_CHILDREN]

    def token_at(self, offset: int) -> int:
        """The token that holds the code point ``offset``."""
        return max(0, bisect.bisect_right(self.start, offset) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the tokens ``start`` to ``end`` (exclusive)."""
        return self.start[start], self.end[end - 1]

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above ``index``, nearest first; only the nearest of a very deep tree."""
        for _ in range(_DEPTH):
            above = self.head[index]
            if above == index:
                return
            yield above
            index = above

    def distance(self, first: int, second: int) -> int:
        """How many sentences after the token ``first`` the token ``second`` stands.

        From outside quotations, sentences that are all quotation do not count.
        """
        number = self.sentence if self.quote[first] >= 0 or self.quote[second] >= 0 else self.story
        return number[second] - number[first]

    def within(self, index: int, top: int) -> bool:
        """Whether ``index`` is ``top`` or depends on it, directly or not."""
        return index == top or any(above == top for above in self.ancestors(index))

    def first_conjunct(self, index: int) -> int:
        """The word that stands in the tree for a coordination or an apposition: its first."""
        for _ in range(_DEPTH):
            if self.dep[index] not in {"conj", "appos"} or self.head[index] == index:
                break
            index = self.head[index]
        return index

    def role(self, index: int) -> str:
        """The grammatical function of the noun phrase that ``index`` heads.

        One of subj, pass (subject of a passive), obj, dat, prep, poss, attr, other.
        """
        index = self.first_conjunct(index)
        return _ROLES.get(self.dep[index], "other")

    def predicate(self, index: int) -> int:
        """The head word of the clause that ``index`` stands in."""
        index = self.first_conjunct(index)
        for above in self.ancestors(index):
            if self.dep[above] in CLAUSES or self.pos[above] in {"VERB", "AUX"}:
                return above
            index = above
        return index

    def subject(self, predicate: int) -> int | None:
        """The subject of a predicate, shared by the verbs that are coordinated with it."""
        for _ in range(4):
            if predicate in self._subject:
                return self._subject[predicate]
            if self.dep[predicate] not in {"conj", "xcomp"} or self.head[predicate] == predicate:
                return None
            predicate = self.head[predicate]
        return None


_ROLES = {
    "nsubj": "subj",
    "csubj": "subj",
    "nsubjpass": "pass",
    "dobj": "obj",
    "dative": "dat",
    "pobj": "prep",
    "poss": "poss",
    "attr": "attr",
    "agent": "prep",
}


def _numbered(doc: Doc) -> tuple[list[int], list[int], list[int]]:
    sentence: list[int] = []
    paragraph: list[int] = []
    starts: list[int] = []
    line = 0
    for token in doc:
        if token.is_sent_start or not starts:
            starts.append(token.i)
        sentence.append(len(starts) - 1)
        paragraph.append(line)
        line += "\n" in token.text
    return sentence, paragraph, starts


def _story(sentences: list[int], quotes: list[int], pos: list[str]) -> list[int]:
    told = {
        sentence
        for sentence, quote, kind in zip(sentences, quotes, pos, strict=True)
        if quote < 0 and kind not in {"PUNCT", "SPACE"}
    }
    numbers, number, last = [], 0, -1
    for sentence in sentences:
        number += sentence != last and sentence in told
        last = sentence
        numbers.append(number)
    return numbers


def _quoted(starts: list[int], quotes: list[FoundQuote]) -> list[int]:
    inside = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        if quote.kind == "indirect":
            continue
        first = bisect.bisect_left(starts, quote.start)
        for index in range(first, bisect.bisect_left(starts, quote.end)):
            inside[index] = number
    return inside
