"""The keys under which names are filed: "St. Louis", "Saint Louis" and "SAINT LOUIS" meet."""

import functools
import unicodedata

_NOT_DECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | dict.fromkeys("-–—/,()", " ")
    | dict.fromkeys(".'’‘ʻʼ`´\N{MODIFIER LETTER LEFT HALF RING}", None)
)
_SPELLED_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}
_LONGEST_ACRONYM = 4


@functools.lru_cache(maxsize=20_000)
def keys(name: str) -> tuple[str, ...]:
    """The keys to look ``name`` up by, the most telling first; none where there is nothing to read.

    Acronyms and clipped words are told from ordinary ones by their capitals ("US", "U.S.") or their
    full stop ("Miss.", "Wash."), and fall back to the ordinary key ("IRAN").
    """
    plain = fold(name)
    if not plain or not plain.isprintable():
        return ()
    if is_acronym(name):
        return (name.replace(".", ""), plain)
    return (f"{plain}.", plain) if name.endswith(".") else (plain,)


def filing_key(name: str) -> str:
    """The one key under which the gazetteer files ``name``; empty for a name without letters."""
    return next(iter(keys(name)), "")


def is_acronym(name: str) -> bool:
    """Whether ``name`` is a short word of capitals: "UK", "N.S.W."."""
    letters = name.replace(".", "")
    return len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()


def fold(name: str) -> str:
    """``name`` without case, accents, marks and a leading "the"; "St." and the like spelled out."""
    text = name.casefold()
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = text.translate(_NOT_DECOMPOSED).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if not _SPELLED_OUT.keys().isdisjoint(words):
        words[:-1] = [_SPELLED_OUT.get(word, word) for word in words[:-1]]
    return " ".join(words)
