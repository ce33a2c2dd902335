"""The digest of an article in words, and as a page of Markdown."""

from __future__ import annotations

from reader.annotations import When
from reader.article import Article
from reader.exports.digest import Digest, Statement
from reader.exports.markdown_text import escaped
from reader.harmless import one_line
from reader.times import Meaning, meaning


def words(article: Article, said: Statement) -> str:
    """The words of a statement on one line, with an ellipsis between its parts."""
    parts = (one_line(article.text[quote.start : quote.end]) for quote in said.quotes)
    return " … ".join(" ".join(part.split()) for part in parts)


def context(said: Statement) -> list[tuple[str, str]]:
    """What a statement is about, when and where, in words: (("about", "Ada Brooke, the board"), ...)."""
    told = {
        "about": [entity.name for entity in said.about],
        "when": [when.words for when in map(_meaning, said.when) if when.stretch is not None],
        "where": [place.name for place in said.where],
    }
    return [(label, ", ".join(dict.fromkeys(names))) for label, names in told.items() if names]


def _meaning(when: When) -> Meaning:
    return meaning(when.value, when.type)


def cautions(found: Digest) -> list[str]:
    """What a reader should be careful with, a sentence each."""
    sentences = []
    voices = [voice for voice in found.voices if voice.speaker is not None]
    if len(voices) == 1 and voices[0].speaker is not None:
        sentences.append(f"All that is said comes from one source, {voices[0].speaker.name}.")
    alone = [subject for subject in found.subjects if subject.single_source]
    for source in dict.fromkeys(subject.sources[0] for subject in alone):
        names = ", ".join(s.entity.name for s in alone if s.sources[0] is source)
        sentences.append(f"Only {source.name} speaks of {names}.")
    if found.unattributed:
        sentences.append(f"{_counted(found.unattributed)} no speaker that was found.")
    if found.probable:
        sentences.append(f"{_counted(found.probable)} a speaker who is only probable.")
    return sentences


def as_markdown(article: Article, found: Digest) -> str:
    """The digest as a page of Markdown."""
    lines = [f"# {escaped(one_line(article.title or article.source))}"]
    lines += [f"* {escaped(sentence)}" for sentence in cautions(found)]
    for speaker, statements in found.voices:
        role = f", {speaker.role}" if speaker is not None and speaker.role else ""
        name = speaker.name if speaker is not None else "Nobody known"
        lines += ["", f"## {escaped(one_line(name + role))}"]
        for said in statements:
            probably = "(probably) " if said.probable else ""
            details = "; ".join(f"{label}: {names}" for label, names in context(said))
            lines += ["", f"> {probably}{escaped(words(article, said))}"]
            lines += ["", escaped(one_line(details))] if details else []
    return "\n".join([*lines, ""])


def _counted(number: int) -> str:
    return "One statement has" if number == 1 else f"{number} statements have"
