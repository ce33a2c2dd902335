"""Several articles to be read one after the other: those of a feed, or the files that were named."""

from __future__ import annotations

from collections.abc import Sequence

from reader.app.opening import Opened, begun, opened
from reader.article import Article
from reader.corrections import NO_NAMES, KnownNames
from reader.errors import ReaderError
from reader.formats import Entry, Listing, is_address


class Shelf:
    """A list of articles and which of them is read; before one is, none (``index`` is -1).

    ``published`` is the day of publication that the person told, for all of them; ``first`` the
    article that is shown first, where the person is not to choose it.
    """

    def __init__(self, listing: Listing, published: str | None = None) -> None:
        """Stand before the first article of ``listing``."""
        self.listing = listing
        self.published = published
        self.first: Opened | None = None
        self.index = -1
        self._fetched: dict[int, Article] = {}

    @classmethod
    def of_files(cls, sources: Sequence[str], published: str | None = None) -> Shelf:
        """The files and addresses that the person named."""
        entries = tuple(Entry(source, source) for source in sources)
        return cls(Listing(f"{len(entries)} articles", "", entries), published)

    def begin(self, model: str, known: KnownNames = NO_NAMES) -> str:
        """Open the first article that can be read; returns why those before it can't.

        Raises ReaderError where none can.
        """
        problems: list[ReaderError] = []
        for index in range(len(self.listing.entries)):
            try:
                self.first, _ = self.opened(index, model, known)
            except ReaderError as error:
                problems.append(error)
            else:
                self.index = index
                return " ".join(map(str, problems))
        raise problems[0]

    def beside(self, by: int) -> int | None:
        """The index of the article that is ``by`` farther on; None where there is none."""
        index = self.index + by
        return index if 0 <= index < len(self.listing.entries) else None

    def to_fetch(self, index: int) -> str:
        """The address from which the article number ``index`` would be fetched; else nothing."""
        entry = self.listing.entries[index]
        known = entry.whole or index in self._fetched
        return "" if known or not is_address(entry.source) else entry.source

    def opened(self, index: int, model: str, known: KnownNames = NO_NAMES) -> tuple[Opened, str]:
        """The article number ``index`` made ready to be shown, and a word about it where one is due.

        What the list holds whole is not fetched, and what was fetched once is not again. Where the page
        can't be had, what the list holds of it is shown. Raises ReaderError where that is nothing.
        """
        entry = self.listing.entries[index]
        notice = ""
        article = entry.article if entry.whole else self._fetched.get(index)
        if article is not None:
            ready = begun(article, model, known)
        else:
            try:
                ready = opened(entry.source, self.published, model, known)
            except ReaderError as error:
                if entry.article is None:
                    raise
                ready = begun(entry.article, model, known)
                notice = f"{error} This is what the feed says of it."
            else:
                if is_address(entry.source):
                    self._fetched[index] = ready.article
        return ready._replace(place=f"{index + 1} of {len(self.listing.entries)}"), notice
