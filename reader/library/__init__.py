"""What is kept on disk: the articles that were opened, and what the person added to them."""

from reader.library.records import Hit, Recent, Visit
from reader.library.store import Library

__all__ = ["Hit", "Library", "Recent", "Visit"]
