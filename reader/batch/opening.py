"""A document to be annotated -> its article."""

from __future__ import annotations

import io

from reader.article import Article
from reader.batch.work import Result, Work
from reader.errors import ReaderError
from reader.formats import open_article, rows
from reader.harmless import one_line


def open_work(work: Work) -> tuple[str, Article] | Result:
    """The identity and the article of ``work``, or how it ends here."""
    if work.problem is not None:
        return failed(work, work.problem)
    article: Article | ReaderError
    try:
        if work.row is not None:
            identity, article = rows.document(
                work.data or b"", work.source, work.row, published=work.published
            )
        else:
            stdin = None if work.data is None else io.BytesIO(work.data)
            identity = work.identity
            article = open_article(work.source, published=work.published, stdin=stdin)
    except ReaderError as error:
        return failed(work, str(error))
    except Exception as error:  # noqa: BLE001 - one document never stops the others
        why = f"{type(error).__name__}: {error}"
        return failed(work, f"{one_line(work.identity)} can't be opened ({why}).")
    if isinstance(article, ReaderError):
        return failed(work, str(article))
    if article.digest == work.finished:
        return Result(identity, work.source, work.size, article.digest)
    return identity, article


def failed(work: Work, problem: str) -> Result:
    """The result of ``work`` that came to nothing."""
    return Result(work.identity, work.source, work.size, problem=problem)
