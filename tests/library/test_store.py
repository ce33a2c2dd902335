import uuid

import pytest

from reader.article import Article, Emphasis, Link, Paragraph
from reader.errors import ReaderError
from reader.library import Library, anchors

TEXT = (
    "The harbour of Saltmarsh closed on Friday.\n"
    "Mira Holt, who runs the fish market, said that she had lost a week of trade.\n"
    "“Nobody told us anything,” she said, 🐟 in hand.\n"
    "The council will meet again on the first of the month.\n"
)
OTHER = "A tram driver in Oldcastle has won a prize for her poems about the number seven line.\n"


def article(text=TEXT, source="/news/harbour.txt", **known):
    return Article(text=text, source=source, **known)


def anchor(words, text=TEXT):
    start = text.index(words)
    return anchors.make(text, start, start + len(words))


def words_of(marks):
    return [mark.anchor.exact for mark in marks]


def test_a_new_article_starts_at_its_beginning_without_marks(library):
    visit = library.visit(article())
    assert (visit.position, visit.marks, visit.moved, visit.lost) == (0, (), 0, 0)


def test_marks_are_kept_in_text_order(library):
    known = library.visit(article()).article_id
    late = library.add(known, "note", anchor("The council"), "ask when")
    early = library.add(known, "bookmark", anchor("Mira Holt"))
    assert library.marks(known) == (early, late)
    assert (late.kind, late.body, late.lost) == ("note", "ask when", False)
    assert late.created == late.changed
    assert late.created.endswith("+00:00")


def test_all_is_there_after_reopening(path):
    paragraphs = (Paragraph(0, 42, "title", 1), Paragraph(43, 119))
    emphasis, links = (Emphasis(4, 11, "strong"),), (Link(43, 52, "https://example.org/holt"),)
    first = article(
        title="Harbour", byline="By Ann Other", published="2024-05-03", published_from="dateline",
        english=False, paragraphs=paragraphs, emphasis=emphasis, links=links,
    )  # fmt: skip
    with Library.open(path) as library:
        known = library.visit(first).article_id
        mark = library.add(known, "note", anchor("🐟 in hand"), "two\nlines 👩‍🚒 and a \ud800")
        library.save_position(known, 50)
    with Library.open(path) as library:
        again = library.visit(first)
        assert again.position == 50
        assert again.marks == (mark,)
        assert mark.body == "two\nlines 👩‍🚒 and a ?"
        assert library.text_of(again.article_id) == first


def test_the_same_text_read_better_is_kept_as_it_is_read_now(library):
    known = library.visit(article()).article_id
    better = article(paragraphs=(Paragraph(0, 42, "title"),), links=(Link(0, 3, "https://e.org/"),))
    assert library.visit(better).article_id == known
    assert library.text_of(known) == better


def test_a_moved_file_keeps_its_marks_and_its_copy_shares_them(library):
    known = library.visit(article()).article_id
    mark = library.add(known, "bookmark", anchor("Mira Holt"))
    moved = library.visit(article(source="/archive/h.txt"))
    assert moved.article_id == known
    assert moved.marks == (mark,)
    assert [recent.source for recent in library.recent()] == ["/archive/h.txt"]
    for source in ("/news/harbour.txt", "/archive/h.txt"):
        edited = library.visit(article(TEXT + source, source=source))
        assert words_of(edited.marks) == ["Mira Holt"]


def test_marks_and_position_follow_an_edit(library):
    known = library.visit(article()).article_id
    library.add(known, "note", anchor("she had lost a week of trade"))
    library.add(known, "bookmark", anchor("The harbour of Saltmarsh closed"))
    library.add(known, "note", anchor("“Nobody told us anything,”"), "really?")
    library.save_position(known, TEXT.index("The council"))
    newer = "Updated.\n" + TEXT.replace("“Nobody told us anything,” she said", "She shrugged")
    visit = library.visit(article(newer))
    assert (visit.article_id, visit.moved, visit.lost) == (known, 2, 1)
    assert visit.position == newer.index("The council")
    lost = [mark for mark in visit.marks if mark.lost]
    assert [(mark.anchor.exact, mark.body) for mark in lost] == [
        ("“Nobody told us anything,”", "really?")
    ]
    for mark in visit.marks:
        if not mark.lost:
            assert newer[mark.anchor.start : mark.anchor.end] == mark.anchor.exact
    assert library.text_of(known).text == newer


