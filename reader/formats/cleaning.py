"""Text as it was written -> text that the reader can show: the first step for every plain text."""

from reader.harmless import harmless

_LINE_ENDS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_BLANKS = ("\xa0", "\u1680", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000")
_INVISIBLE = "\xad\u200b\u2060\ufeff"


def cleaned(text: str) -> str:
    """``text`` harmless, its lines ending with a line feed and at most one blank line in a row.

    Tabs are expanded, all blanks are plain spaces (so that words wrap and are found), soft hyphens
    and zero-width spaces are dropped; no line ends with a blank, and the text not with blank lines.
    """
    text = plain(text)
    if " \n" in text or text.endswith(" "):
        text = "\n".join([line.rstrip() for line in text.split("\n")])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n")


def plain(text: str) -> str:
    """``text`` harmless, with plain spaces and line feeds, its tabs expanded."""
    # str.replace finds what is not there many times faster than a regular expression does.
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    for invisible in _INVISIBLE:
        text = text.replace(invisible, "")
    return harmless(text.expandtabs())
