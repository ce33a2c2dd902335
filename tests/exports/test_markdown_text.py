"""Text that Markdown shows as it stood."""

import html
import re

import pytest
import srsly
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exports import markdown_text
from reader.harmless import harmless

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

hostile = st.text(st.sampled_from("\\`*_{}[]<>#|~$^=%&;+-.!():1a \n“é👩/\"'"), max_size=40).map(
    harmless
)


def shown(markdown):
    """The text that a reader of the rendered page sees, and the names of its elements."""
    page = RENDER.render(markdown)
    elements = set(re.findall(r"<(\w+)", page))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split()), elements


@given(hostile)
@example("1. one\n2) two\n- three\n+ four")
@example("Title\n===\nOther\n---\n> no\n# no")
@example(
    "<script>x</script> &amp; &#42; [a](b) ![c](d) [[e]] `f` *g* __h__ ~~i~~ ==j== $k$ ^l %%m%%"
)
@example("|a|b|\n|-|-|\n|c|d|")
@example("12.\n    code")
def test_quoted_text_reads_as_it_stood(text):
    words, elements = shown(markdown_text.quoted(text))
    assert words == " ".join(text.split())
    assert elements <= {"blockquote", "p", "br"}


def test_what_needs_no_backslash_has_none():
    plain = "The price rose 3.5% - to (almost) 1,200; snake_case & “quotes” stay! It’s no. 1."
    assert markdown_text.escaped(plain) == plain


def test_what_obsidian_adds_is_not_obeyed():
    text = "[[link]] #tag ==mark== %%comment%% ^block $5 and $6 ![[embed]]"
    escaped = markdown_text.escaped(text)
    for sign in ("[[", " #t", "==", "%%", " ^b", " $5"):
        assert sign not in escaped
    assert escaped.replace("\\", "") == text


properties = st.dictionaries(
    st.sampled_from(["title", "author", "tags"]),
    st.one_of(hostile, st.lists(hostile.filter(bool), max_size=3)),
)


@given(properties)
def test_front_matter_is_yaml(known):
    text = markdown_text.front_matter(known)
    lines = text.split("\n")
    assert (lines[0], lines[-2:]) == ("---", ["---", ""])
    read = srsly.yaml_loads("\n".join(lines[1:-2])) or {}
    assert read == {name: value for name, value in known.items() if value}


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("follow up", "follow-up"),
        ("Press/2024", "Press/2024"),
        ("2024", "2024-"),
        ("#a, b!", "a-b"),
        ("Köln", "Köln"),
    ],
)
def test_tags_are_as_obsidian_has_them(words, tag):
    assert markdown_text.tag(words) == tag
