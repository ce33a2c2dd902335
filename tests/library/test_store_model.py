"""The store against a dictionary, through any sequence of calls and reopenings."""

import shutil
import tempfile
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
)

from reader.article import Article
from reader.library import Library, anchors

TEXTS = ("One day 👩‍🚒 in Maré.\nThen none.\n", "Rain fell on the quay.\n\nIt stopped.\n")
bodies = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class StoreMachine(RuleBasedStateMachine):
    marks = Bundle("marks")

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library.open(self.folder / "library.db")
        self.known = {}
        self.positions = {}
        self.kept = {}
        self.deleted = set()

    def teardown(self):
        self.library.close()
        shutil.rmtree(self.folder)

    @rule(index=st.integers(0, 1), source=st.sampled_from(["-", "/a", "/b"]))
    def visit(self, index, source):
        visit = self.library.visit(Article(text=TEXTS[index], source=source))
        assert self.known.setdefault(index, visit.article_id) == visit.article_id
        assert visit.position == self.positions.get(index, 0)
        assert visit.marks == self.expected(index)

    @rule(index=st.integers(0, 1), offset=st.integers(-5, 60))
    def save_position(self, index, offset):
        if index in self.known:
            self.library.save_position(self.known[index], offset)
            self.positions[index] = max(0, min(offset, len(TEXTS[index])))

    @rule(
        target=marks,
        index=st.integers(0, 1),
        kind=st.sampled_from(["bookmark", "note"]),
        place=st.tuples(st.integers(0, 40), st.integers(0, 40)),
        body=bodies,
    )
    def add(self, index, kind, place, body):
        if index not in self.known:
            return multiple()
        anchor = anchors.make(TEXTS[index], *place)
        mark = self.library.add(self.known[index], kind, anchor, body)
        assert (mark.kind, mark.anchor, mark.body) == (kind, anchor, body)
        assert mark.id not in self.kept
        self.kept[mark.id] = (index, mark)
        return mark.id

    @rule(mark_id=marks, body=bodies)
    def edit(self, mark_id, body):
        index, mark = self.kept[mark_id]
        edited = self.library.edit(mark_id, body)
        assert edited == msgspec.structs.replace(mark, body=body, changed=edited.changed)
        self.kept[mark_id] = (index, edited)
        self.deleted.discard(mark_id)

    @rule(mark_id=marks)
    def delete(self, mark_id):
        self.library.delete(mark_id)
        self.deleted.add(mark_id)

    @rule(mark_id=marks)
    def restore(self, mark_id):
        assert self.library.undelete(mark_id) == self.kept[mark_id][1]
        self.deleted.discard(mark_id)

    @rule()
    def reopen(self):
        self.library.close()
        self.library = Library.open(self.folder / "library.db")
        assert self.library.notice is None

    def expected(self, index):
        marks = [
            mark
            for mark_id, (where, mark) in self.kept.items()
            if where == index and mark_id not in self.deleted
        ]
        return tuple(sorted(marks, key=lambda m: (m.anchor.start, m.anchor.end, m.id)))

    @invariant()
    def marks_are_as_expected(self):
        for index, article_id in self.known.items():
            assert self.library.marks(article_id) == self.expected(index)
        counts = {one.article_id: one.marks for one in self.library.recent()}
        assert counts == {known: len(self.expected(i)) for i, known in self.known.items()}


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
