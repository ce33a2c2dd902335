"""Kept annotations: found again for the same question alone, and never a reason to fail."""

import os

import msgspec
import pytest

from reader.annotations import Annotations, Entity, Mention
from reader.article import Article
from reader.engine import cache
from reader.engine.models import Model

MODEL = Model("/models/one", "one", "1")
ARTICLE = Article("It rained in Brook.", published="2024-11-08")
FOUND = Annotations("one 1", entities=(Entity(0, "place", "Brook", mentions=(Mention(13, 18),)),))


@pytest.fixture
def folder(newsread_home):
    return newsread_home / "cache" / "annotations"


def test_what_is_kept_is_found(folder):
    assert cache.load(ARTICLE, MODEL) is None
    cache.save(ARTICLE, MODEL, FOUND)
    assert cache.load(ARTICLE, MODEL) == FOUND
    assert [file.suffix for file in folder.iterdir()] == [".msgpack"]
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("article", "model"),
    [
        (msgspec.structs.replace(ARTICLE, text="It rained in Brook!"), MODEL),
        (msgspec.structs.replace(ARTICLE, published="2024-11-09"), MODEL),
        (msgspec.structs.replace(ARTICLE, published=None), MODEL),
        (ARTICLE, msgspec.structs.replace(MODEL, version="2")),
        (ARTICLE, msgspec.structs.replace(MODEL, path="/models/other")),
    ],
)
def test_another_text_date_or_model_is_another_question(article, model):
    cache.save(ARTICLE, MODEL, FOUND)
    assert cache.load(article, model) is None


def test_what_is_forgotten_is_gone_by_whatever_model(folder):
    other = msgspec.structs.replace(ARTICLE, text="It rained.")
    cache.save(ARTICLE, MODEL, FOUND)
    cache.save(ARTICLE, msgspec.structs.replace(MODEL, version="2"), FOUND)
    cache.save(other, MODEL, FOUND)
    cache.forget(ARTICLE.digest)
    assert cache.load(ARTICLE, MODEL) is None
    assert cache.load(other, MODEL) == FOUND
    assert len(list(folder.iterdir())) == 1


def test_where_an_article_was_read_from_does_not_matter():
    cache.save(ARTICLE, MODEL, FOUND)
    assert cache.load(msgspec.structs.replace(ARTICLE, source="moved.txt"), MODEL) == FOUND


def test_another_engine_is_another_question(monkeypatch):
    cache.save(ARTICLE, MODEL, FOUND)
    monkeypatch.setattr(cache, "_engine", lambda: "changed")
    assert cache.load(ARTICLE, MODEL) is None


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80", b"rubbish" * 100, None])
def test_a_damaged_file_counts_as_absent_and_is_kept_anew(folder, damage):
    cache.save(ARTICLE, MODEL, FOUND)
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
    assert cache.load(ARTICLE, MODEL) is None
    cache.save(ARTICLE, MODEL, FOUND)
    assert cache.load(ARTICLE, MODEL) == FOUND


def test_what_was_used_longest_ago_goes_first(folder, monkeypatch):
    articles = [Article(f"text {number}") for number in range(4)]
    for number, article in enumerate(articles):
        before = set(folder.glob("*"))
        cache.save(article, MODEL, FOUND)
        (new,) = set(folder.iterdir()) - before
        os.utime(new, (number, number))
    size = new.stat().st_size
    assert cache.load(articles[0], MODEL) == FOUND  # used now, and so the last to go
    monkeypatch.setattr(cache, "LIMIT", 3 * size)
    cache.save(Article("one more"), MODEL, FOUND)
    kept = [cache.load(article, MODEL) is not None for article in articles]
    assert kept == [True, False, False, True]


def test_a_folder_that_cannot_be_made_is_no_error(newsread_home):
    (newsread_home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    cache.save(ARTICLE, MODEL, FOUND)
    assert cache.load(ARTICLE, MODEL) is None


def test_a_full_disk_is_no_error_and_leaves_nothing_behind(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.Path, "replace", full)
    cache.save(ARTICLE, MODEL, FOUND)
    assert list(folder.iterdir()) == []
