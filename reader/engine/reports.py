"""Reports: constructions of the parse that may report what somebody says or thinks.

Each construction gives a cue and its content: complement clauses ("said that", "X, she said"),
infinitives ("vowed to"), objects ("denounced the plan", "warned of a strike"), "according to",
nouns with a clause ("the claim that"), and the headline's colon. Whether a construction reports
speech is weighed by a logistic regression (``data/report_weights.txt``, learnt by
``tools/train_attribution.py``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from reader.engine.attribution.layout import Layout
from reader.engine.cues import children, is_according_to, subjects, verb_class
from reader.engine.lexicon import table, words
from reader.engine.ranker import probability, score

WEIGHTS = "report_weights"
_EDGES = frozenset(
    (
        ",",
        ";",
        ":",
        ".",
        "?",
        "!",
        "—",
        "–",
        "--",
        "-",
        "“",
        "”",
        '"',
        "''",
        "``",
        "'",
        "’",
        "‘",
        "(",
        ")",
    )
)
_CLAUSES = frozenset(("ccomp", "xcomp"))
_LONGEST = 250
"""A content of more words than this is a sentence whose end was not found."""
_MOST = 6
"""How many contents one cue may have."""
_VERBAL = frozenset(("VERB", "AUX"))


class Report(NamedTuple):
    """Content in one or more stretches of tokens (inclusive), the token of the cue, the features."""

    contents: list[tuple[int, int]]
    cue: Token
    features: list[str]


class _Content(NamedTuple):
    construction: str
    first: int
    last: int


def constructions(doc: Doc, laid: Layout) -> Iterator[Report]:
    """All constructions that may report speech, outside the quotations of ``laid``."""
    for token in laid.outside:
        kind = _cue_kind(token)
        if kind is None:
            continue
        for content in itertools.islice(_contents(token, kind), _MOST):
            if content.last - content.first >= _LONGEST:
                continue
            pieces = _pieces(doc, content, token)
            if pieces:
                yield Report(pieces, token, list(_features(doc, laid, token, kind, content)))


def chance(report: Report) -> float:
    """The probability that ``report`` is reported speech."""
    return probability(score(WEIGHTS, report.features))


def reported(doc: Doc, found: Iterable[tuple[Report, float]]) -> list[float]:
    """For each token the highest probability of a report whose content holds it."""
    chances = [0.0] * len(doc)
    for report, likely in found:
        for first, last in report.contents:
            for index in range(first, last + 1):
                chances[index] = max(chances[index], likely)
    return chances


def _cue_kind(token: Token) -> str | None:
    if is_according_to(token):
        return "according"
    kind = verb_class(token)
    if kind is not None:
        return kind
    if token.pos_ == "NOUN":
        noun = table("cue_nouns").get(token.lemma_.lower())
        return f"noun {noun}" if noun else None
    return "colon" if token.text == ":" else None


def _contents(cue: Token, kind: str) -> Iterator[_Content]:
    if kind == "according":
        yield from _according(cue)
    elif kind == "colon":
        yield from _colon(cue)
    elif kind.startswith("noun"):
        yield from _noun(cue)
    else:
        yield from _verb(cue)


def _verb(cue: Token) -> Iterator[_Content]:
    clause = False
    for child in children(cue):
        if child.dep_ in _CLAUSES:
            clause = True
            yield _subtree(child.dep_, child)
    if clause:
        return
    if cue.dep_ in {"parataxis", "ccomp"} and cue.head.pos_ in _VERBAL and _parenthetical(cue):
        yield _subtree("parenthesis", cue.head)
        return
    for child in children(cue):
        if child.dep_ in {"dobj", "attr", "oprd"} and child.i > cue.i:
            yield _subtree(child.dep_, child)
        elif child.dep_ == "prep" and child.i > cue.i:
            yield from (
                _subtree(f"prep {_link(child)}", noun)
                for noun in children(child)
                if noun.dep_ in {"pobj", "pcomp"}
            )


def _parenthetical(cue: Token) -> bool:
    before = cue.doc[max(0, cue.left_edge.i - 1)]
    return before.text in {",", "—", "–", "--"}


def _link(preposition: Token) -> str:
    lower = preposition.lower_
    return (
        lower
        if lower in {"of", "about", "for", "on", "against", "with", "to", "as", "in"}
        else "other"
    )


def _noun(cue: Token) -> Iterator[_Content]:
    for child in children(cue):
        if child.i < cue.i:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl"} and child.dep_ != "relcl":
            yield _subtree(f"noun {child.dep_}", child)
        elif child.dep_ == "prep" and child.lower_ in {"of", "about", "for"}:
            yield from (
                _subtree("noun prep", n) for n in children(child) if n.dep_ in {"pobj", "pcomp"}
            )


def _according(cue: Token) -> Iterator[_Content]:
    sentence = cue.sent
    phrase_end = cue.right_edge.i
    start, end = sentence.start, sentence.end - 1
    if cue.i <= start + 2:
        if phrase_end < end:
            yield _Content("according first", phrase_end + 1, end)
        return
    head = cue.head
    while head.head != head and head.pos_ not in _VERBAL:
        head = head.head
    first = head.left_edge.i
    yield _Content("according after", first if first < cue.i else start, cue.i - 1)


def _colon(cue: Token) -> Iterator[_Content]:
    """The headline's colon ("Minister: no new taxes"), and the turns of a transcript."""
    doc, start = cue.doc, cue.i
    while start > 0 and cue.i - start < 6 and "\n" not in doc[start - 1].text:
        start -= 1
    opens = start == 0 or "\n" in doc[start - 1].text
    if not opens or start == cue.i:
        return
    end = cue.i
    while end + 1 < len(doc) and end - cue.i < _LONGEST and "\n" not in doc[end + 1].text:
        end += 1
    if end > cue.i:
        upper = all(token.text.isupper() for token in doc[start : cue.i] if token.is_alpha)
        yield _Content("colon turn" if upper else "colon title", cue.i + 1, end)


