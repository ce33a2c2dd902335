"""W3C Web Annotations -> marks: our own, and what other programs write."""

from __future__ import annotations

import uuid
from typing import TypeVar

import msgspec

from reader.article import Article
from reader.exports import webannotation
from reader.exports.notes import Annotated
from reader.exports.notes.w3c import MOTIVATIONS, STYLE_CLASS, URN
from reader.marks import COLOURS, Anchor, Colour, Mark, MarkKind

T = TypeVar("T")
_Words = str | list[str]


class _Body(msgspec.Struct):
    value: str = ""
    id: str = ""
    purpose: _Words = ""


class _Selector(msgspec.Struct, rename="camel"):
    type: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    refined_by: _Selector | list[_Selector] | None = None


class _Source(msgspec.Struct):
    id: str


class _Target(msgspec.Struct, rename="camel"):
    source: str | _Source = ""
    id: str = ""
    selector: _Selector | list[_Selector] | None = None
    style_class: _Words = ""


class _Annotation(msgspec.Struct, rename="camel"):
    target: str | _Target | list[str | _Target]
    id: str = ""
    motivation: _Words = ""
    created: str = ""
    modified: str = ""
    body: str | _Body | list[str | _Body] | None = None
    body_value: str = ""


class _Container(msgspec.Struct):
    """A page, a collection, or an annotation, told apart by ``type``."""

    type: str
    items: list[msgspec.Raw] = []
    first: _Container | str = ""


def read(data: bytes) -> list[Annotated]:
    """The marks of an annotation, an array of them, an AnnotationPage, or a collection with its page.

    Annotations of other programs are known by the words of their first target, and the text of
    their bodies is the note. Raises msgspec.DecodeError for what is none.
    """
    articles: dict[tuple[str, str | None], list[Mark]] = {}
    for number, item in enumerate(_items(data), 1):
        try:
            annotation = msgspec.json.decode(item, type=_Annotation)
            if not annotation.id:  # then it is known by all that it says
                annotation.id = msgspec.json.format(bytes(item), indent=-1).decode("utf-8")
            source, mark = _mark(annotation)
            place = webannotation.located(source)
        except ValueError as error:
            raise msgspec.ValidationError(f"annotation {number}: {error}") from error
        articles.setdefault(place, []).append(mark)
    return [
        Annotated(Article(text="", source=source), tuple(marks), digest)
        for (source, digest), marks in articles.items()
    ]


def _items(data: bytes) -> list[msgspec.Raw]:
    whole = msgspec.json.decode(data, type=_Container | list[msgspec.Raw])
    if isinstance(whole, list):
        return whole
    if whole.type == "Annotation":
        return [msgspec.Raw(data)]
    if whole.type == "AnnotationCollection" and isinstance(whole.first, _Container):
        whole = whole.first
    if whole.type != "AnnotationPage":
        raise msgspec.ValidationError("it holds no annotations")
    return whole.items


def _mark(annotation: _Annotation) -> tuple[str, Mark]:
    """The IRI of the article that an annotation is on, and the annotation as a mark."""
    targets: list[str | _Target] = _all(annotation.target)
    target = targets[0] if targets else ""
    if isinstance(target, str):
        target = _Target(source=target)
    source = target.source.id if isinstance(target.source, _Source) else target.source
    given: list[str | _Body] = _all(annotation.body)
    bodies = [_Body(one) if isinstance(one, str) else one for one in given]
    notes = [one for one in bodies if "tagging" not in _all(one.purpose)]
    words = "\n\n".join(
        filter(None, [annotation.body_value, *(one.value or one.id for one in notes)])
    )
    return source or target.id, Mark(
        id=0,
        kind=_kind(annotation, words),
        anchor=_anchor(target),
        body=words,
        created=annotation.created,
        changed=annotation.modified or annotation.created,
        colour=_colour(target),
        tags=tuple(one.value for one in bodies if "tagging" in _all(one.purpose)),
        uid=_uid(annotation.id),
    )


def _kind(annotation: _Annotation, words: str) -> MarkKind:
    motivations = _all(annotation.motivation)
    known = (kind for kind, motivation in MOTIVATIONS.items() if motivation in motivations)
    return next(known, "note" if words else "highlight")


def _anchor(target: _Target) -> Anchor:
    """The passage that the selectors of ``target`` tell, the finest of those that refine each other."""
    words, place = _Selector(), _Selector()
    selectors = _all(target.selector)
    for selector in selectors:
        if selector.type == "TextQuoteSelector":
            words = selector
        elif selector.type == "TextPositionSelector":
            place = selector
        selectors += _all(selector.refined_by)
    return Anchor(place.start, place.end, words.exact, words.prefix, words.suffix)


def _colour(target: _Target) -> Colour | None:
    names = {name.removeprefix(STYLE_CLASS) for name in _all(target.style_class)}
    return next((colour for colour in COLOURS if colour in names), None)


def _uid(name: str) -> str:
    """The UUID that an annotation is called by, else one that its name always gives."""
    if name.startswith(URN):
        return name.removeprefix(URN)
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def _all(value: T | list[T] | None) -> list[T]:
    """JSON-LD's lists: one thing stands for a list of it, and nothing for an empty one."""
    if value is None:
        return []
    return [*value] if isinstance(value, list) else [value]
