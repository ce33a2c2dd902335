"""It, its, they and their, joined to a body, a place or a group: only along the line of subjects.

Most of these pronouns mean something that has no name, so nearness and attention do not help. What is
safe is the subject of a clause around the pronoun ("Acme said it would close its plant"), or of the
sentence before where the pronoun goes on as subject.
"""

from __future__ import annotations

from collections.abc import Mapping

from reader.engine.coreference.mentions import Referent, Sighting
from reader.engine.coreference.syntax import SUBJECTS, Syntax
from reader.engine.lexicon import table

SINGULAR = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))

_SINGULAR_KINDS = frozenset(("organisation", "place"))
_PLURAL_KINDS = frozenset(("organisation", "group"))
_PLURAL_NOUNS = frozenset(("NNS", "NNPS"))
_FAR = 60
"""Tokens between a pronoun and a subject that is too far to be meant."""

_DUMMY_VERBS = frozenset(
    ("be", "seem", "appear", "turn", "take", "happen", "rain", "snow", "become")
)
_SINGULAR_THEY = frozenset(("nonbinary", "non-binary", "genderqueer"))


class Bodies:
    """Finds what is meant among the sightings so far, given by their head in ``at``."""

    def __init__(self, syntax: Syntax, at: Mapping[int, Sighting]) -> None:
        self._syntax = syntax
        self._at = at
        self._singular_they = not _SINGULAR_THEY.isdisjoint(syntax.lower)

    def antecedent(self, index: int) -> Referent | None:
        """What the pronoun at ``index`` means, where that is safe to say."""
        syntax = self._syntax
        if syntax.dep[index] == "expl" or self._dummy(index):
            return None
        subject = self._subject(index)
        if subject is None:
            return None
        sighting = self._at.get(subject)
        if sighting is None or not sighting.referent.listed:
            return None
        return sighting.referent if self._fits(index, subject, sighting.referent) else None

    def _fits(self, index: int, subject: int, referent: Referent) -> bool:
        kind = referent.entity.kind
        if self._syntax.lower[index] in SINGULAR:
            return kind in _SINGULAR_KINDS
        if kind == "person":
            return self._singular_they and not self._is_he_or_she(referent)
        between = self._syntax.tag[subject + 1 : index]
        return kind in _PLURAL_KINDS and _PLURAL_NOUNS.isdisjoint(between)

    def _is_he_or_she(self, referent: Referent) -> bool:
        return any(
            sighting.form == "pronoun" and self._syntax.lower[sighting.head] not in PLURAL
            for sighting in referent.seen[-8:]
        )

    def _dummy(self, index: int) -> bool:
        """Whether the pronoun means nothing, as in "it is likely that"."""
        syntax = self._syntax
        if syntax.lower[index] != "it":
            return False
        if syntax.dep[index] not in SUBJECTS:
            return True
        predicate = syntax.head[index]
        return syntax.lemma[predicate] in _DUMMY_VERBS or any(
            syntax.dep[child] in {"csubj", "acomp"} for child in syntax.children(predicate)
        )

    def _subject(self, index: int) -> int | None:
        """The subject of the nearest clause around ``index`` that has one other than ``index``."""
        syntax = self._syntax
        for above in syntax.ancestors(index):
            if syntax.pos[above] not in {"VERB", "AUX"}:
                continue
            subject = syntax.subject(above)
            if subject is not None and index - _FAR < subject < index:
                return subject
            if subject is not None and subject != index:
                return None
        return self._last_subject(index)

    def _last_subject(self, index: int) -> int | None:
        """The subject of the main clause of the sentence before, for a pronoun that says something."""
        syntax = self._syntax
        number = syntax.sentence[index] - 1
        if number < 0 or syntax.dep[index] != "nsubj" or syntax.quote[index] >= 0:
            return None
        if syntax.lemma[syntax.head[index]] not in table("cue_verbs"):
            return None
        first = syntax.sentence_start[number]
        if syntax.quote[first] >= 0:
            return None
        for above in (first, *syntax.ancestors(first)):
            if syntax.dep[above] == "ROOT":
                return syntax.subject(above)
        return None
