"""The one exception that newsread raises for what a person can put right."""


class ReaderError(Exception):
    """Something that the person can act on, said in one clear sentence.

    The command line prints the sentence and exits with ``status``; the app shows it as a notice.
    """

    def __init__(self, sentence: str, *, status: int = 1) -> None:
        """``sentence`` says what is wrong and what to do; ``status`` is the exit status (2: usage)."""
        super().__init__(sentence)
        self.status = status
