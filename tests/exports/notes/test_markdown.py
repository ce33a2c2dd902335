"""Notes for a vault of Markdown files."""

import any_notes
import srsly
from hypothesis import given

from reader.article import Article
from reader.exports.notes import Annotated, markdown
from reader.marks import Anchor, Mark

UID = "0f4e5b1a-6a0e-4a5c-9d8e-7a3c1c0d2b11"
ARTICLE = Article(
    text="", source="/news/a.txt", title="Ferry: “late” #1", byline="By Ann Other",
    published="2024-05-03",
)  # fmt: skip
NOTE = Mark(
    0, "note", Anchor(4, 9, "We *won*\n\n[[x]]", "", ""), "Ask **them**\nagain",
    "2024-05-04T10:00:00+00:00", colour="green", tags=("Follow up", "sea"), uid=UID,
)  # fmt: skip
LOST = Mark(0, "bookmark", Anchor(4, 9, "gone", "", ""), created="2024-05-05", lost=True, uid=UID)

EXPECTED = r"""---
title: "Ferry: “late” #1"
author: "Ann Other"
source: "/news/a.txt"
published: 2024-05-03
tags:
  - "Follow-up"
  - "sea"
---

# Ferry: “late” \#1

> We \*won\*
>
> \[\[x\]\]

Ask **them**
again

*green note, 2024-05-04* #Follow-up #sea ^0f4e5b1a-6a0e-4a5c-9d8e-7a3c1c0d2b11

> gone

*bookmark, no longer in the text, 2024-05-05* ^0f4e5b1a-6a0e-4a5c-9d8e-7a3c1c0d2b11
"""


def test_one_article_has_its_properties_on_top():
    assert markdown.write([Annotated(ARTICLE, (NOTE, LOST))]) == EXPECTED


def test_several_articles_follow_each_other():
    text = markdown.write([Annotated(ARTICLE, (NOTE,)), Annotated(Article(text=""), (LOST,))])
    assert text.startswith("# Ferry")
    assert "\n\n# Standard input\n" in text
    assert "---" not in text


@given(any_notes.annotated())
def test_the_properties_are_yaml_and_every_mark_is_a_block(one):
    text = markdown.write([one])
    _, properties, body = text.split("---\n", 2)
    read = srsly.yaml_loads(properties)
    assert read["title"]
    assert {" " in tag for tag in read.get("tags", ())} <= {False}
    lines = body.split("\n")
    assert sum(line.endswith(f"^{mark.uid}") for mark in one.marks for line in lines) == len(
        one.marks
    )
    assert body.count("\n> ") + body.count("\n>\n") >= len(one.marks)


def test_nothing_makes_an_empty_file():
    assert markdown.write([]) == ""
