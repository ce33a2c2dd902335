"""The digest: who said what, about whom, when and where, on one page."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reader.app.screens.passing import PassingScreen
from reader.app.themes import styles_folder
from reader.article import Article
from reader.exports.digest import Digest, Statement, Voice
from reader.exports.digest_words import as_markdown, cautions, context, words
from reader.harmless import one_line

_MOST = 2000
"""How many statements are listed; a book has more than anybody reads on one page."""


class DigestScreen(PassingScreen[Statement | None]):
    """Lists what was said; the result is the statement to go to, or None."""

    CSS_PATH = styles_folder() / "digest.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,D", "dismiss(None)", "Back"),
        Binding("y", "copy", "Copy as Markdown"),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
        Binding("q", "app.quit", "Quit"),
    ]

    def __init__(self, article: Article, digest: Digest) -> None:
        """Show the ``digest`` of ``article``."""
        super().__init__()
        self._article = article
        self._digest = digest
        self._statements: dict[str, Statement] = {}

    def compose(self) -> ComposeResult:
        """A heading, what to be careful with, and the statements of each voice."""
        yield Static(self._heading(), id="heading", markup=False)
        with VerticalScroll(id="cautions", can_focus=False):
            for sentence in cautions(self._digest):
                yield Static(f"! {one_line(sentence)}", markup=False)
        yield OptionList(*self._options(), id="statements")
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the first statement."""
        statements = self.query_one(OptionList)
        statements.focus()
        statements.action_first()

    def action_move(self, direction: str) -> None:
        """Move among the statements."""
        statements = self.query_one(OptionList)
        statements.action_cursor_down() if direction == "down" else statements.action_cursor_up()

    def action_copy(self) -> None:
        """Copy the page as Markdown."""
        self.app.copy_to_clipboard(as_markdown(self._article, self._digest))
        self.notify("The digest is copied as Markdown.", timeout=2, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to where it was said."""
        self.dismiss(self._statements[event.option_id or ""])

    def _heading(self) -> str:
        voices = [voice for voice in self._digest.voices if voice.speaker is not None]
        said = sum(len(voice.statements) for voice in self._digest.voices)
        title = one_line(self._article.title or "Digest")
        return f"{title}  —  {len(voices)} speakers, {said} statements"

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for voice in self._digest.voices:
            if len(self._statements) >= _MOST:
                rest = f"Only the first {_MOST:,} statements are listed."
                options.append(Option(Content.styled(rest, "$aside"), disabled=True))
                break
            options.append(Option(_voice(voice, first=not options), disabled=True))
            for said in voice.statements[: _MOST - len(self._statements)]:
                identity = str(len(self._statements))
                self._statements[identity] = said
                options.append(Option(self._statement(said), id=identity))
        if not options:
            options.append(Option(Content("Nobody is quoted."), disabled=True))
        return options

    def _statement(self, said: Statement) -> Content:
        parts: list[str | tuple[str, str]] = [words(self._article, said)]
        if said.probable:
            parts.append(("  probably", "$warning"))
        between = "\n  "
        for label, names in context(said):
            parts += [between, (f"{label} ", "$aside"), (one_line(names), "$aside italic")]
            between = "   "
        return Content.assemble(*parts)


def _voice(voice: Voice, *, first: bool) -> Content:
    gap = "" if first else "\n"
    if voice.speaker is None:
        return Content.assemble(gap, ("No speaker found", "bold $warning"))
    role = f"  {one_line(voice.speaker.role)}" if voice.speaker.role else ""
    style = f"bold $entity-{voice.speaker.kind}" if voice.speaker.kind in _COLOURED else "bold"
    return Content.assemble(gap, (one_line(voice.speaker.name), style), (role, "$aside"))


_COLOURED = frozenset({"person", "organisation", "place", "group"})
