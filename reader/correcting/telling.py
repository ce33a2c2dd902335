"""Corrections in words, for the person who made them."""

from __future__ import annotations

from reader.annotations import Kind
from reader.corrections import (
    Assign,
    Attribute,
    Change,
    Merge,
    Removable,
    Remove,
    Rename,
    Retype,
)

A_KIND: dict[Kind, str] = {
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "group": "a group",
    "event": "an event",
    "work": "a work",
    "product": "a product",
    "law": "a law",
    "other": "something else",
}
"""Each kind with its article."""

_NO: dict[Removable, str] = {
    "mention": "is no name here",
    "entity": "is no name",
    "quote": "is no quote",
    "date": "is no date",
}


def told(change: Change) -> str:
    """What ``change`` says of the words that it stands on: "is an organisation"."""
    match change:
        case Retype(kind=kind):
            return f"is {A_KIND[kind]}"
        case Rename(name=name):
            return f"is called {name}"
        case Merge(into=ref):
            return f"is {ref.name}"
        case Assign(entity=ref, everywhere=everywhere):
            return f"means {ref.name}, {ref.kind}{', everywhere' if everywhere else ''}"
        case Attribute(speaker=None):
            return "is said by nobody in particular"
        case Attribute(speaker=ref) if ref is not None:
            return f"is said by {ref.name}"
        case Remove(what=what):
            return _NO[what]
    return "is no speech"
