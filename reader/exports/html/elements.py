"""HTML and SVG elements as text."""

from __future__ import annotations

import html

from reader.harmless import harmless

Attribute = str | float | None


def escaped(words: str) -> str:
    """``words`` as text of an element or in an attribute, harmless and with no markup in it."""
    return html.escape(harmless(words))


def opening(name: str, **attributes: Attribute) -> str:
    """The opening tag; an attribute that is None is left out, and ``_`` in a name stands for ``-``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>"


def element(name: str, *content: str, **attributes: Attribute) -> str:
    """The element with ``content``, which is markup already."""
    return f"{opening(name, **attributes)}{''.join(content)}</{name}>"


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
