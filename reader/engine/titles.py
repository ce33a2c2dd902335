"""Titles and role words: what stands beside a person's name, and the gender that it tells."""

from __future__ import annotations

import functools

from reader.engine import lexicon


@functools.cache
def _titles() -> dict[str, str]:
    return lexicon.table("titles")


@functools.cache
def _name_titles() -> dict[str, str]:
    return lexicon.table("name_titles")


def is_title(word: str) -> bool:
    """Whether ``word`` may be written before a person's name and is no part of it ("Mrs.")."""
    return word.rstrip(".") in _titles()


def is_name_title(word: str) -> bool:
    """Whether ``word`` stays part of the name when one given name follows ("Pope")."""
    return word.rstrip(".") in _name_titles()


def is_office(word: str) -> bool:
    """Whether ``word`` is a title that is also a noun for an office: never the end of a name."""
    return is_title(word) and is_role(word)


def is_honorific(word: str) -> bool:
    """Whether a name must follow ``word``: a title that tells a gender, or an abbreviated one."""
    title = word.rstrip(".")
    if title not in _titles():
        return False
    return _titles()[title] != "" or word.endswith(".")


def is_role(word: str) -> bool:
    """Whether ``word`` is a noun for what a person is or does ("spokeswoman", "Co-Founder")."""
    noun = word.lower()
    return noun in lexicon.words("roles") or noun.endswith(("woman", "sman"))
