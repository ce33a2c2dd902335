"""How many marks on sentences are found again after edits, and how long a long text takes."""

import random
import time
from collections import Counter

import rewriting

from reader.library import anchors


def test_marks_after_edits():
    print()
    texts = rewriting.samples()
    for edits in (*((edit,) for edit in rewriting.EDITS), rewriting.EDITS):
        chooser = random.Random(1)
        counts = Counter()
        for text in texts:
            for _ in range(10):
                counts += rewriting.trial(chooser, text, edits)
        show(" + ".join(edits), counts)
    chooser = random.Random(2)
    counts = Counter()
    for text in texts:
        for _ in range(10):
            counts += rewriting.cut(chooser, text)
    show("one paragraph in five cut", counts)
    assert counts["wrong"] <= 0.01 * counts["rightly lost"]


def test_a_thousand_marks_in_a_million_words():
    chooser = random.Random(3)
    known = [one for text in rewriting.samples() for one in rewriting.paragraphs(text)]
    old, words = [], 0
    while words < 1_000_000:
        old.append([rewriting.reworded(chooser, one) for one in chooser.choice(known)])
        words += sum(len(one.split()) for one in old[-1])
    new = [
        (name, [rewriting.reworded(chooser, one) for one in each]) for name, each in enumerate(old)
    ]
    text, spans = rewriting.joined(enumerate(old), str, "\n")
    new_text, _ = rewriting.joined(new, str, "\n")
    chosen = chooser.sample(sorted(spans), 1000)
    made = [anchors.make(text, *spans[name]) for name in chosen]
    one = seconds(lambda: anchors.find_all(made[:1], new_text, text))
    all_ = seconds(lambda: anchors.find_all(made, new_text, text))
    print(f"\n{words:,} words: one mark {one:.1f} s, a thousand {all_:.1f} s of the processor")
    assert all_ < 60 * one


def seconds(call):
    before = time.process_time()
    call()
    return time.process_time() - before


def show(name, counts):
    total = counts.total()
    shares = ", ".join(f"{kind} {count / total:.1%}" for kind, count in sorted(counts.items()))
    print(f"{name}: {total} marks, {shares}")