def test_a_lost_mark_is_found_when_its_words_come_back(library):
    known = library.visit(article()).article_id
    mark = library.add(known, "note", anchor("“Nobody told us anything,” she said"))
    cut = TEXT.replace(mark.anchor.exact, "Nothing moved")
    assert library.visit(article(cut)).lost == 1
    assert library.visit(article(cut + "More.\n")).lost == 0
    assert library.visit(article()).marks == (mark,)


def test_a_deleted_mark_is_restored_at_its_place_in_the_edited_text(library):
    known = library.visit(article()).article_id
    mark = library.add(known, "bookmark", anchor("Mira Holt"))
    library.delete(mark.id)
    newer = "Updated.\n" + TEXT
    assert library.visit(article(newer)).moved == 0
    assert library.undelete(mark.id).anchor == anchor("Mira Holt", newer)


def test_another_article_in_the_same_file_is_another_article(library):
    known = library.visit(article()).article_id
    mark = library.add(known, "bookmark", anchor("Mira Holt"))
    other = library.visit(article(OTHER))
    assert other.article_id != known
    assert other.marks == ()
    assert library.marks(known) == (mark,)
    assert library.text_of(known).text == TEXT


def test_standard_input_is_known_by_its_text_alone(library):
    known = library.visit(article(source="-")).article_id
    library.add(known, "bookmark", anchor("Mira Holt"))
    assert library.visit(article("New. " + TEXT, source="-")).article_id != known
    assert library.visit(article(source="-")).article_id == known
    assert library.text_of(known) == article(source="-")


