"""What the person put right in the annotations of an article, and the names known in every article."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from reader.annotations import Form, Kind
from reader.marks import Anchor

Removable = Literal["mention", "entity", "quote", "date"]


class EntityRef(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whom or what a correction speaks of, told so that it is found in other annotations too.

    It is the entity of this name and kind; of several, the one that is mentioned at ``anchor``. Where
    there is none of that name it is the one mentioned at ``anchor``, else a new one.
    """

    name: str
    kind: Kind
    anchor: Anchor | None = None


class _Change(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="do", tag=str.lower):
    """A change of what is found at the anchor of a :class:`Correction`."""


class Retype(_Change, frozen=True):
    """The entity mentioned here, all its mentions, is of ``kind``; where there is none, one is made."""

    kind: Kind


class Rename(_Change, frozen=True):
    """The entity mentioned here is called ``name``."""

    name: str


class Merge(_Change, frozen=True):
    """The entity mentioned here is the same as ``into``, whose name and kind it takes."""

    into: EntityRef


class Assign(_Change, frozen=True):
    """The words here, exactly, are a mention of ``entity``, whatever they were before.

    ``everywhere`` means the same words elsewhere, too, where they are not part of a longer name.
    """

    entity: EntityRef
    form: Form = "name"
    everywhere: bool = False


class Remove(_Change, frozen=True):
    """The annotation here is none: one mention, an entity with all its mentions, a quote, a date."""

    what: Removable


class Attribute(_Change, frozen=True):
    """The words here are speech, and ``speaker`` says them; None: it is not told who does.

    All parts of the utterance have that speaker, unless this part is ``alone``.
    """

    speaker: EntityRef | None
    alone: bool = False


class Scare(_Change, frozen=True):
    """The words in quotation marks here are nobody's speech."""


Change = Retype | Rename | Merge | Assign | Remove | Attribute | Scare


class Correction(msgspec.Struct, frozen=True):
    """A change that the person made at ``anchor``; ``created`` is ISO 8601 in UTC.

    ``lost`` is true when the anchor finds no home in the text as it is now: the correction has no effect
    then, and is shown with its quoted words and never dropped.
    """

    id: int
    anchor: Anchor
    change: Change
    created: str = ""
    lost: bool = False


KnownNames = Mapping[str, Kind]
"""Names as they are written, and of what kind each is in every article, because the person said so."""

NO_NAMES: KnownNames = MappingProxyType({})


def standing_in(text: str, names: KnownNames) -> dict[str, Kind]:
    """Those of ``names`` that matter to ``text``."""
    straight = text.replace("’", "'")
    return {name: kind for name, kind in names.items() if name.replace("’", "'") in straight}
