"""What one line of a plain text is by its shape alone."""

import re

_OPENING, _CLOSING = " \"'“‘«([", "\"'”’»)]"
_DASHES = {"-", "–", "—"}

# A number may also end a wrapped sentence: it counts only before what does not go on in lower case.
_LIST_ITEM = re.compile(r"[*•‣▪◦●○] +\S|\(?\d{1,2}[.)] +[^ a-z]|\(?[a-z]\) +\S")
_TURN_IN_CAPITALS = re.compile(r" *[A-Z][A-Z.'’ -]{0,40}(?:\([^()]{1,40}\))?:(?: |$)")
_TURN_OF_A_NAME = re.compile(r" *(?:[A-Z][\w.'’-]{0,30} ){0,3}[A-Z][\w.'’-]{0,30}:(?: |$)")
_BARS = re.compile(r"\|[^|]*\|")


def ends_sentence(line: str) -> bool:
    """Whether ``line`` ends as a sentence does, closing quotation marks and brackets aside."""
    return line.rstrip(_CLOSING)[-1:] in {".", "!", "?", "…"}


def goes_on(line: str) -> bool:
    """Whether ``line`` begins in lower case, as the rest of a sentence does."""
    return line.lstrip(_OPENING)[:1].islower()


def is_list_item(line: str) -> bool:
    """Whether ``line`` begins with a bullet, or with a number or letter and its mark."""
    bare = line.lstrip()
    letter = bare[:1].isalpha() and bare[1:2] != ")"  # most lines: spares them the expression
    return not letter and _LIST_ITEM.match(bare) is not None


def begins_with_dash(line: str) -> bool:
    """Whether ``line`` begins with a dash and a blank: an item of a list, or the rest of a line."""
    bare = line.lstrip()
    return bare[:1] in _DASHES and bare[1:2] == " "


def is_turn(line: str, before: str = "") -> bool:
    """Whether ``line`` begins a speaker's turn in a transcript ("Q:", "MODERATOR:", "Jane Doe:").

    A name that is not in capitals counts only where ``before``, the line before, ends a sentence.
    """
    if line.find(":", 0, 130) < 0:
        return False
    return _TURN_IN_CAPITALS.match(line) is not None or (
        (not before or ends_sentence(before)) and _TURN_OF_A_NAME.match(line) is not None
    )


def is_row(line: str) -> bool:
    """Whether ``line`` has the cells of a table, set apart by wide gaps or by bars."""
    return ("    " in line and "    " in line.lstrip()) or (
        "|" in line and _BARS.search(line) is not None
    )


def is_rule(line: str) -> bool:
    """Whether ``line`` has neither letters nor digits, as a row of stars has none."""
    return not any(map(str.isalnum, line))


def is_fixed(line: str) -> bool:
    """Whether ``line`` makes sense only as it stands: quoted mail, a rule, a row of a table."""
    return (not line[:1].isalnum() and (line[:1] == ">" or is_rule(line))) or is_row(line)
