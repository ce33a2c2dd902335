from reader.annotations import Annotations
from reader.article import Article
from reader.batch.annotated import Understanding
from reader.engine import cache, models


def test_names_that_do_not_stand_in_an_article_do_not_make_it_be_annotated_anew():
    article = Article("Ada Penhale spoke in Oslo.")
    kept = Annotations("kept by the reader")
    cache.save(article, models.find(), kept, {"Penhale": "person"})
    understanding = Understanding("auto", {"Penhale": "person", "Tregunno": "person"})
    assert understanding.of(article) == kept
