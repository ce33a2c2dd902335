"""What the ranker knows about a candidate: names of features that hold for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from reader.engine.attribution.candidates import Candidate, Search, Unit
from reader.engine.attribution.phrases import Phrase

_BINS = (0, 1, 2, 3, 5, 8, 13, 21)


@dataclasses.dataclass(slots=True)
class Setting:
    """What holds for a unit, whoever said it."""

    ending: str
    opening: str
    whole: str
    governors: dict[int, str]
    nearest: dict[str, int]
    cue_here: str
    after_sentence: str


def setting(search: Search, unit: Unit, *, mixed: bool, unclosed: bool) -> Setting:
    """The setting of ``unit``."""
    laid, doc = search.laid, search.doc
    inner = unit.last.last
    while inner > unit.last.first and not (doc[inner].text[-1:].isalnum() or doc[inner].text[-1:] in ".,?!…—-"):
        inner -= 1
    final = doc[inner].text[-1:]
    ending = "," if final == "," else "." if final in ".…" else "?" if final in "?!" else "word"
    start, _ = laid.bounds(unit.first.sentence)
    _, end = laid.bounds(unit.last.sentence)
    if unit.first.position == start:
        opening = "start"
    else:
        before = laid.outside[unit.first.position - 1]
        opening = before.text if before.is_punct else before.lower_ if before.lower_ in {"that", "as", "and", "but", "of"} else before.pos_
    whole = "alone" if start == end else "mixed" if mixed else "direct"
    if unclosed:
        whole += "-open"
    first_in_paragraph = unit.first.position == 0 or laid.paragraph[min(unit.first.position, len(laid.paragraph)) - 1] != unit.first.paragraph
    own = [*search.cues_between(max(start, unit.first.position - 60), unit.first.position), *search.cues_between(unit.last.position, min(end, unit.last.position + 60))]
    kinds = {cue.kind for cue in own}
    cue_here = "say" if "say" in kinds else "some" if kinds else "none"
    nearest: dict[str, int] = {}
    for zone, low, high in search.windows(unit):
        cues = search.cues_between(low, high)
        if cues:
            nearest[zone] = (cues[-1] if zone in {"before", "previous", "above"} else cues[0]).at
    return Setting(ending, opening, whole, _governors(search, unit), nearest, cue_here, "first" if first_in_paragraph else "inside")


def _governors(search: Search, unit: Unit) -> dict[int, str]:
    """Tokens outside that words of the quotation depend on, with the dependency."""
    doc, number = search.doc, unit.quotes[0]
    found: dict[int, str] = {}
    for quote_slot in (unit.first, unit.last):
        for token in doc[quote_slot.first : min(quote_slot.last + 1, quote_slot.first + 150)]:
            head = token.head
            if head.i < quote_slot.first or head.i > quote_slot.last:
                if token.dep_ not in {"punct", "dep", "cc", "mark"}:
                    found.setdefault(head.i, token.dep_)
    return found


def features(
    search: Search, unit: Unit, here: Setting, candidate: Candidate, last: list[Phrase]
) -> list[str]:
    """The names of the features of ``candidate``."""
    if candidate.phrase is None:
        return [f"nobody:{here.whole}", f"nobody:{here.ending}", f"nobody:cue={here.cue_here}", "nobody",
                f"nobody:{here.opening}" , f"nobody:last={bool(last)}", f"nobody:{here.whole}:{here.cue_here}"]
    return list(_features(search, unit, here, candidate, candidate.phrase, last))


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
    yield f"{zone}:{here.whole}"
    yield f"{zone}:{here.ending}"
    yield f"{zone}:{here.opening}"
    yield f"{zone}:{here.after_sentence}"
    yield f"{zone}:cue={here.cue_here}"
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
        yield f"{zone}:nocue:{here.whole}:cue={here.cue_here}"
    else:
        yield from _cue_features(search, unit, here, candidate, phrase)
    if candidate.carried:
        where = "same" if unit.first.paragraph == search.laid.paragraph[min(at, len(search.laid.paragraph) - 1)] else "other"
        yield f"carried:{candidate.carried}:{where}"
        yield f"carried:{candidate.carried}:{here.whole}"
        yield f"carried:{candidate.carried}:{zone}"
        yield f"carried:{candidate.carried}:cue={here.cue_here}"
        yield f"carried:{candidate.carried}:{here.after_sentence}:{here.whole}"
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
    adjacent = "left" if "left" in candidate.relations else "right" if "right" in candidate.relations else "off"
    yield f"{cue_zone}:cue"
    yield f"{cue_zone}:{cue.kind}"
    yield f"{cue_zone}:{relation}"
    yield f"{cue_zone}:{relation}:{adjacent}"
    yield f"{cue_zone}:{relation}:{here.whole}"
    yield f"{cue_zone}:{relation}:{here.ending}"
    yield f"{cue_zone}:{cue.kind}:{relation}"
    yield f"{cue_zone}:{cue.kind}:{here.whole}"
    yield f"{cue_zone}:{cue.kind}:{here.ending}"
    yield f"{cue_zone}:cue:{distance}"
    yield f"{cue_zone}:cue:{distance}:{here.whole}"
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
    for relation in ("subject", "agent", "object", "relative", "conjunct", "participle", "passive"):
        if relation in relations:
            return relation
    return "beside"


def _bin(distance: int) -> int:
    return sum(distance >= bound for bound in _BINS)
