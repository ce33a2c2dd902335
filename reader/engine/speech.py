"""Tells speech from the other uses of quotation marks: titles, nicknames, slogans, irony.

A logistic regression over features of a span and of the words around it. Its weights are a plain
table, ``data/speech_weights.txt``, learnt by ``tools/train_attribution.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from reader.annotations import QuoteKind
from reader.engine.attribution.layout import Layout, Slot
from reader.engine.cues import DASHES, children, verb_class
from reader.engine.lexicon import table, words
from reader.engine.quotation_marks import MarkedSpan
from reader.engine.ranker import probability, score

WEIGHTS = "speech_weights"
_LENGTHS = (1, 2, 3, 4, 6, 9, 14, 25)
_REACH = 40
_SHORT = 6
"""Words of the longest quotation that counts as short."""
_JOINT = 4
"""Words that may stand between two quotations that belong together, and one more."""
_OWNS = frozenset(("'s", "’s", "'", "’"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "you", "your"))


def is_speech(
    doc: Doc, laid: Layout, spans: Sequence[MarkedSpan], reported: Sequence[float]
) -> list[float]:
    """The probability, for each of ``spans``, that somebody is reported to have said it.

    ``laid`` is ``doc`` laid out around all of ``spans``; ``reported`` holds for each token the
    probability that it is reported speech by the parse.
    """
    return [
        probability(score(WEIGHTS, features(doc, laid, spans, reported, number)))
        for number in range(len(spans))
    ]


def features(
    doc: Doc, laid: Layout, spans: Sequence[MarkedSpan], reported: Sequence[float], number: int
) -> list[str]:
    """The names of the features that hold for span ``number``."""
    slot = laid.slots[number]
    inner = [t for t in doc[slot.first : min(slot.last + 1, slot.first + 60)] if not t.is_space]
    inner = [
        t for t in inner if any(c.isalnum() for c in t.text) or t.text in {",", ".", "?", "!", "—"}
    ]
    return [
        "bias",
        *_inside(laid.text, spans[number], inner),
        *_around(doc, laid, number, inner),
        *_governed(slot, inner, reported),
        *_rooted(slot, inner),
        *_named(inner),
        *_led_in(doc, slot, inner),
        *_joined(doc, laid, number, inner),
    ]


def _governed(slot: Slot, inner: list[Token], reported: Sequence[float]) -> Iterator[str]:
    """Whether the parse hangs the span on a reporting verb, or puts it into reported speech."""
    size = _size(inner)
    chance = max((reported[t.i] for t in inner), default=0.0)
    yield f"reported:{round(chance * 5)}"
    yield f"reported:{round(chance * 5)}:{size}"
    for token in inner:
        head = token.head
        if not slot.first <= head.i <= slot.last and token.dep_ != "punct":
            sort = verb_class(head) or table("cue_nouns").get(head.lemma_.lower()) or head.pos_
            yield f"head:{sort}"
            yield f"head:{sort}:{token.dep_}"
            yield f"dep:{token.dep_}:{size}"
            if any(t.lower_ in words("naming_words") for t in (head, *children(head))):
                yield f"head naming:{token.dep_}"
            break


def _rooted(slot: Slot, inner: list[Token]) -> Iterator[str]:
    """What the words in the marks are to the sentence, by the first that hangs on a word outside."""
    if not inner:
        return
    tops = (t for t in inner if t.head == t or not slot.first <= t.head.i <= slot.last)
    root = next(tops, inner[0])
    yield f"root:{root.dep_}:{root.pos_}:{_length(inner)}"
    yield f"root head:{root.dep_}:{root.head.pos_}:{_size(inner)}"
    if root.dep_ in {"amod", "compound", "nmod"}:
        yield f"modifies:{'after' if root.head.i > root.i else 'before'}"


def _named(inner: list[Token]) -> Iterator[str]:
    """The model's named entities in the marks."""
    labels = {t.ent_type_ for t in inner if t.text[0].isalnum()}
    if len(labels) == 1 and labels != {""}:
        yield f"all named:{labels.pop()}"
        return
    for label in sorted(labels - {""}):
        yield f"named inside:{label}:{_length(inner)}"


