"""What the engine found, as the person corrected it."""

from reader.correcting.apply import Corrected, corrected

__all__ = ["Corrected", "corrected"]