def _subtree(construction: str, root: Token) -> _Content:
    return _Content(construction, root.left_edge.i, root.right_edge.i)


def _pieces(doc: Doc, content: _Content, cue: Token) -> list[tuple[int, int]]:
    """The content without the words of its cue in the middle or at an end, nor marks at the edges."""
    first, last = content.first, content.last
    if not first <= cue.i <= last:
        return [piece for piece in [trimmed(doc, first, last)] if piece]
    low, high = _cue_phrase(cue, first, last)
    halves = (trimmed(doc, first, low - 1), trimmed(doc, high + 1, last))
    return [half for half in halves if half]


def _cue_phrase(cue: Token, first: int, last: int) -> tuple[int, int]:
    """The stretch between commas that holds a parenthetical cue ("..., officials said, ...")."""
    doc, low, high = cue.doc, cue.i, cue.i
    while low > first and doc[low - 1].text not in {",", "—", "–", "--"}:
        low -= 1
    while high < last and doc[high + 1].text not in {",", "—", "–", "--"}:
        high += 1
    return low, high


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The stretch of tokens without marks, punctuation and space at its ends; None if nothing else."""
    while first <= last and (doc[first].text in _EDGES or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in _EDGES or doc[last].is_space):
        last -= 1
    return (first, last) if first <= last else None


def _features(doc: Doc, laid: Layout, cue: Token, kind: str, content: _Content) -> Iterator[str]:
    construction = content.construction
    yield "bias"
    yield f"class:{kind}"
    yield f"how:{construction}"
    yield f"{kind}:{construction}"
    who = "none"
    if kind not in {"according", "colon"} and not kind.startswith("noun"):
        who = _who(cue)
    yield f"who:{who}"
    yield f"{construction}:who:{who}"
    yield f"{kind}:who:{who}"
    length = sum(content.last - content.first >= bound for bound in (1, 3, 6, 10, 20, 40))
    yield f"{construction}:length:{length}"
    lower = doc[content.first].lower_
    opening = lower if lower in {"that", "to", "how", "what", "why", "whether", "if"} else "word"
    yield f"{construction}:opening:{opening}"
    yield f"{kind}:opening:{opening}"
    yield f"tag:{cue.tag_}"
    yield f"{kind}:tag:{cue.tag_}"
    if any(child.dep_ == "neg" for child in children(cue)):
        yield f"negated:{kind}"
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in children(cue)):
        yield "modal"
    yield f"dep:{cue.dep_}"
    if kind == "colon":
        yield f"colon:paragraph:{min(laid.paragraph[laid.position[cue.i]], 2)}"
    if any(laid.quoted[i] >= 0 for i in (content.first, content.last)):
        yield f"quoted:{construction}"


def _who(cue: Token) -> str:
    found = next(subjects(cue), None)
    if found is None:
        return "nobody"
    token, lemma = found.token, found.token.lemma_.lower()
    if token.pos_ == "PRON":
        lower = token.lower_
        return lower if lower in {"he", "she", "i", "we", "you", "they", "it", "who"} else "pronoun"
    if token.ent_type_:
        return token.ent_type_.lower()
    for name in ("person_nouns", "body_nouns", "document_nouns"):
        if lemma in words(name):
            return name
    return "name" if token.pos_ == "PROPN" else "noun"
