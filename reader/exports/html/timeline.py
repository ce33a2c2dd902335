"""The dates of an article: a line of time, and the list of them in its order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from reader.annotations import Annotations
from reader.article import Article
from reader.exports import overview
from reader.exports.html.elements import element, escaped
from reader.exports.html.lists import section as list_section
from reader.exports.overview import Dated
from reader.harmless import one_line
from reader.times import Stretch

_WIDTH, _HEIGHT, _MARGIN = 640.0, 64.0, 24.0
_LEAST = 4.0
"""No bar is narrower, so that a day can be seen on a line of centuries."""


def section(article: Article, annotations: Annotations) -> str:
    """Both, or nothing where there are no dates."""
    number = {id(when): index for index, when in enumerate(annotations.dates)}
    dates = [(number[id(one.when)], one) for one in overview.dates(annotations)]
    if not dates:
        return ""
    items = element("ol", *(_item(article.text, index, one) for index, one in dates))
    return list_section("date", "Dates", _line(dates), items)


def _item(text: str, index: int, one: Dated) -> str:
    words = escaped(one_line(text[one.when.start : one.when.end]))
    link = element("a", words, href=f"#d{index}")
    return element("li", element("b", escaped(one.meaning.words)), " ", link, id=f"w{index}")


def _line(dates: Sequence[tuple[int, Dated]]) -> str:
    placed = [(index, one, one.meaning.stretch) for index, one in dates if one.meaning.stretch]
    if len({stretch for _, _, stretch in placed}) < 2:
        return ""
    first = min(stretch.start for _, _, stretch in placed)
    last = max(stretch.end for _, _, stretch in placed)
    scale = (_WIDTH - 2 * _MARGIN) / (last - first)

    def across(day: float) -> float:
        return _MARGIN + (day - first) * scale

    bars = [_bar(index, one, across(s.start), across(s.end)) for index, one, s in placed]
    axis = element("path", d=f"M{_MARGIN} 40H{_WIDTH - _MARGIN}", class_="axis")
    ticks = (
        element("text", escaped(label), x=across(day), y=58.0)
        for day, label in _ticks(Stretch(first, last))
    )
    return element(
        "svg",
        axis,
        *bars,
        *ticks,
        viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}",
        role="group",
        aria_label="When: the article's dates on a line of time",
        class_="timeline",
    )


def _bar(index: int, one: Dated, left: float, right: float) -> str:
    width = max(right - left, _LEAST)
    shape = element("rect", x=left, y=26.0, width=width, height=14.0)
    title = element("title", escaped(one.meaning.words))
    return element("a", title, shape, href=f"#d{index}", aria_label=one.meaning.words)


def _ticks(span: Stretch) -> Iterator[tuple[float, str]]:
    """A few days with their labels: years where the line is long, else days."""
    steps = 4
    for step in range(steps + 1):
        day = min(span.start + (span.end - span.start) * step / steps, span.end - 1)
        date = datetime.date.fromordinal(max(1, int(day)))
        yield day, str(date.year) if span.end - span.start > 1500 else date.isoformat()
