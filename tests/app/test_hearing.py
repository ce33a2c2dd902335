from functools import partial

from specimen import ANNOTATIONS, TEXT

from reader.annotations import Annotations, Entity, Mention
from reader.app.drawing import Picture
from reader.app.hearing import Hearing
from reader.engine.messages import Finished, Part, Progress


def found(*starts):
    mentions = tuple(Mention(start, start + 3) for start in starts)
    return Annotations("m", (Entity(0, "person", "Ada", mentions=mentions),))


def heard(*replies):
    pictures = []
    hearing = Hearing(partial(Picture.of, TEXT), lambda _, picture: pictures.append(picture))
    for reply in replies:
        hearing._rest_until = 0.0
        hearing(reply)
    return pictures


def mentions(picture):
    return [(span.start, span.end) for span in picture.entities]


def test_parts_are_put_together_and_replaced_by_what_covers_them():
    pictures = heard(
        Part(20, 40, found(20)),
        Part(0, 20, found(0)),
        Part(0, 40, found(5)),
        Part(40, 60, found(50)),
    )
    assert [mentions(picture) for picture in pictures] == [
        [(20, 23)],
        [(0, 3), (20, 23)],
        [(5, 8)],
        [(5, 8), (50, 53)],
    ]


def test_the_end_replaces_all_parts_and_progress_is_no_picture():
    progress, _, last = heard(
        Progress("reading", 1, 2), Part(0, 9, found(1)), Finished(ANNOTATIONS)
    )
    assert progress is None
    assert last.annotations is ANNOTATIONS


def test_a_part_that_comes_too_soon_is_shown_with_a_later_one():
    pictures = []
    hearing = Hearing(partial(Picture.of, TEXT), lambda _, picture: pictures.append(picture))
    hearing._rest_until = float("inf")
    hearing(Part(0, 9, found(1)))
    assert pictures == [None]
    hearing._rest_until = 0.0
    hearing(Part(10, 20, found(12)))
    assert mentions(pictures[1]) == [(1, 4), (12, 15)]