def _led_in(doc: Doc, slot: Slot, inner: list[Token]) -> Iterator[str]:
    """Whether the line above announces what is quoted: it ends with a colon."""
    above = slot.first - 1
    while above > 0 and doc[above].is_space:
        above -= 1
    if 0 <= above < slot.first - 1:
        final = doc[above].text
        yield f"above ends:{final if final in {':', '.', ','} else 'other'}:{_size(inner)}"


def _joined(doc: Doc, laid: Layout, number: int, inner: list[Token]) -> Iterator[str]:
    """What joins the span to the one before and the one after it, as in a list of titles."""
    slot = laid.slots[number]
    capitals = _capitals(inner)
    for side, other in (("before", number - 1), ("after", number + 1)):
        if not 0 <= other < len(laid.slots) or laid.slots[other].sentence != slot.sentence:
            continue
        near, far = sorted((slot.position, laid.slots[other].position))
        if far - near < _JOINT:
            between = "+".join(_sort(t) for t in laid.outside[near:far])
            alike = _capitals(doc[laid.slots[other].first : laid.slots[other].last + 1])
            yield f"joined {side}:{between}:{_size(inner)}"
            yield f"joined {side}:{capitals}:{alike}"


def _capitals(tokens: Iterable[Token]) -> bool:
    """Whether all longer words are capitalised, as in a title."""
    return all(t.text[:1].isupper() for t in tokens if len(t) > 3 and t.is_alpha)


def _size(inner: list[Token]) -> str:
    return "long" if len(inner) > _SHORT else "short"


def _length(inner: list[Token]) -> int:
    words = sum(any(c.isalnum() for c in t.text) for t in inner)
    return min(sum(words >= bound for bound in _LENGTHS), 6)


def _inside(text: str, span: MarkedSpan, inner: list[Token]) -> Iterator[str]:
    plain = [t for t in inner if any(c.isalnum() for c in t.text)]
    length = sum(len(plain) >= bound for bound in _LENGTHS)
    yield f"length:{length}"
    if not plain:
        yield "empty"
        return
    upper = sum(t.text[:1].isupper() or t.text[:1].isdigit() for t in plain)
    title = "title" if upper == len(plain) else "mostly" if upper > len(plain) / 2 else "few"
    yield f"case:{title}:{min(length, 5)}"
    yield f"first:{'upper' if plain[0].text[:1].isupper() else 'lower'}:{min(length, 4)}"
    yield f"first tag:{plain[0].pos_}"
    yield f"last tag:{plain[-1].pos_}"
    final = inner[-1].text[-1]
    final = final if final in ",.?!" else "word"
    yield f"final:{final}"
    yield f"final:{final}:{min(length, 4)}"
    finite = any(t.tag_ in _FINITE for t in plain)
    yield f"finite:{finite}:{min(length, 5)}"
    yield f"person:{any(t.lower_ in _FIRST_PERSON for t in plain)}"
    mark = text[span.start]
    double = text[span.start : span.start + 2] in {"''", "``"}
    yield f"mark:{'single' if mark in _SINGLES and not double else 'double'}"
    yield f"closed:{span.closed}:{span.continued}"
    if any(t.ent_type_ == "WORK_OF_ART" for t in plain):
        yield "work"


_SINGLES = frozenset("'‘’‚`‹›")


