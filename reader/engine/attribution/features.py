"""What the ranker knows about a candidate: names of features that hold for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reader.engine.attribution.candidates import BACKWARD, Candidate, Search, Unit
from reader.engine.attribution.phrases import Phrase
from reader.engine.findings import FoundQuote

_BINS = (0, 1, 2, 3, 5, 8, 13, 21)


@dataclasses.dataclass(slots=True)
class Setting:
    """What holds for a unit, whoever said it.

    ``ending`` is the last sign inside the marks and ``opening`` what stands before them; ``form`` says
    direct, mixed or alone in its sentence; ``lead`` whether it begins its paragraph; ``cue`` the kind
    of reporting verb in its sentence; ``governors`` the tokens outside that words inside depend on, with
    the dependency; ``nearest`` the position of the nearest cue by zone.
    """

    ending: str
    opening: str
    form: str
    lead: str
    cue: str
    governors: dict[int, str]
    nearest: dict[str, int]


def setting(search: Search, unit: Unit, quotes: Sequence[FoundQuote]) -> Setting:
    """The setting of ``unit``, which is made up of ``quotes``."""
    laid = search.laid
    start, _ = laid.bounds(unit.first.sentence)
    _, end = laid.bounds(unit.last.sentence)
    form: str = "alone" if start == end else quotes[0].kind
    if not quotes[-1].closed:
        form += " open"
    position = unit.first.position
    inside = position > 0 and laid.paragraph[position - 1] == unit.first.paragraph
    nearest: dict[str, int] = {}
    kinds: set[str] = set()
    for zone, low, high in search.windows(unit):
        cues = search.cues_between(low, high)
        if cues:
            nearest[zone] = cues[-1 if zone in BACKWARD else 0].at
        if zone in {"before", "after"}:
            kinds.update(cue.kind for cue in cues)
    return Setting(
        ending=_ending(search, unit),
        opening="start" if position == start else _opening(laid.outside[position - 1]),
        form=form,
        lead="inside" if inside else "lead",
        cue="say" if "say" in kinds else "some" if kinds else "none",
        governors=_governors(search, unit),
        nearest=nearest,
    )


_LOOKED_AT = 150
"""How many words of a quotation are asked what they depend on."""
_LOOSE = frozenset(("punct", "dep", "cc", "mark"))
_LINKS = frozenset(("that", "as", "and", "but", "of"))


def _ending(search: Search, unit: Unit) -> str:
    inner = unit.last.last
    while inner > unit.last.first:
        final = search.doc[inner].text[-1:]
        if final.isalnum() or final in ".,?!…—-":
            break
        inner -= 1
    final = search.doc[inner].text[-1:]
    return {",": ",", ".": ".", "…": ".", "?": "?", "!": "?"}.get(final, "word")


def _opening(before: Token) -> str:
    if before.is_punct:
        return before.text
    return before.lower_ if before.lower_ in _LINKS else before.pos_


def _governors(search: Search, unit: Unit) -> dict[int, str]:
    """Tokens outside that words of the quotation depend on, with the dependency."""
    doc = search.doc
    found: dict[int, str] = {}
    for slot in (unit.first, unit.last):
        for token in doc[slot.first : min(slot.last + 1, slot.first + _LOOKED_AT)]:
            head = token.head.i
            inside = slot.first <= head <= slot.last
            if not inside and token.dep_ not in _LOOSE:
                found.setdefault(head, token.dep_)
    return found


def features(
    search: Search, unit: Unit, here: Setting, candidate: Candidate, last: list[Phrase]
) -> list[str]:
    """The names of the features of ``candidate``."""
    if candidate.phrase is None:
        return list(_nobody(here, last))
    return list(_features(search, unit, here, candidate, candidate.phrase, last))


def _nobody(here: Setting, last: list[Phrase]) -> Iterator[str]:
    yield "nobody"
    yield f"nobody:{here.form}"
    yield f"nobody:{here.ending}"
    yield f"nobody:{here.opening}"
    yield f"nobody:{here.lead}"
    yield f"nobody:cue={here.cue}"
    yield f"nobody:{here.form}:cue={here.cue}"
    yield f"nobody:{'later' if last else 'first'}"


def _features(
    search: Search,
    unit: Unit,
    here: Setting,
    candidate: Candidate,
    phrase: Phrase,
    last: list[Phrase],
) -> Iterator[str]:
    zone, cue = candidate.zone, candidate.cue
    at = search.laid.position[phrase.head.i]
    yield f"{zone}"
    yield f"{zone}:{here.form}"
    yield f"{zone}:{here.ending}"
    yield f"{zone}:{here.opening}"
    yield f"{zone}:{here.lead}"
    yield f"{zone}:cue={here.cue}"
    yield f"kind:{phrase.kind}"
    yield f"form:{phrase.form}"
    yield f"{zone}:kind:{phrase.kind}"
    yield f"dep:{phrase.head.dep_}"
    yield f"{zone}:dep:{phrase.head.dep_}"
    edge = unit.first.position if at < unit.first.position else unit.last.position
    yield f"{zone}:phrase:{_bin(abs(at - edge))}"
    crossed = search.quotes_between(min(at, edge), max(at, edge))
    yield f"{zone}:crossed:{min(crossed, 2)}"
    if cue is None:
        yield f"{zone}:nocue"
        yield f"{zone}:nocue:{here.form}:cue={here.cue}"
    else:
        yield from _cue_features(search, unit, here, candidate, phrase)
    if candidate.carried:
        where = (
            "same"
            if unit.first.paragraph
            == search.laid.paragraph[min(at, len(search.laid.paragraph) - 1)]
            else "other"
        )
        yield f"carried:{candidate.carried}:{where}"
        yield f"carried:{candidate.carried}:{here.form}"
        yield f"carried:{candidate.carried}:{zone}"
        yield f"carried:{candidate.carried}:cue={here.cue}"
        yield f"carried:{candidate.carried}:{here.lead}:{here.form}"
    for age, earlier in enumerate(last[:2], start=1):
        if phrase.entity is not None and phrase.entity is earlier.entity:
            yield f"again:{age}"
            yield f"again:{age}:{zone}"
            break


def _cue_features(
    search: Search, unit: Unit, here: Setting, candidate: Candidate, phrase: Phrase
) -> Iterator[str]:
    cue = candidate.cue
    assert cue is not None
    before = cue.at < unit.first.position
    edge = unit.first.position - 1 if before else unit.last.position
    distance = _bin(abs(cue.at - edge))
    cue_zone = search.zone_of(unit, cue.at)
    relation = _strongest(candidate.relations)
    adjacent = (
        "left"
        if "left" in candidate.relations
        else "right"
        if "right" in candidate.relations
        else "off"
    )
    yield f"{cue_zone}:cue"
    yield f"{cue_zone}:{cue.kind}"
    yield f"{cue_zone}:{relation}"
    yield f"{cue_zone}:{relation}:{adjacent}"
    yield f"{cue_zone}:{relation}:{here.form}"
    yield f"{cue_zone}:{relation}:{here.ending}"
    yield f"{cue_zone}:{cue.kind}:{relation}"
    yield f"{cue_zone}:{cue.kind}:{here.form}"
    yield f"{cue_zone}:{cue.kind}:{here.ending}"
    yield f"{cue_zone}:cue:{distance}"
    yield f"{cue_zone}:cue:{distance}:{here.form}"
    yield f"{cue_zone}:{relation}:kind:{phrase.kind}"
    yield f"{cue_zone}:{here.opening}:cue:{min(distance, 3)}"
    nearest = "nearest" if here.nearest.get(cue_zone) == cue.at else "farther"
    yield f"{cue_zone}:{nearest}"
    yield f"{cue_zone}:{nearest}:{relation}"
    if cue.token.i in here.governors:
        dependency = here.governors[cue.token.i]
        yield f"governs:{dependency}"
        yield f"governs:{dependency}:{relation}"
        yield f"governs:{relation}"
    crossed = search.quotes_between(min(cue.at, edge), max(cue.at, edge))
    yield f"{cue_zone}:cue crossed:{min(crossed, 2)}"


def _strongest(relations: set[str]) -> str:
    for relation in (
        "subject",
        "agent",
        "object",
        "signature",
        "relative",
        "conjunct",
        "participle",
        "passive",
    ):
        if relation in relations:
            return relation
    return "beside"


def _bin(distance: int) -> int:
    return sum(distance >= bound for bound in _BINS)
