"""The one exception that newsread raises for what a person can put right, and how it is said."""

from collections.abc import Iterable

import msgspec

from reader.harmless import one_line

DAMAGED = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding raises where data is damaged, or made to do harm."""


class ReaderError(Exception):
    """Something that the person can act on, said in one clear sentence.

    The command line prints the sentence and exits with ``status``; the app shows it as a notice.
    """

    def __init__(self, sentence: str, *, status: int = 1) -> None:
        """``sentence`` says what is wrong and what to do; ``status`` is the exit status (2: usage)."""
        super().__init__(sentence)
        self.status = status


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a ``name`` that is not ``known``: which one it is nearest to, if any."""
    import difflib  # noqa: PLC0415 - only where something went wrong

    near = difflib.get_close_matches(name, list(known), 1)
    return f"; the nearest is {one_line(near[0])}" if near else ""


def complain(sentence: str) -> None:
    """Say ``sentence`` on standard error, harmless, in colour where that is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - only where something went wrong
    from rich.text import Text  # noqa: PLC0415

    message = Text.assemble(("newsread: ", "bold red"), one_line(sentence))
    Console(stderr=True, soft_wrap=True, highlight=False).print(message)