def _around(doc: Doc, laid: Layout, number: int, inner: list[Token]) -> Iterator[str]:
    slot = laid.slots[number]
    low, high = laid.bounds(slot.sentence)
    before = laid.outside[max(low, slot.position - _REACH) : slot.position]
    after = laid.outside[slot.position : min(high, slot.position + _REACH)]
    size = _size(inner)
    previous = before[-1] if before else None
    following = after[0] if after else None
    yield f"previous:{_sort(previous)}"
    yield f"previous:{_sort(previous)}:{size}"
    yield f"next:{_sort(following)}"
    yield f"both:{_sort(previous)}:{_sort(following)}"
    if len(before) > 1:
        yield f"two before:{_sort(before[-2])}:{_sort(previous)}"
    case = "title" if _capitals(inner) else "plain"
    yield f"previous:{_sort(previous)}:{case}"
    yield f"next:{_sort(following)}:{case}:{size}"
    if previous is not None and previous.lower_ in _OWNS and len(before) > 1:
        yield f"owner:{before[-2].ent_type_ or before[-2].pos_}:{size}"
    elif previous is not None and previous.tag_ == "PRP$":
        yield f"owner:{previous.lower_}:{size}"
    for token in before[-3:]:
        if token.lower_ in words("naming_words"):
            yield "naming"
            yield f"naming:{size}"
            break
    cue_before = next((kind for t in reversed(before) if (kind := _cue(t))), None)
    signed = len(after) > 1 and after[0].text in DASHES and after[1].pos_ == "PROPN"
    cue_after = "say" if signed else next((kind for t in after if (kind := _cue(t))), None)
    yield f"cue before:{cue_before}"
    yield f"cue after:{cue_after}"
    yield f"cue:{bool(cue_before)}:{bool(cue_after)}:{size}"
    others = sum(
        laid.slots[other].sentence == slot.sentence
        for other in (number - 1, number + 1)
        if 0 <= other < len(laid.slots)
    )
    yield f"others:{others}:{size}"
    alone = not before and not after
    yield f"alone:{alone}:{size}"
    yield f"heading:{_heading(doc, laid, number)}:{bool(cue_before or cue_after)}"
    if slot.paragraph == 0:
        yield f"first paragraph:{bool(cue_before or cue_after)}"


def _cue(token: Token) -> str | None:
    return "according" if token.lower_ == "according" else verb_class(token)


def _sort(token: Token | None) -> str:
    if token is None:
        return "none"
    kind = verb_class(token)
    if kind is not None:
        return kind
    if token.is_punct:
        if token.text in DASHES:
            return "dash"
        return token.text if token.text in {",", ":", ";", "."} else "mark"
    if token.lower_ in {"that", "as", "the", "a", "of", "’s", "'s", "to", "and", "for", "in"}:
        return token.lower_
    return token.pos_


def _heading(doc: Doc, laid: Layout, number: int) -> str:
    """Whether the line that holds the span looks like a heading: short, in capitals, no full stop."""
    text, slot = laid.text, laid.slots[number]
    start = text.rfind("\n", max(0, doc[slot.first].idx - 150), doc[slot.first].idx) + 1
    end = text.find("\n", doc[slot.last].idx, doc[slot.last].idx + 150)
    line = text[start : end if end >= 0 else len(text)][:300].split()
    if len(line) > 18:
        return "no"
    letters = [word.strip("\"'“”‘’(") for word in line]
    upper = sum(word[:1].isupper() for word in letters)
    return "title case" if upper >= 0.6 * len(line) else "short"


def kind(doc: Doc, laid: Layout, number: int) -> QuoteKind:
    """A whole utterance is direct, a fragment in a sentence of the article's own mixed."""
    slot = laid.slots[number]
    inner = [t for t in doc[slot.first : slot.last + 1] if any(c.isalnum() for c in t.text)]
    low, _ = laid.bounds(slot.sentence)
    if not inner or slot.position == low:
        return "direct" if inner and (inner[0].text[:1].isupper() or len(inner) > 4) else "mixed"
    previous = laid.outside[slot.position - 1]
    whole = inner[0].text[:1].isupper() or inner[0].text[:1].isdigit()
    if previous.text in {",", ":", "—", "–", "-", "--", "_"}:
        return "direct" if whole or len(inner) > 4 else "mixed"
    return "direct" if whole and len(inner) > 4 and previous.lower_ != "that" else "mixed"
