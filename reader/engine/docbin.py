"""Annotated documents as spaCy's own binary format (https://spacy.io/api/docbin)."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, DocBin


def encode(docs: Sequence[Doc]) -> bytes:
    """``docs`` with all that the model and our components found, ``doc._.newsread`` included.

    To be read where :mod:`reader.engine.findings` is imported; without it, spans and tokens are there
    all the same.
    """
    return DocBin(docs=docs, store_user_data=True).to_bytes()


def joined(parts: Sequence[bytes]) -> bytes:
    """The documents of all ``parts``, each written by :func:`encode`, as one."""
    whole = DocBin(store_user_data=True)
    for part in parts:
        whole.merge(DocBin(store_user_data=True).from_bytes(part))
    return whole.to_bytes()
