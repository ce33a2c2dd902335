"""Full-text search over the titles of all articles and all that was added to them (SQLite FTS5)."""

from __future__ import annotations

import unicodedata

from reader.harmless import one_line
from reader.library import articles, records
from reader.library.database import Database
from reader.library.records import Hit

MOST = 32
"""Words of a query that are looked for; the rest of it is left out."""

_BEGIN, _END = "\x02", "\x03"

_TITLES = f"""
    SELECT rowid AS article_id, snippet(titles_index, -1, '{_BEGIN}', '{_END}', '…', 24) AS snippet
    FROM titles_index WHERE titles_index MATCH ? ORDER BY rank LIMIT ?
"""  # noqa: S608 - our own words

_MARKS = f"""
    SELECT marks.*, snippet(marks_index, -1, '{_BEGIN}', '{_END}', '…', 24) AS snippet
    FROM marks_index JOIN marks ON marks.id = marks_index.rowid
    WHERE marks_index MATCH ? AND deleted IS NULL ORDER BY bm25(marks_index, 3, 1, 3) LIMIT ?
"""  # noqa: S608


def search(database: Database, words: str, limit: int) -> tuple[Hit, ...]:
    """The articles whose title or byline, then the marks whose words hold all of ``words``.

    A word is found by its beginning, in any case and with or without accents. Nothing in ``words``
    is an operator. Words without a letter, a digit or an emoji are left out.
    """
    query = _query(words)
    if not query or limit <= 0:
        return ()
    titles = database.rows(_TITLES, query, limit)
    marks = database.rows(_MARKS, query, limit - len(titles))
    found = {row["article_id"]: None for row in (*titles, *marks)}
    owners = {article_id: articles.recent(database, article_id) for article_id in found}
    return (
        *(Hit(owners[row["article_id"]], None, *_marked(row["snippet"])) for row in titles),
        *(
            Hit(owners[row["article_id"]], records.mark(row), *_marked(row["snippet"]))
            for row in marks
        ),
    )


def _query(words: str) -> str:
    """``words`` in the language of FTS5, each as a string that is the beginning of a word."""
    terms = [word for word in words.replace("\0", " ").split() if any(map(_in_words, word))]
    return " ".join('"{}"*'.format(records.plain(term).replace('"', " ")) for term in terms[:MOST])


def _in_words(sign: str) -> bool:
    """Whether the tokenizer takes ``sign`` for part of a word, as it does with emoji."""
    category = unicodedata.category(sign)
    return category[0] in "LN" or category in {"Co", "So", "Sk", "Cn"}


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """``snippet`` without the signs that stand around what was found, and where that stands."""
    words, spans = "", []
    for index, part in enumerate(snippet.split(_BEGIN)):
        found, end, rest = part.partition(_END)
        if index and end:
            spans.append((len(words), len(words) + len(found)))
        words += found + rest
    return one_line(words), tuple(spans)
