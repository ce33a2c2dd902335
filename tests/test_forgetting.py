"""What is forgotten is in nothing that newsread keeps."""

from reader import forgetting
from reader.annotations import Annotations
from reader.article import Article
from reader.engine import cache
from reader.engine.models import Model
from reader.library import Library, anchors

TEXT = "The whistle-blower met Ada Quill on Friday.\n"


def test_an_article_is_gone_from_the_library_and_the_cache(newsread_home):
    article = Article(text=TEXT, source="/secret/quill.txt", title="Quill")
    model = Model("/models/small", "small", "1")
    cache.save(article, model, Annotations(model="small 1"))
    with Library.open() as library:
        known = library.visit(article)
        library.add(known.article_id, "note", anchors.make(TEXT, 4, 19), "call Mira")
        forgetting.forget(library, library.recent()[0])
        assert library.recent() == ()
    assert cache.load(article, model) is None
    files = [one for one in newsread_home.rglob("*") if one.is_file()]
    assert files
    for file in files:
        content = file.read_bytes()
        assert not any(word in content for word in (b"whistle", b"quill", b"Quill", b"Mira"))