def test_a_path_is_kept_absolute_and_a_url_as_it_is(library, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    library.visit(article(source="harbour.txt"))
    library.visit(article(OTHER, source="https://example.org/tram"))
    sources = [recent.source for recent in library.recent()]
    assert sources == ["https://example.org/tram", str(tmp_path / "harbour.txt")]


def test_a_path_of_any_bytes_is_kept(library):
    source = b"/news/caf\xe9.txt".decode("utf-8", "surrogateescape")
    known = library.visit(article(source=source)).article_id
    assert library.visit(article("New. " + TEXT, source=source)).article_id == known


def test_recent_lists_the_last_opened_first(library):
    first = library.visit(article(title="Harbour", published="2024-05-03")).article_id
    second = library.visit(article(OTHER, source="/news/tram.txt")).article_id
    library.visit(article(title="Harbour", published="2024-05-03"))
    library.delete(library.add(first, "bookmark", anchor("Mira Holt")).id)
    library.add(first, "bookmark", anchor("The council"))
    library.save_position(first, 10**9)
    newest, older = library.recent()
    assert (newest.article_id, older.article_id) == (first, second)
    assert (newest.title, newest.published, newest.marks) == ("Harbour", "2024-05-03", 1)
    assert newest.position == newest.length == len(TEXT)
    assert newest.opened > older.opened
    assert library.recent(limit=1) == (newest,)


def test_editing_keeps_the_time_of_making(library):
    mark = library.add(library.visit(article()).article_id, "note", anchor("Mira Holt"), "who?")
    edited = library.edit(mark.id, "owner of the market")
    assert (edited.id, edited.body, edited.created) == (
        mark.id,
        "owner of the market",
        mark.created,
    )
    assert edited.changed > mark.changed


def test_editing_a_mark_that_was_deleted_brings_it_back(library):
    known = library.visit(article()).article_id
    mark = library.add(known, "note", anchor("Mira Holt"), "who?")
    library.delete(mark.id)
    assert library.marks(known) == ()
    edited = library.edit(mark.id, "still writing")
    assert library.marks(known) == (edited,)


def test_two_libraries_see_each_other(library, path):
    known = library.visit(article()).article_id
    with Library.open(path) as other:
        assert not library.stale()
        other.visit(article())
        mark = other.add(known, "bookmark", anchor("Mira Holt"))
        assert library.stale()
        assert not library.stale()
        assert library.marks(known) == (mark,)
        library.edit(mark.id, "here")
        assert not library.stale()
        assert other.stale()


def test_offsets_stay_those_of_the_text_visited_here(library, path):
    known = library.visit(article()).article_id
    before = library.add(known, "bookmark", anchor("Mira Holt"))
    newer = "Updated on Saturday.\n" + TEXT.replace("The council will meet again on", "")
    with Library.open(path) as other:
        assert other.visit(article(newer)).moved == 1
        added = library.add(known, "note", anchor("Nobody told us anything"), "mine")
        gone = library.add(known, "note", anchor("The council will meet again on"))
        library.save_position(known, 3)
        assert library.marks(known) == (before, added, gone)
        seen = other.marks(known)
        places = [(mark.id, mark.lost) for mark in seen]
        assert places == [(before.id, False), (added.id, False), (gone.id, True)]
        assert seen[1].anchor == anchor("Nobody told us anything", newer)
        assert library.edit(added.id, "mine still").anchor == added.anchor
        assert other.recent()[0].position == 0


def test_a_highlight_has_a_colour_and_a_note_may_have_one(library):
    known = library.visit(article()).article_id
    highlight = library.add(known, "highlight", anchor("Mira Holt"))
    note = library.add(known, "note", anchor("The council"), "when?", colour="blue")
    assert (highlight.colour, note.colour) == ("yellow", "blue")
    assert library.edit(highlight.id, colour="pink").colour == "pink"
    assert library.edit(note.id, "why?").colour == "blue"
    assert library.edit(note.id, colour=None).colour is None
    assert [mark.colour for mark in library.marks(known)] == ["pink", None]


def test_tags_are_kept_in_order_and_once(library):
    known = library.visit(article()).article_id
    tags = ("#fish", "Follow  up", "", "FISH", "two\nlines", " # ", "a \ud800")
    mark = library.add(known, "note", anchor("Mira Holt"), "who?", tags=tags)
    assert mark.tags == ("fish", "Follow up", "two lines", "a ?")
    assert library.edit(mark.id, "owner").tags == mark.tags
    assert library.edit(mark.id, tags=["sea"]).body == "owner"
    assert library.marks(known)[0].tags == ("sea",)


def test_every_mark_has_a_uuid_of_its_own(library):
    known = library.visit(article()).article_id
    marks = [library.add(known, "bookmark", anchor("Mira Holt")) for _ in range(20)]
    assert len({uuid.UUID(mark.uid) for mark in marks}) == 20
    assert library.edit(marks[0].id, "here").uid == marks[0].uid


def test_a_lost_mark_is_placed_by_hand(library, path):
    known = library.visit(article()).article_id
    mark = library.add(known, "note", anchor("“Nobody told us anything,” she said"), "really?")
    cut = TEXT.replace(mark.anchor.exact, "Nothing moved")
    assert library.visit(article(cut)).lost == 1
    placed = library.place(mark.id, anchor("Nothing moved", cut))
    assert (placed.lost, placed.anchor, placed.body) == (
        False,
        anchor("Nothing moved", cut),
        "really?",
    )
    assert library.marks(known) == (placed,)
    with Library.open(path) as other:
        other.visit(article("New. " + cut))
        assert library.place(mark.id, anchor("Mira Holt", cut)).anchor == anchor("Mira Holt", cut)
        assert words_of(other.marks(known)) == ["Mira Holt"]
        assert other.marks(known)[0].anchor.start == cut.index("Mira Holt") + 5


def test_what_is_forgotten_is_gone_from_the_file(library, path):
    known = library.visit(article(title="Saltmarsh")).article_id
    library.add(known, "note", anchor("Mira Holt"), "a secret source", tags=["whistle"])
    kept = library.visit(article(OTHER, source="/news/tram.txt")).article_id
    library.forget(known)
    assert [recent.article_id for recent in library.recent()] == [kept]
    with pytest.raises(ReaderError, match="not in the library"):
        library.marks(known) or library.text_of(known)
    files = b"".join(file.read_bytes() for file in path.parent.iterdir())
    for trace in (b"secret", b"whistle", b"Mira", b"harbour.txt"):
        assert trace not in files
    assert b"Oldcastle" in files
    assert library.visit(article()).marks == ()


def test_who_reads_what_is_forgotten_changes_nothing_else(library, path):
    with Library.open(path) as other:
        known = other.visit(article()).article_id
        mark = other.add(known, "note", anchor("Mira Holt"), "who?")
        library.forget(known)
        assert library.visit(article(OTHER)).article_id == known
        with pytest.raises(ReaderError, match="or an article forgotten"):
            other.edit(mark.id, "she")
        with pytest.raises(ReaderError, match="or an article forgotten"):
            other.add(known, "bookmark", anchor("Mira Holt"))
        with pytest.raises(ReaderError, match="or an article forgotten"):
            other.stale()
    assert library.marks(known) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda library: library.edit(99, "no"),
        lambda library: library.place(99, anchor("Mira Holt")),
        lambda library: library.forget(99),
        lambda library: library.delete(99),
        lambda library: library.undelete(99),
        lambda library: library.add(99, "note", anchor("Mira Holt")),
        lambda library: library.text_of(99),
    ],
    ids=["edit", "place", "forget", "delete", "restore", "add", "text"],
)
def test_what_is_not_there_is_told(library, change):
    library.visit(article())
    with pytest.raises(ReaderError, match="is not in the library"):
        change(library)
