"""Finding words in a text."""

import re

Match = tuple[int, int]


def find_all(text: str, query: str) -> list[Match]:
    """Where ``query`` stands in ``text``, as spans in text order.

    Case counts only when ``query`` has a capital ("smart case"), and a space stands for any white
    space, line breaks included.
    """
    parts = query.split()
    if not parts:
        return []
    flags = re.NOFLAG if any(c.isupper() for c in query) else re.IGNORECASE
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), flags)
    return [match.span() for match in pattern.finditer(text)]
