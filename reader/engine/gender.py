"""The gender that English news gives a person ("he" or "she"), read off a first name or a noun.

None wherever the word alone does not tell; what the article itself says always weighs more.
"""

import functools
import unicodedata

from reader.engine.lexicon import table, words


def of_first_name(name: str) -> str | None:
    """Return "male", "female" or None for a first name.

    A hyphened one goes by its first part ("Anne-Marie"), and accents may be missing.
    """
    forms = (name, name.partition("-")[0])
    for form in (*forms, *map(_without_accents, forms)):
        if form in words("first_names_male"):
            return "male"
        if form in words("first_names_female"):
            return "female"
    return None


def of_noun(noun: str) -> str | None:
    """Return "male", "female" or None for a title, role or kinship noun: "Mrs.", "king", "aunt"."""
    word = noun.rstrip(".").lower()
    return table("role_genders").get(word) or _title_genders().get(word)


@functools.cache
def _title_genders() -> dict[str, str]:
    return {title.lower(): gender for title, gender in table("titles").items() if gender}


def _without_accents(word: str) -> str:
    """``word`` as wire copy often writes it."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
