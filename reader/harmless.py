"""Text from outside made safe to draw: nothing in it is obeyed by the terminal.

Every function keeps the number of code points, so offsets into the text stay true.
"""

import re

_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 but for the line feed, DEL and C1; bidirectional embeddings, overrides and isolates; the
# zero-width characters that only hide things (the joiners stay: emoji and Persian need them);
# line and paragraph separators; interlinear annotation; lone surrogates; tags and noncharacters.
_HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0001]"
)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_CONTROL_PICTURES[code]) if code in _CONTROL_PICTURES else _REPLACEMENT


def harmless(text: str) -> str:
    """``text`` with each harmful code point replaced by one visible sign; line feeds stay."""
    return _HARMFUL.sub(_sign, text)


def one_line(text: str) -> str:
    """``text`` harmless and without line breaks, for titles, file names and messages."""
    return harmless(text).replace("\n", " ")
