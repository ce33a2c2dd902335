"""Text as it was written -> text that the reader can show: the first step for every plain text."""

import re

from reader.harmless import harmless

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_BLANK_LINES = re.compile("\n{3,}")


def cleaned(text: str) -> str:
    """``text`` harmless, its lines ending with a line feed and at most one blank line in a row.

    Tabs are expanded, all blanks are plain spaces (so that words wrap and are found), soft hyphens
    and zero-width spaces are dropped; no line ends with a blank, and the text not with blank lines.
    """
    text = _LINE_ENDS.sub("\n", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", _BLANKS.sub(" ", text))
    lines = (line.rstrip() for line in harmless(text.expandtabs()).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
