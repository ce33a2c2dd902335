"""Annotated articles as training data for named entity recognition.

Each paragraph is an example. Names and dates have the labels of OntoNotes, by which the models that
newsread reads with were trained; of its three labels for places all are "GPE" here.
"""

from __future__ import annotations

import bisect
import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
import spacy
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from reader.annotations import Annotations, Kind
from reader.article import Article, Paragraph

LABELS: dict[Kind, str] = {
    "person": "PERSON",
    "organisation": "ORG",
    "place": "GPE",
    "group": "NORP",
    "event": "EVENT",
    "work": "WORK_OF_ART",
    "product": "PRODUCT",
    "law": "LAW",
    "other": "MISC",
}
"""The label of each kind; OntoNotes has none for the last."""

_META = "newsread"


class Examples(NamedTuple):
    """The examples, and the place (an offset) and words of each name that does not fit on whole tokens."""

    docs: list[Doc]
    misaligned: list[tuple[int, str]]


def examples(
    article: Article,
    found: Annotations,
    corrected: Iterable[tuple[int, int]],
    *,
    only_corrected: bool = False,
) -> Examples:
    """The paragraphs of ``article``, but for what a web page left in it, with what was ``found``.

    ``corrected`` are the spans of which a person said what they are: their number is among the meta data
    of each paragraph, and with ``only_corrected`` paragraphs without any are left out.
    """
    labelled, said = sorted(_labelled(found)), sorted(corrected)
    result = Examples([], [])
    for paragraph in article.paragraphs:
        number = len(_between(said, paragraph))
        if paragraph.kind == "junk" or (only_corrected and not number):
            continue
        doc: Doc = _tokenizer()(article.text[paragraph.start : paragraph.end])
        spans = []
        for start, end, label in _between(labelled, paragraph):
            span = doc.char_span(start - paragraph.start, end - paragraph.start, label)
            if span is not None:
                spans.append(span)
            else:
                result.misaligned.append((start, article.text[start:end]))
        doc.set_ents(filter_spans(spans))
        doc.user_data[_META] = {
            "source": article.source,
            "title": article.title,
            "start": paragraph.start,
            "corrected": number,
        }
        result.docs.append(doc)
    return result


def docbin(docs: Iterable[Doc]) -> bytes:
    """``docs`` as spaCy's binary format for training (a ``.spacy`` file), meta data included."""
    return DocBin(store_user_data=True, docs=docs).to_bytes()


def prodigy(docs: Iterable[Doc]) -> bytes:
    """``docs`` in Prodigy's form for named entities (https://prodi.gy/docs/api-interfaces#ner_manual).

    One object a line, each with text, tokens, spans and meta data, and accepted.
    """
    return b"".join(msgspec.json.encode(_task(doc)) + b"\n" for doc in docs)


def _labelled(found: Annotations) -> Iterator[tuple[int, int, str]]:
    """What has a label: names, and the dates that are not within one."""
    names = [
        (mention.start, mention.end, LABELS[entity.kind])
        for entity in found.entities
        for mention in entity.mentions
        if mention.form == "name"
    ]
    yield from names
    taken = {offset for start, end, _ in names for offset in range(start, end)}
    for when in found.dates:
        if taken.isdisjoint(range(when.start, when.end)):
            yield when.start, when.end, "TIME" if when.type == "TIME" else "DATE"


@functools.cache
def _tokenizer() -> Callable[[str], Doc]:
    """The rules that all models for English share."""
    return spacy.blank("en").tokenizer


_Spanned = TypeVar("_Spanned", bound=tuple[Any, ...])


def _between(spans: Sequence[_Spanned], paragraph: Paragraph) -> Sequence[_Spanned]:
    """Those of the sorted ``spans`` that start in ``paragraph``."""
    low = bisect.bisect_left(spans, paragraph.start, key=operator.itemgetter(0))
    high = bisect.bisect_left(spans, paragraph.end, key=operator.itemgetter(0))
    return spans[low:high]


def _task(doc: Doc) -> dict[str, Any]:
    return {
        "text": doc.text,
        "tokens": [
            {
                "text": token.text,
                "start": token.idx,
                "end": token.idx + len(token),
                "id": token.i,
                "ws": bool(token.whitespace_),
            }
            for token in doc
        ],
        "spans": [
            {
                "start": span.start_char,
                "end": span.end_char,
                "token_start": span.start,
                "token_end": span.end - 1,
                "label": span.label_,
            }
            for span in doc.ents
        ],
        "answer": "accept",
        "meta": doc.user_data[_META],
    }
