"""One occurrence of a name, and the tokens of the document as plain lists."""

from __future__ import annotations

import dataclasses

from spacy.tokens import Doc

from reader.annotations import Kind


@dataclasses.dataclass(slots=True)
class Tokens:
    """A document read out once, since spaCy makes each text anew.

    ``source`` is the whole text; then the tokens' texts, fine tags and offsets (code points).
    """

    doc: Doc
    source: str
    texts: list[str]
    tags: list[str]
    offsets: list[int]

    @classmethod
    def of(cls, doc: Doc) -> Tokens:
        """The tokens of ``doc``."""
        tokens = list(doc)
        return cls(
            doc,
            doc.text,
            [token.text for token in tokens],
            [token.tag_ for token in tokens],
            [token.idx for token in tokens],
        )

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, index: int) -> str:
        """The token at ``index``, or an empty string outside the document."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The code points that the tokens ``start`` to ``end`` (exclusive) cover."""
        return self.offsets[start], self.offsets[end - 1] + len(self.texts[end - 1])


@dataclasses.dataclass(slots=True, eq=False)
class Name:
    """A name at tokens ``start`` to ``end`` (exclusive) and code points ``chars``.

    ``kind`` is what the name is taken for, at first by the model. ``title`` is what stands before a
    person's name ("Mrs."), ``role`` what else the text calls the person here ("Kremlin spokesman"),
    ``gender`` what both tell. ``sure`` is false where only the
    same words elsewhere, or general knowledge, say that this is a name.
    """

    start: int
    end: int
    chars: tuple[int, int]
    words: tuple[str, ...]
    kind: Kind
    title: str = ""
    gender: str | None = None
    role: str | None = None
    sure: bool = True

    @property
    def text(self) -> str:
        """The words of the name with single spaces."""
        return " ".join(self.words)


def initials(words: tuple[str, ...]) -> set[str]:
    """The acronyms that ``words`` may have: "WHO"; "DoJ" and "DOJ"; hyphens part words."""
    parts = [part for word in words for part in word.split("-") if part]
    short = "".join(part[0] for part in parts if part[0].isupper())
    whole = "".join(part[0] for part in parts)
    return {short, whole, whole.upper()}
