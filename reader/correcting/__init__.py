"""What the engine found, as the person corrected it."""

from reader.correcting.apply import Corrected, corrected
from reader.correcting.telling import A_KIND, told

__all__ = ["A_KIND", "Corrected", "corrected", "told"]
