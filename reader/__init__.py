"""newsread: read a news article in the terminal, with who, where and when in colour.

For programs and notebooks: ``reader.annotate(text, published="2024-11-08")``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the terminal's reader has to open without what these import
    import datetime

    from reader.understood import Understood

__version__ = "0.1.0"


def annotate(
    text: str,
    *,
    published: str | datetime.date | None = None,
    title: str | None = None,
    model: str = "auto",
) -> Understood:
    """Who, where, when and who said what in ``text``, which is the text of one article in English.

    ``published`` is its day of publication (YYYY-MM-DD or a date), which "Tuesday" is reckoned from;
    without it, what the text tells. ``model`` is an installed spaCy pipeline or a folder with one; it is
    loaded at the first call and kept. All offsets are code points of ``text``.

    Raises ReaderError where ``published`` is no date or the model can't be loaded.
    """
    from reader import understood  # noqa: PLC0415 - imports spaCy

    return understood.annotate(text, published=published, title=title, model=model)
