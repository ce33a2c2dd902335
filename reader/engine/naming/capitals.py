"""Names in capitals, of headlines and transcripts, as they are written elsewhere in the text."""

from __future__ import annotations

from reader.engine.naming.name import Name


def settle(names: list[Name]) -> None:
    """Give names in capitals the words of the same name, or of the person so called, elsewhere."""
    written: dict[str, str] = {}
    for name in names:
        if not name.text.isupper():
            written.setdefault(name.text.upper(), name.text)
            if name.kind == "person":
                for word in name.words:
                    written.setdefault(word.upper(), word)
    for name in names:
        if name.text.isupper() and len(name.text) > 3:
            name.words = tuple(written.get(name.text, name.text).split())
