"""Texts edited as editors edit them, and what became of each of their sentences."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

from reader.formats import open_article
from reader.library import anchors

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))

EDITS = ("words", "moved", "repeated", "quotes", "line ends", "composed")
"""One word in ten replaced, added or taken out; paragraphs moved; refrains put in before; straight
quotes to curly ones; line feeds to carriage returns with them; decomposed accents to composed ones."""

REFRAINS = (
    "The council declined to comment.",
    "He did not elaborate.",
    "No one was hurt.",
    "The spokeswoman said the ministry would answer in due course.",
)
COMMON = re.findall(
    r"\w+",
    "river bridge council engineer school harbour winter budget minister island ferry road market "
    "report storm village court teacher union the of and a in to said that he she",
)

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_BREAK = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bFeb)(?<!\bNo)"
    r"([.!?][”’\"']*)\s+(?=[A-Z“‘\"'])"
)


def samples():
    """The texts of the samples."""
    return [open_article(str(path)).text for path in SAMPLES]


def trial(chooser, text, edits):
    """Mark every sentence of ``text``, edit it, and count the marks that are found, wrong and lost."""
    old = paragraphs(text)
    if "repeated" in edits:
        for sentences in old:
            for place in range(len(sentences), -1, -1):
                if chooser.random() < 0.08:
                    sentences.insert(place, chooser.choice(REFRAINS))
    before, after = forms(edits)
    new = [(name, sentences[:]) for name, sentences in enumerate(old)]
    if "words" in edits:
        new = [(name, [reworded(chooser, one) for one in sentences]) for name, sentences in new]
    if "moved" in edits:
        for _ in range(max(2, len(new) // 10)):
            new.insert(chooser.randrange(len(new)), new.pop(chooser.randrange(len(new))))
    old_text, spans = joined(enumerate(old), before, "\n")
    new_text, new_spans = joined(new, after, "\r\n" if "line ends" in edits else "\n")
    return outcome(old_text, spans, new_text, new_spans)


def cut(chooser, text):
    """As :func:`trial`, with one paragraph in five cut: only a sentence that is still there may be found."""
    old = list(enumerate(paragraphs(text)))
    new = [one for one in old if chooser.random() >= 0.2]
    old_text, spans = joined(old, str, "\n")
    new_text, new_spans = joined(new, str, "\n")
    return outcome(old_text, spans, new_text, new_spans)


def outcome(old_text, spans, new_text, new_spans):
    made = [anchors.make(old_text, *span) for span in spans.values()]
    counts = Counter()
    for name, place in zip(spans, anchors.find_all(made, new_text, old_text), strict=True):
        there = new_spans.get(name)
        if place is None:
            counts["lost" if there else "rightly lost"] += 1
        elif there is not None and overlap(place, there) >= 0.5:
            counts["found"] += 1
        else:
            counts["wrong"] += 1
    return counts


def paragraphs(text):
    """The sentences of each paragraph."""
    lines = (line for line in text.split("\n") if line.strip())
    return [_BREAK.sub(r"\1\0", line.strip()).split("\0") for line in lines]


def reworded(chooser, sentence):
    """``sentence`` with one word in ten replaced, added or taken out."""
    words = []
    for word in re.findall(r"\S+", sentence):
        chance = chooser.random()
        if chance < 0.06:
            words.append(chooser.choice(COMMON))
        elif chance < 0.08:
            words += [word, chooser.choice(COMMON)]
        elif chance >= 0.1:
            words.append(word)
    return " ".join(words)


def forms(edits):
    """What is done to each sentence of the old text and of the new."""

    def old(text):
        text = text.translate(_STRAIGHT) if "quotes" in edits else text
        return unicodedata.normalize("NFD", text) if "composed" in edits else text

    def new(text):
        text = curled(text.translate(_STRAIGHT)) if "quotes" in edits else text
        return unicodedata.normalize("NFC", text) if "composed" in edits else text

    return old, new


def curled(text):
    """Straight quotation marks made curly."""
    text = re.sub(r'"(?=\w)', "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", text).replace("'", "‘")


def joined(named, form, end):
    """The text, and the span of each sentence that is not empty by paragraph and number."""
    text, spans = "", {}
    for name, sentences in named:
        for number, sentence in enumerate(map(form, sentences)):
            if sentence:
                spans[name, number] = (len(text), len(text) + len(sentence))
            text += sentence + (" " if number + 1 < len(sentences) else end)
    return text, spans


def overlap(one, other):
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0]))
