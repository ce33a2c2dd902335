"""Text put into Markdown (CommonMark, and what Obsidian adds to it) so that it reads as it stood."""

import json
import re
from collections.abc import Mapping, Sequence

_SPECIAL = re.compile(
    r"[\\`*\[\]<>|~$^]"  # code, emphasis, links, HTML, tables, mathematics, footnotes
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|==|%%"  # highlights and comments
    r"|(?<!\w)#|&(?=#?\w+;)"  # tags, entities
    r"|^\s*(?:[-+=]|\d+(?=[.)]))",  # lists, rules and underlined headings
    re.MULTILINE,
)


def escaped(text: str) -> str:
    """``text`` with a backslash before each sign that Markdown would obey."""
    return _SPECIAL.sub(_escaped, text)


def quoted(text: str) -> str:
    """``text`` as a block quotation."""
    return "\n".join(f"> {line}".rstrip() for line in escaped(text).split("\n"))


def front_matter(properties: Mapping[str, str | Sequence[str]]) -> str:
    """``properties`` that are not empty as YAML between two rules; each word quoted, as JSON is YAML."""
    lines = ["---"]
    for name, value in properties.items():
        if isinstance(value, str):
            lines += [f"{name}: {_scalar(value)}"] if value else []
        elif value:
            lines += [f"{name}:", *(f"  - {_scalar(one)}" for one in value)]
    return "\n".join([*lines, "---", ""])


def tag(words: str) -> str:
    """``words`` as one of Obsidian's tags, which have no blanks and are no mere number."""
    name = re.sub(r"[^\w/-]+", "-", words).strip("-/")
    return f"{name}-" if name.isdecimal() else name


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found.strip().isdecimal():  # the number of a list: the sign after it makes it one
        return f"{found}\\"
    if len(found.strip()) == 2:
        return f"\\{found[0]}\\{found[1]}"
    blank = len(found) - len(found.lstrip())
    return f"{found[:blank]}\\{found[blank:]}"


def _scalar(value: str) -> str:
    # A date is Obsidian's own kind of property; anything else is text, whatever it looks like.
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    return json.dumps(value, ensure_ascii=False)
