"""What relative expressions hang on: the article's date, the dates told before, the tense of the verb."""

from __future__ import annotations

import bisect
import datetime
import functools
from typing import Literal

from spacy.tokens import Doc, Token

from reader.engine.lexicon import words
from reader.engine.timex import calendar
from reader.engine.timex.values import Timex

Tense = Literal["past", "present", "future"]

_NAMES = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC"})
_MAX_CLIMB = 12


class Anchor:
    """The state of reading one document from its start on.

    ``told`` is the last expression with a known day, ``quarter`` the last that means a quarter.
    """

    def __init__(self, doc: Doc, published: datetime.date | None) -> None:
        self.doc = doc
        self.published = published
        self.told: Timex | None = None
        self.told_end = 0
        self.quarter: Timex | None = None
        self.quarter_end = 0

    @functools.cached_property
    def _offsets(self) -> list[int]:
        return [int(offset) for offset in self.doc.to_array("IDX")]

    def tell(self, timex: Timex, end: int) -> None:
        """Remember ``timex``, whose expression ends at the offset ``end``, for those after it."""
        if timex.day is None or timex.type not in {"DATE", "TIME"}:
            return
        self.told, self.told_end = timex, end
        if timex.unit == "Q":
            self.quarter, self.quarter_end = timex, end

    def told_within(self, unit: str) -> Timex | None:
        """The last date told, where it is no wider than a ``unit`` and so can be counted from."""
        told = self.told
        if told is None or calendar.WIDTHS.get(told.unit, 0) > calendar.WIDTHS.get(unit, 0):
            return None
        return told

    def opens_name(self, end: int) -> bool:
        """Whether the words that end at ``end`` go on as a newspaper's or a show's name ("Sunday Times")."""
        token = self.token(end - 1)
        if token is None or token.i + 1 == len(self.doc):
            return False
        after = token.nbor(1)
        return after.ent_iob_ == "I" and after.ent_type_ in _NAMES and after.is_title

    def ends_name(self, start: int) -> bool:
        """Whether the word at ``start`` is the last of such a name ("Nation Today")."""
        token = self.token(start)
        return (
            token is not None
            and token.ent_iob_ == "I"
            and token.ent_type_ in _NAMES
            and token.is_title
        )

    def token(self, offset: int) -> Token | None:
        """The token that holds the character at ``offset``; None in an empty document."""
        index = bisect.bisect_right(self._offsets, offset) - 1
        return self.doc[index] if index >= 0 else None

    def tense(self, offset: int) -> Tense | None:
        """The time that the verb governing the token at ``offset`` speaks of; None without a verb.

        "present" is what English uses for both a habit and a timetable ("the fair opens Friday").
        """
        token, (verb, tense) = self.token(offset), self._governor(offset)
        if token is not None and token.dep_ == "poss" and tense != "past":
            return "future" if verb is not None and _is_promised(verb) else None
        return tense

    def is_over(self, offset: int) -> bool:
        """Whether the verb governing the token at ``offset`` is a past perfect or denied in the past."""
        verb, tense = self._governor(offset)
        if verb is None or tense != "past":
            return False
        return any(child.dep_ == "neg" or child.lower_ == "had" for child in verb.lefts)

    def stands_alone(self, offset: int) -> bool:
        """Whether the token at ``offset`` is no part of a compound: not "a Sunday paper"."""
        token = self.token(offset)
        return token is not None and token.dep_ not in {"compound", "nmod", "amod"}

    def _governor(self, offset: int) -> tuple[Token | None, Tense | None]:
        token = self.token(offset)
        for _ in range(_MAX_CLIMB):
            if token is None:
                break
            if token.lower_ in {"due", "effective", "payable"}:
                return token, "past" if _had(token.head) else "future"
            found = _verb_tense(token) if token.pos_ in {"VERB", "AUX"} else None
            if found is not None:
                return token, found
            if token.head.i == token.i:
                break
            token = token.head
        return None, None


def _verb_tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    tags = {helper.tag_ for helper in helpers}
    forms = {helper.lower_ for helper in helpers}
    if verb.tag_ == "VBN" and verb.lemma_.lower() in words("timex_future"):
        return "past" if "had" in forms else "future"  # "is expected in December"
    if verb.tag_ == "MD" or "MD" in tags:
        return "past" if forms & {"have", "'ve"} else "future"
    if verb.tag_ == "VBD" or "VBD" in tags:
        return "past"
    match verb.tag_:
        case "VB":
            return _infinitive_tense(verb) if "to" in forms else "future"
        case "VBN":
            return None if forms & {"to", "be"} else "past"
        case "VBG":
            if forms & {"has", "have", "'ve", "’ve"}:
                return "past"  # "has been working since October"
            return "future" if tags & {"VBZ", "VBP"} else None
        case "VBZ" | "VBP":
            return "present"
    return None


def _infinitive_tense(verb: Token) -> Tense | None:
    governor = verb.head
    if governor.lemma_.lower() in words("timex_future"):
        return "past" if _had(governor) or _had(governor.head) else "future"
    return None


def _had(verb: Token) -> bool:
    """Whether ``verb`` is a past perfect ("had been due")."""
    return any(child.lower_ == "had" for child in verb.lefts)


def _is_promised(verb: Token) -> bool:
    """Whether ``verb`` stands with "will" ("will answer Friday's vote")."""
    return any(child.lower_ in {"will", "'ll", "’ll", "shall"} for child in verb.lefts)
