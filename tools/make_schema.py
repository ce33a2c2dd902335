"""Writes the JSON Schema of the annotation file from its records: ``make schema``."""

import json
from pathlib import Path

import msgspec

from reader.exports.json import Document

SCHEMA = Path(__file__).parents[1] / "reader" / "exports" / "annotation-file.schema.json"


def schema() -> str:
    """The schema (JSON Schema 2020-12) of one document, as the text of its file."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newsread annotation file, one document",
        **msgspec.json.schema(Document),
    }
    return json.dumps(made, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), encoding="utf-8")
