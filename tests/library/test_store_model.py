"""The store against a dictionary, through any sequence of calls and reopenings."""

import shutil
import tempfile
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from reader.article import Article
from reader.library import Library, anchors
from reader.marks import COLOURS

MEMORY = Path("/dev/shm")
"""Where there is no waiting for the disk: what is tested here is not that it arrives there."""

TEXTS = ("One day 👩‍🚒 in Maré.\nThen none.\n", "Rain fell on the quay.\n\nIt stopped.\n")
bodies = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places = st.tuples(st.integers(0, 40), st.integers(0, 40))
colours = st.sampled_from(COLOURS)
tags = st.sampled_from(["sea", "Ärger", "2024", "🚢"])
present = st.runner().flatmap(lambda machine: st.sampled_from(sorted(machine.kept)))
"""A mark that is in the library, if only as a deleted one."""


class StoreMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.library = Library.open(self.folder / "library.db")
        self.known = {}
        self.positions = {}
        self.kept = {}
        self.deleted = set()
        self.uids = set()

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
        index=st.integers(0, 1),
        kind=st.sampled_from(["bookmark", "highlight", "note"]),
        place=places,
        body=bodies,
        colour=colours,
        tags=st.lists(tags, max_size=2),
    )
    def add(self, index, kind, place, body, colour, tags):
        if index not in self.known:
            return
        anchor = anchors.make(TEXTS[index], *place)
        mark = self.library.add(self.known[index], kind, anchor, body, colour=colour, tags=tags)
        assert (mark.kind, mark.anchor, mark.body) == (kind, anchor, body)
        assert mark.colour == (colour or ("yellow" if kind == "highlight" else None))
        assert mark.tags == tuple(dict.fromkeys(tags))
        assert mark.id not in self.kept
        assert mark.uid not in self.uids
        self.uids.add(mark.uid)
        self.kept[mark.id] = (index, mark)

    @precondition(lambda self: self.kept)
    @rule(mark_id=present, body=bodies)
    def edit(self, mark_id, body):
        index, mark = self.kept[mark_id]
        edited = self.library.edit(mark_id, body)
        assert edited == msgspec.structs.replace(mark, body=body, changed=edited.changed)
        self.kept[mark_id] = (index, edited)
        self.deleted.discard(mark_id)

    @precondition(lambda self: self.kept)
    @rule(mark_id=present, colour=colours, tags=st.lists(tags, max_size=2))
    def colour(self, mark_id, colour, tags):
        index, mark = self.kept[mark_id]
        edited = self.library.edit(mark_id, colour=colour, tags=tags)
        tags = tuple(dict.fromkeys(tags))
        expected = msgspec.structs.replace(mark, colour=colour, tags=tags, changed=edited.changed)
        assert edited == expected
        self.kept[mark_id] = (index, edited)
        self.deleted.discard(mark_id)

    @precondition(lambda self: self.kept)
    @rule(mark_id=present, place=places)
    def place(self, mark_id, place):
        index, mark = self.kept[mark_id]
        anchor = anchors.make(TEXTS[index], *place)
        placed = self.library.place(mark_id, anchor)
        assert placed == msgspec.structs.replace(mark, anchor=anchor, changed=placed.changed)
        self.kept[mark_id] = (index, placed)

    @precondition(lambda self: self.kept)
    @rule(mark_id=present)
    def delete(self, mark_id):
        self.library.delete(mark_id)
        self.deleted.add(mark_id)

    @precondition(lambda self: self.kept)
    @rule(mark_id=present)
    def undelete(self, mark_id):
        assert self.library.undelete(mark_id) == self.kept[mark_id][1]
        self.deleted.discard(mark_id)

    @rule(index=st.integers(0, 1))
    def forget(self, index):
        if index in self.known:
            self.library.forget(self.known.pop(index))
            self.positions.pop(index, None)
            self.kept = {one: kept for one, kept in self.kept.items() if kept[0] != index}

    @rule(word=tags)
    def search(self, word):
        found = {hit.mark.id for hit in self.library.search(word) if hit.mark}
        expected = {
            one
            for one, (_, mark) in self.kept.items()
            if one not in self.deleted
            and any(each.startswith(word) for tag in mark.tags for each in tag.split())
        }
        assert found >= expected

    @rule()
    def back_up_and_restore(self):
        self.library.backup(self.folder / "backup.db")
        self.library.close()
        Library.restore(self.folder / "backup.db", self.folder / "library.db")
        self.library = Library.open(self.folder / "library.db")

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
