"""Whether a text is an edited version of another."""

RELATED = 0.2
"""Share of three-word sequences that two versions of one article have in common, at the least."""

SAMPLE = 20_000
"""About how many sequences of a long text are looked at."""


def related(old: str, new: str) -> bool:
    """Whether ``new`` is a version of ``old``, not another article that took its file's place.

    Measured on word sequences (shingles; Broder 1997, "On the resemblance and containment of
    documents"): their containment, as a live report grows many times over.
    """
    rate = 1 + max(len(old), len(new)) // (6 * SAMPLE)
    before, after = _shingles(old, rate), _shingles(new, rate)
    smaller = min(len(before), len(after))
    return len(before & after) >= RELATED * smaller


def _shingles(text: str, rate: int) -> set[int]:
    """Hashes of the sequences of three words, of which one in ``rate`` is taken."""
    words = text.split()
    hashes = map(hash, zip(words, words[1:], words[2:], strict=False))
    return {number for number in hashes if number % rate == 0}
